package io.github.kubevalue.model.explore;

import java.time.Instant;

/**
 * Work that is to be done at some time.
 *
 * @param at when
 * @param isAwaited whether the cluster has not settled before that
 * @param desk what to do
 */
record Alarm(Instant at, boolean isAwaited, Desk desk) {}
