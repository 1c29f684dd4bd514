package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.core.Node;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The rules on nodes. (pkg/apis/core/validation/validation.go, ValidateNode) */
public final class NodeRules {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private NodeRules() {}

    /** Returns the faults of a node. */
    public static Seq<FieldError> faults(Node node) {
        return Faults.NONE
                .each(
                        node.spec().taints(),
                        SPEC.child("taints"),
                        (taint, path) -> Faults.NONE
                                .and(path.child("key").invalid(taint.key(), Names.QUALIFIED_NAME))
                                .keeps(Names.LABEL_VALUE, taint.value(), path.child("value"))
                                .oneOf(
                                        Option.of(taint.effect()),
                                        path.child("effect"),
                                        "NoSchedule",
                                        "PreferNoSchedule",
                                        "NoExecute")
                                .found())
                .each(node.spec().podCIDRs(), SPEC.child("podCIDRs"), Checks::cidr)
                .found();
    }
}
