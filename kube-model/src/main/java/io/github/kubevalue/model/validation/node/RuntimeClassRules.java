package io.github.kubevalue.model.validation.node;

import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.node.RuntimeClass;
import io.github.kubevalue.model.node.Scheduling;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.github.kubevalue.model.validation.InternalTypes;
import io.github.kubevalue.model.validation.LabelRules;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.pod.ResourceRules;
import io.github.kubevalue.model.validation.pod.TolerationRules;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The rules on RuntimeClasses. (pkg/apis/node/validation/validation.go) */
public final class RuntimeClassRules {
    private static final FieldPath HANDLER = FieldPath.of("handler");

    private RuntimeClassRules() {}

    /** Returns the faults of a RuntimeClass. */
    public static Seq<FieldError> faults(RuntimeClass runtime) {
        return Faults.NONE
                .named(Names.DNS_LABEL, runtime.handler(), HANDLER)
                .given(
                        runtime.overhead(),
                        overhead -> ResourceRules.overhead(overhead.podFixed(), FieldPath.of("overhead")))
                .given(runtime.scheduling(), RuntimeClassRules::scheduling)
                .found();
    }

    /** Returns the faults of a RuntimeClass that replaces another. */
    public static Seq<FieldError> updated(RuntimeClass after, RuntimeClass before) {
        return Faults.NONE
                .immutable(after.handler(), before.handler(), HANDLER, GoText::quoted)
                .found();
    }

    private static Seq<FieldError> scheduling(Scheduling scheduling) {
        FieldPath path = FieldPath.of("scheduling");
        FieldPath tolerations = path.child("tolerations");
        Seq<Toleration> keys = scheduling.tolerations().map(each -> each.withTolerationSeconds(Option.none()));
        return Faults.NONE
                .and(LabelRules.labels(scheduling.nodeSelector(), path.child("nodeSelector")))
                .each(scheduling.tolerations(), tolerations, TolerationRules::toleration)
                .unique(
                        keys,
                        tolerations,
                        (key, at) -> at.duplicateJson(InternalTypes.json(
                                "Toleration", scheduling.tolerations().get(index(at)))))
                .found();
    }

    /** The place that the path of an item ends with. */
    private static int index(FieldPath path) {
        String text = path.text();
        return Integer.parseInt(text.substring(text.lastIndexOf('[') + 1, text.length() - 1));
    }
}
