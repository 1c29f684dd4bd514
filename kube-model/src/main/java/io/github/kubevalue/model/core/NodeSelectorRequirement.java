package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** One requirement on a label or field of a node. */
@Value.Immutable
@JsonDeserialize(builder = NodeSelectorRequirement.Builder.class)
public interface NodeSelectorRequirement extends ApiValue, WithNodeSelectorRequirement {

    /** Returns the requirement that a label, an operator and its values make. */
    static NodeSelectorRequirement of(String key, NodeSelectorOperator operator, String... values) {
        return builder().key(key).operator(operator).values(List.of(values)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The label or field. */
    @JsonInclude
    @Value.Default
    default String key() {
        return "";
    }

    /** How it relates to the values. */
    @Value.Default
    default NodeSelectorOperator operator() {
        return new NodeSelectorOperator("");
    }

    /** The values. */
    Seq<String> values();

    /** Whether a node with these labels meets this requirement; never, if the operator is unknown. */
    default boolean matchesLabels(Map<String, String> labels) {
        // component-helpers, scheduling/corev1/nodeaffinity; apimachinery, pkg/labels/selector.go, Requirement.Matches
        Option<String> label = labels.get(key());
        return switch (operator().text()) {
            case "In" -> label.exists(values()::contains);
            case "NotIn" -> !label.exists(values()::contains);
            case "Exists" -> label.isDefined();
            case "DoesNotExist" -> label.isEmpty();
            case "Gt" -> isOrdered(number(values()), number(label));
            case "Lt" -> isOrdered(number(label), number(values()));
            default -> false;
        };
    }

    /** Whether a node of that name meets this requirement on its fields, which takes exactly one value. */
    default boolean matchesFields(String nodeName) {
        // component-helpers, scheduling/corev1/nodeaffinity, nodeSelectorRequirementsAsFieldSelector
        if (values().size() != 1) {
            return false;
        }
        boolean same = values().head().equals(key().equals("metadata.name") ? nodeName : "");
        return (operator().equals(NodeSelectorOperator.IN) && same)
                || (operator().equals(NodeSelectorOperator.NOT_IN) && !same);
    }

    private static boolean isOrdered(Option<Long> lesser, Option<Long> greater) {
        return lesser.exists(least -> greater.exists(most -> least < most));
    }

    /** The whole number that is the only text, if it is one. */
    private static Option<Long> number(Iterable<String> texts) {
        Seq<String> all = Vector.ofAll(texts);
        return all.size() == 1 && all.head().matches("[+-]?[0-9]{1,18}")
                ? Option.of(Long.valueOf(all.head()))
                : Option.none();
    }

    /** Builds a {@link NodeSelectorRequirement}. */
    final class Builder extends ImmutableNodeSelectorRequirement.Builder {
        Builder() {}
    }
}
