package io.github.kubevalue.model.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorTest {
    private static final SortedMap<String, String> LABELS = TreeMap.of("app", "web", "tier", "front", "empty", "");

    @ParameterizedTest
    @CsvSource({
        "app, In, web, true",
        "app, In, api web, true",
        "app, In, api, false",
        "none, In, web, false",
        "app, NotIn, web, false",
        "app, NotIn, api, true",
        "none, NotIn, web, true",
        "app, Exists, '', true",
        "empty, Exists, '', true",
        "none, Exists, '', false",
        "app, DoesNotExist, '', false",
        "none, DoesNotExist, '', true",
        "app, in, web, false",
        "app, '', web, false",
    })
    void requirementHoldsOrNot(String key, String operator, String values, boolean holds) {
        LabelSelectorRequirement requirement = LabelSelectorRequirement.builder()
                .key(key)
                .operator(new LabelSelectorOperator(operator))
                .values(List.of(values.split(" ")).filter(value -> !value.isEmpty()))
                .build();
        assertThat(requirement.matches(LABELS)).isEqualTo(holds);
    }

    @Test
    void allLabelsAndRequirementsMustHold() {
        LabelSelector web = LabelSelector.of("app", "web");
        LabelSelectorRequirement back = LabelSelectorRequirement.of("tier", LabelSelectorOperator.IN, "back");
        LabelSelectorRequirement front = LabelSelectorRequirement.of("tier", LabelSelectorOperator.IN, "front");
        assertThat(web.matches(LABELS)).isTrue();
        assertThat(web.withMatchExpressions(List.of(front)).matches(LABELS)).isTrue();
        assertThat(web.withMatchExpressions(List.of(front, back)).matches(LABELS))
                .isFalse();
        assertThat(LabelSelector.of(TreeMap.of("app", "web", "zone", "a")).matches(LABELS))
                .isFalse();
    }

    @Property(tries = 200)
    void everythingMatchesTheEmptySelector(@ForAll("labels") SortedMap<String, String> labels) {
        assertThat(LabelSelector.everything().matches(labels)).isTrue();
    }

    @Property(tries = 200)
    void inAndNotInAreOpposites(@ForAll("labels") SortedMap<String, String> labels, @ForAll("keys") String key) {
        boolean in = LabelSelectorRequirement.of(key, LabelSelectorOperator.IN, "a", "b")
                .matches(labels);
        boolean notIn = LabelSelectorRequirement.of(key, LabelSelectorOperator.NOT_IN, "a", "b")
                .matches(labels);
        assertThat(in).isNotEqualTo(notIn);
    }

    @Property(tries = 200)
    void labelsMatchTheSelectorMadeOfThemAndFewer(@ForAll("labels") SortedMap<String, String> labels) {
        assertThat(LabelSelector.of(labels).matches(labels)).isTrue();
        assertThat(LabelSelector.of(labels.take(1)).matches(labels)).isTrue();
    }

    @Provide
    Arbitrary<SortedMap<String, String>> labels() {
        return Arbitraries.maps(keys(), Arbitraries.of("a", "b", "c"))
                .ofMaxSize(3)
                .map(TreeMap::ofAll);
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of("app", "tier", "zone");
    }
}
