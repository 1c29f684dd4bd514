package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** One requirement on labels: {@code tier in (front, back)}. */
@Value.Immutable
@JsonDeserialize(builder = LabelSelectorRequirement.Builder.class)
public interface LabelSelectorRequirement extends ApiValue, WithLabelSelectorRequirement {

    /** Returns the requirement that a label, an operator and its values make. */
    static LabelSelectorRequirement of(String key, LabelSelectorOperator operator, String... values) {
        return builder().key(key).operator(operator).values(List.of(values)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The label's key. */
    @JsonInclude
    @Value.Default
    default String key() {
        return "";
    }

    /** How the label relates to the values. */
    @Value.Default
    default LabelSelectorOperator operator() {
        return new LabelSelectorOperator("");
    }

    /** The values; none for {@code Exists} and {@code DoesNotExist}. */
    Seq<String> values();

    /** Whether the labels meet this requirement; never, if the operator is unknown. */
    default boolean matches(Map<String, String> labels) {
        // apimachinery, pkg/labels/selector.go, Requirement.Matches
        if (operator().equals(LabelSelectorOperator.IN)) {
            return labels.get(key()).exists(values()::contains);
        }
        if (operator().equals(LabelSelectorOperator.NOT_IN)) {
            return !labels.get(key()).exists(values()::contains);
        }
        if (operator().equals(LabelSelectorOperator.EXISTS)) {
            return labels.containsKey(key());
        }
        return operator().equals(LabelSelectorOperator.DOES_NOT_EXIST) && !labels.containsKey(key());
    }

    /** Builds a {@link LabelSelectorRequirement}. */
    final class Builder extends ImmutableLabelSelectorRequirement.Builder {
        Builder() {}
    }
}
