package io.github.kubevalue.model.admission.podsecurity;

import io.vavr.control.Option;
import java.util.function.Function;

/**
 * One rule of the Pod Security Standards, as some releases have it.
 *
 * @param id the name of the rule; upstream has a file for each
 * @param level the level it belongs to; restricted has those of baseline too
 * @param since the minor number of the first release that has it so
 * @param before the minor number of the first release that has it no more, or differently
 * @param overrides the rule of baseline that it stands for; empty if it stands beside all
 * @param rule what it finds
 */
record Check(
        String id, Level level, int since, int before, String overrides, Function<PodView, Option<Violation>> rule) {
    /** The first release that no check knows of. */
    static final int NEVER = Integer.MAX_VALUE;

    static Check baseline(String id, Function<PodView, Option<Violation>> rule) {
        return new Check(id, Level.BASELINE, 0, NEVER, "", rule);
    }

    static Check restricted(String id, Function<PodView, Option<Violation>> rule) {
        return new Check(id, Level.RESTRICTED, 0, NEVER, "", rule);
    }

    Check since(int minor) {
        return new Check(id, level, minor, before, overrides, rule);
    }

    Check before(int minor) {
        return new Check(id, level, since, minor, overrides, rule);
    }

    Check overriding(String other) {
        return new Check(id, level, since, before, other, rule);
    }

    boolean isOf(int minor) {
        return since <= minor && minor < before;
    }
}
