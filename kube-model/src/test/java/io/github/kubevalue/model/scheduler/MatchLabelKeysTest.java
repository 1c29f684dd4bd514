package io.github.kubevalue.model.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.LabelSelectorOperator;
import io.github.kubevalue.model.meta.LabelSelectorRequirement;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** From pkg/registry/core/pod/strategy_test.go, TestMutatePodAffinity. */
class MatchLabelKeysTest {
    private static final Pod POD = Objects.labelled(Objects.pod("p"), "country", "Japan", "city", "Kyoto");
    private static final LabelSelector SELECTOR = LabelSelector.builder()
            .matchExpressions(Vector.of(LabelSelectorRequirement.of("region", LabelSelectorOperator.IN, "Asia")))
            .build();

    private static Vector<LabelSelectorRequirement> merged(Vector<String> matching, Vector<String> mismatching) {
        return MatchLabelKeys.merged(Option.of(SELECTOR), POD, matching, mismatching)
                .get()
                .matchExpressions()
                .toVector();
    }

    @Test
    void keysStandForTheLabelsOfThePod() {
        LabelSelectorRequirement region = SELECTOR.matchExpressions().head();
        LabelSelectorRequirement country = LabelSelectorRequirement.of("country", LabelSelectorOperator.IN, "Japan");
        LabelSelectorRequirement city = LabelSelectorRequirement.of("city", LabelSelectorOperator.NOT_IN, "Kyoto");
        assertThat(merged(Vector.of("country"), Vector.empty())).containsExactly(region, country);
        assertThat(merged(Vector.empty(), Vector.of("city"))).containsExactly(region, city);
        assertThat(merged(Vector.of("country"), Vector.of("city"))).containsExactly(region, country, city);
        assertThat(merged(Vector.of("not-exist"), Vector.of("neither"))).containsExactly(region);
    }

    @Test
    void noSelectorSelectsNobodyWhateverTheKeys() {
        assertThat(MatchLabelKeys.merged(Option.none(), POD, Vector.of("country"), Vector.empty()))
                .isEmpty();
    }
}
