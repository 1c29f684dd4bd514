package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.core.Probe;
import java.time.Instant;

/**
 * A probe has a container killed.
 *
 * @param at when
 * @param probe the probe
 * @param type the kind of probe, as messages name it
 */
public record ProbeFailure(Instant at, Probe probe, String type) {}
