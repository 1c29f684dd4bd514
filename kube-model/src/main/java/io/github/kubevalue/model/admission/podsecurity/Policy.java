package io.github.kubevalue.model.admission.podsecurity;

import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * What a namespace asks of its pods. (pod-security-admission/api/helpers.go, PolicyToEvaluate)
 *
 * @param enforce what pods must keep to
 * @param audit what the audit log is told of
 * @param warn what users are warned of
 * @param faults what is wrong with the labels; what they say wrongly is taken as restricted, or not warned of
 */
record Policy(LevelVersion enforce, LevelVersion audit, LevelVersion warn, Seq<FieldError> faults) {
    private static final String PREFIX = "pod-security.kubernetes.io/";
    private static final FieldPath LABELS = FieldPath.of("metadata").child("labels");
    private static final Policy PRIVILEGED =
            new Policy(LevelVersion.PRIVILEGED, LevelVersion.PRIVILEGED, LevelVersion.PRIVILEGED, Vector.empty());

    /** Returns what the labels of a namespace say. */
    static Policy of(Namespace namespace) {
        SortedMap<String, String> labels = namespace.metadata().labels();
        return labels.exists(label -> label._1.startsWith(PREFIX)) ? new Labels(labels).policy() : PRIVILEGED;
    }

    boolean isFullyPrivileged() {
        return faults.isEmpty() && enforce.isPrivileged() && audit.isPrivileged() && warn.isPrivileged();
    }

    /** The labels of a namespace. */
    private record Labels(SortedMap<String, String> labels) {

        Policy policy() {
            LevelVersion enforce = said("enforce", Level.RESTRICTED);
            LevelVersion audit = said("audit", Level.PRIVILEGED);
            LevelVersion warn = said("warn", Level.PRIVILEGED);
            Seq<FieldError> faults = Vector.of("enforce", "audit", "warn").flatMap(this::faults);
            return new Policy(enforce, audit, isWarned(enforce) ? warnedOf(enforce, warn) : warn, faults);
        }

        private LevelVersion said(String mode, Level mistaken) {
            Level level = labels.get(PREFIX + mode)
                    .map(text -> Level.parse(text).getOrElse(mistaken))
                    .getOrElse(Level.PRIVILEGED);
            PolicyVersion version = labels.get(PREFIX + mode + "-version")
                    .flatMap(PolicyVersion::parse)
                    .getOrElse(PolicyVersion.LATEST);
            return new LevelVersion(level, version);
        }

        /** Whoever says nothing of warnings is warned of what is enforced. */
        private boolean isWarned(LevelVersion enforce) {
            return !labels.containsKey(PREFIX + "warn")
                    && labels.get(PREFIX + "enforce").flatMap(Level::parse).isDefined()
                    && !enforce.isPrivileged();
        }

        private LevelVersion warnedOf(LevelVersion enforce, LevelVersion warn) {
            return labels.containsKey(PREFIX + "warn-version") ? warn.with(enforce.level()) : enforce;
        }

        private Seq<FieldError> faults(String mode) {
            return Vector.of(
                            fault(mode, Level::parse, "must be one of privileged, baseline, restricted"),
                            fault(mode + "-version", PolicyVersion::parse, "must be \"latest\" or \"v1.x\""))
                    .flatMap(fault -> fault);
        }

        private Option<FieldError> fault(String label, Function<String, Option<?>> parse, String rule) {
            return labels.get(PREFIX + label)
                    .filter(text -> parse.apply(text).isEmpty())
                    .map(text -> LABELS.key(PREFIX + label).invalid(text, rule));
        }
    }
}
