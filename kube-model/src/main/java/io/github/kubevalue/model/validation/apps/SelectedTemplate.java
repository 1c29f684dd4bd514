package io.github.kubevalue.model.validation.apps;

import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.LabelRules;
import io.github.kubevalue.model.validation.pod.PodRules;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** A workload's template, and the selector by which it knows the pods that are made from it. */
final class SelectedTemplate {
    /** The path of the selector. */
    static final FieldPath SELECTOR = FieldPath.of("spec.selector");

    /** The path of the template. */
    static final FieldPath TEMPLATE = FieldPath.of("spec.template");

    private SelectedTemplate() {}

    /** Returns the faults of a selector that must be given. */
    static Seq<FieldError> selector(LabelSelector selector) {
        return Faults.NONE
                .when(selector.isEverything(), SELECTOR::required)
                .and(LabelRules.selector(selector, SELECTOR))
                .found();
    }

    /** Returns the fault of a template whose pods would not be found; a selector that is not given finds none. */
    static Seq<FieldError> labels(LabelSelector selector, PodTemplateSpec template) {
        boolean finds =
                !selector.isEverything() && selector.matches(template.metadata().labels());
        return Faults.NONE
                .when(
                        !finds && LabelRules.isUsable(selector),
                        () -> TEMPLATE.child("metadata.labels")
                                .invalid(template.metadata().labels(), "`selector` does not match template `labels`"))
                .found();
    }

    /** Returns the faults of the template, which replaces another or not. */
    static Seq<FieldError> template(PodTemplateSpec template, Option<PodTemplateSpec> before) {
        return before.map(old -> PodRules.template(template, old, TEMPLATE))
                .getOrElse(() -> PodRules.template(template, TEMPLATE));
    }

    /** Returns the faults of pods that would end by themselves. */
    static Seq<FieldError> lasting(PodTemplateSpec template, String kind) {
        FieldPath spec = TEMPLATE.child("spec");
        return Faults.NONE
                .oneOf(template.spec().restartPolicy(), spec.child("restartPolicy"), RestartPolicy.ALWAYS.text())
                .when(
                        template.spec().activeDeadlineSeconds().isDefined(),
                        () -> spec.child("activeDeadlineSeconds")
                                .forbidden("activeDeadlineSeconds in " + kind + " is not Supported"))
                .found();
    }

    /** Returns the fault of a selector that is another than before. */
    static Seq<FieldError> fixed(LabelSelector after, LabelSelector before) {
        return Faults.NONE.immutable(after, before, SELECTOR, LabelRules::json).found();
    }
}
