package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.core.NodeSelectorTerm;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Labels of nodes that nobody should look at any more. (pkg/api/node/util.go) */
public final class NodeLabelWarnings {
    private static final Map<String, String> DEPRECATED = LinkedHashMap.of(
            "beta.kubernetes.io/arch",
            "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
            "beta.kubernetes.io/os",
            "deprecated since v1.14; use \"kubernetes.io/os\" instead",
            "failure-domain.beta.kubernetes.io/region",
            "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
            "failure-domain.beta.kubernetes.io/zone",
            "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
            "beta.kubernetes.io/instance-type",
            "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead",
            "app.kubernetes.io/created-by",
            "deprecated since v1.9",
            "scheduler.alpha.kubernetes.io/preferAvoidPods",
            "deprecated since v1.22; use Taints and Tolerations instead",
            "node-role.kubernetes.io/master",
            "use \"node-role.kubernetes.io/control-plane\" instead");

    private NodeLabelWarnings() {}

    /** Returns why a label is not to be used; none if it may be. */
    public static Option<String> of(String label) {
        return DEPRECATED.get(label);
    }

    /** Returns what is warned of where a label is named by a field. */
    public static Option<String> of(FieldPath field, String label) {
        return of(label).map(why -> field + ": " + label + " is " + why);
    }

    /** Returns what is warned of in terms that nodes must satisfy. */
    public static Seq<String> required(NodeSelectorTerm term, FieldPath path) {
        return keys(term.matchExpressions().map(expression -> expression.key()), path);
    }

    /** Returns what is warned of in terms that nodes had better satisfy: values that no label can have, too. */
    public static Seq<String> preferred(NodeSelectorTerm term, FieldPath path) {
        return term.matchExpressions().zipWithIndex().flatMap(each -> {
            FieldPath expression = path.child("matchExpressions").index(each._2);
            return of(expression.child("key"), each._1.key())
                    .toVector()
                    .appendAll(each._1
                            .values()
                            .zipWithIndex()
                            .flatMap(value -> Names.LABEL_VALUE
                                    .broken(value._1)
                                    .map(why -> expression.child("values").index(value._2) + ": " + value._1
                                            + " is invalid, " + why)));
        });
    }

    /** Returns what is warned of in a selector of nodes. */
    public static Seq<String> selector(LabelSelector selector, FieldPath path) {
        return keys(selector.matchExpressions().map(expression -> expression.key()), path)
                .appendAll(selector.matchLabels()
                        .keySet()
                        .toVector()
                        .flatMap(label ->
                                of(label).map(why -> path.child("matchLabels").child(label) + ": " + why)));
    }

    private static Seq<String> keys(Seq<String> keys, FieldPath path) {
        return keys.zipWithIndex()
                .flatMap(key -> of(path.child("matchExpressions").index(key._2).child("key"), key._1)
                        .toVector());
    }
}
