package io.github.kubevalue.model.validation.scheduling;

import io.github.kubevalue.model.core.PreemptionPolicy;
import io.github.kubevalue.model.scheduling.PriorityClass;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The rules on PriorityClasses. (pkg/apis/scheduling/validation/validation.go) */
public final class PriorityClassRules {
    private static final FieldPath POLICY = FieldPath.of("preemptionPolicy");
    private static final FieldPath VALUE = FieldPath.of("value");
    private static final String SYSTEM = "system-";
    private static final int HIGHEST = 1_000_000_000;
    // pkg/apis/scheduling/v1/helpers.go, systemPriorityClasses
    private static final Map<String, Integer> KNOWN =
            HashMap.of("system-node-critical", 2_000_001_000, "system-cluster-critical", 2_000_000_000);

    private PriorityClassRules() {}

    /** Returns the faults of a PriorityClass that has its defaults. */
    public static Seq<FieldError> faults(PriorityClass priority) {
        boolean isSystem = priority.name().startsWith(SYSTEM);
        return Faults.NONE
                .andIf(isSystem, () -> system(priority))
                .when(
                        !isSystem && priority.value() > HIGHEST,
                        () -> VALUE.forbidden("maximum allowed value of a user defined priority is " + HIGHEST))
                .oneOf(priority.preemptionPolicy(), POLICY, "PreemptLowerPriority", "Never")
                .found();
    }

    private static Seq<FieldError> system(PriorityClass priority) {
        // pkg/apis/scheduling/v1/helpers.go, IsKnownSystemPriorityClass
        Option<Integer> known = KNOWN.get(priority.name());
        String why = known.isEmpty()
                ? priority.name() + " is not a known system priority class"
                : known.get() != priority.value()
                        ? "value of " + priority.name() + " PriorityClass must be " + known.get()
                        : priority.globalDefault().contains(true)
                                ? "globalDefault of " + priority.name() + " PriorityClass must be false"
                                : "";
        return Faults.NONE
                .when(
                        !why.isEmpty(),
                        () -> FieldPath.of("metadata.name")
                                .forbidden("priority class names with '" + SYSTEM
                                        + "' prefix are reserved for system use only. error: " + why))
                .found();
    }

    /** Returns the faults of a PriorityClass that replaces another: what pods were given by it stays. */
    public static Seq<FieldError> updated(PriorityClass after, PriorityClass before) {
        return Faults.NONE
                .when(after.value() != before.value(), () -> VALUE.forbidden("may not be changed in an update."))
                .immutable(
                        after.preemptionPolicy().map(PreemptionPolicy::text),
                        before.preemptionPolicy().map(PreemptionPolicy::text),
                        POLICY,
                        policy -> GoText.quoted(policy.getOrElse("")))
                .found();
    }
}
