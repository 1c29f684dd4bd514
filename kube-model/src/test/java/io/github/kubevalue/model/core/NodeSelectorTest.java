package io.github.kubevalue.model.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.List;
import io.vavr.collection.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeSelectorTest {
    private static final Node NODE = Node.builder()
            .metadata(ObjectMeta.named("n1").withLabels(TreeMap.of("zone", "a", "cpus", "8", "name", "big")))
            .build();

    @ParameterizedTest
    @CsvSource({
        "zone, In, a b, true",
        "zone, In, b, false",
        "zone, NotIn, b, true",
        "rack, NotIn, b, true",
        "zone, Exists, '', true",
        "rack, DoesNotExist, '', true",
        "cpus, Gt, 4, true",
        "cpus, Gt, 8, false",
        "cpus, Lt, 16, true",
        "cpus, Lt, 4 16, false",
        "name, Gt, 1, false",
        "rack, Lt, 1, false",
        "zone, Is, a, false",
    })
    void requirementOnLabels(String key, String operator, String values, boolean matches) {
        assertThat(requirement(key, operator, values)
                        .matchesLabels(NODE.metadata().labels()))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "metadata.name, In, n1, true",
        "metadata.name, In, n2, false",
        "metadata.name, NotIn, n2, true",
        "metadata.name, In, n1 n2, false",
        "metadata.uid, In, n1, false",
        "metadata.name, Exists, '', false",
    })
    void requirementOnFields(String key, String operator, String values, boolean matches) {
        assertThat(requirement(key, operator, values).matchesFields(NODE.name()))
                .isEqualTo(matches);
    }

    @Test
    void theTermWithoutRequirementsSelectsNothing() {
        NodeSelectorTerm empty = NodeSelectorTerm.builder().build();
        NodeSelectorTerm zone = empty.withMatchExpressions(List.of(requirement("zone", "In", "a")));
        assertThat(empty.matches(NODE)).isFalse();
        assertThat(zone.matches(NODE)).isTrue();
        assertThat(NodeSelector.builder()
                        .nodeSelectorTerms(List.of(empty, zone))
                        .build()
                        .matches(NODE))
                .isTrue();
        assertThat(NodeSelector.builder().build().matches(NODE)).isFalse();
    }

    private static NodeSelectorRequirement requirement(String key, String operator, String values) {
        return NodeSelectorRequirement.of(key, new NodeSelectorOperator(operator))
                .withValues(List.of(values.split(" ")).filter(value -> !value.isEmpty()));
    }
}
