package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.core.Probe;
import java.time.Duration;
import java.time.Instant;

/**
 * From some run on all runs of a probe go one way.
 *
 * @param type the kind of probe, as messages name it
 * @param at when the first of them is
 * @param succeeds whether they succeed
 * @param period how far one is from the next
 */
record Spell(String type, Instant at, boolean succeeds, Duration period) {
    static Spell of(String type, Probe probe, ProbeRuns.Turn turn) {
        return new Spell(type, turn.at(), turn.succeeds(), ProbeRuns.period(probe));
    }

    /** What is told of a run that fails. */
    String failure() {
        return failure(type);
    }

    static String failure(String type) {
        return Character.toUpperCase(type.charAt(0)) + type.substring(1) + " probe failed: the process does not answer";
    }
}
