package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import org.immutables.value.Value;

/**
 * Selects objects by their labels: {@code LabelSelector.of("app", "web")}.
 *
 * <p>All requirements must hold, so the selector without any selects everything. A selector that is absent selects
 * nothing; that case is the {@code Option} around it.
 */
@Value.Immutable
@JsonDeserialize(builder = LabelSelector.Builder.class)
public interface LabelSelector extends ApiValue, WithLabelSelector {

    /** Returns the selector that selects everything. */
    static LabelSelector everything() {
        return builder().build();
    }

    /** Returns the selector of objects that have a label. */
    static LabelSelector of(String key, String value) {
        return of(TreeMap.of(key, value));
    }

    /** Returns the selector of objects that have all these labels. */
    static LabelSelector of(SortedMap<String, String> matchLabels) {
        return builder().matchLabels(matchLabels).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The labels that an object must have, among others. */
    SortedMap<String, String> matchLabels();

    /** Further requirements on the labels. */
    Seq<LabelSelectorRequirement> matchExpressions();

    /** Whether an object with these labels is selected. */
    default boolean matches(Map<String, String> labels) {
        return matchLabels().forAll(label -> labels.get(label._1).contains(label._2))
                && matchExpressions().forAll(requirement -> requirement.matches(labels));
    }

    /** Whether this selector selects everything. */
    default boolean isEverything() {
        return matchLabels().isEmpty() && matchExpressions().isEmpty();
    }

    /**
     * Returns this selector with a requirement more for each of the keys that is among labels: how the value is to relate to the
     * one there.
     */
    default LabelSelector with(Seq<String> keys, LabelSelectorOperator operator, Map<String, String> labels) {
        // pkg/registry/core/pod/strategy.go, applyLabelKeysToLabelSelector
        Seq<LabelSelectorRequirement> more =
                keys.flatMap(key -> labels.get(key).map(value -> LabelSelectorRequirement.of(key, operator, value)));
        return more.isEmpty() ? this : withMatchExpressions(matchExpressions().appendAll(more));
    }

    /** Returns this selector as Go programs print it: {@code &LabelSelector{MatchLabels:map[string]string{app: web,},…}}. */
    default String goString() {
        // apimachinery/pkg/apis/meta/v1/generated.pb.go
        String labels =
                matchLabels().map(label -> label._1 + ": " + label._2 + ",").mkString("map[string]string{", "", "}");
        String expressions = matchExpressions()
                .map(each -> "LabelSelectorRequirement{Key:" + each.key() + ",Operator:" + each.operator() + ",Values:"
                        + each.values().mkString("[", " ", "]") + ",},")
                .mkString("[]LabelSelectorRequirement{", "", "}");
        return "&LabelSelector{MatchLabels:" + labels + ",MatchExpressions:" + expressions + ",}";
    }

    /** Builds a {@link LabelSelector}. */
    final class Builder extends ImmutableLabelSelector.Builder {
        Builder() {}
    }
}
