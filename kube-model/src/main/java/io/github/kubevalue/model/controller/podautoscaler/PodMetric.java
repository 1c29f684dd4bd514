package io.github.kubevalue.model.controller.podautoscaler;

import java.time.Duration;
import java.time.Instant;

/**
 * What was measured of one pod.
 *
 * @param value in thousandths
 * @param timestamp when the window ended in which it was measured
 * @param window how long that was
 */
public record PodMetric(long value, Instant timestamp, Duration window) {}
