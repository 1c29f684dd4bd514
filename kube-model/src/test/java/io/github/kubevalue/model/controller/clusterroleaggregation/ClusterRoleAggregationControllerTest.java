package io.github.kubevalue.model.controller.clusterroleaggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.rbac.ClusterRole;
import io.github.kubevalue.model.rbac.PolicyRule;
import org.junit.jupiter.api.Test;

/** clusterroleaggregation_controller_test.go, TestSyncClusterRole. */
class ClusterRoleAggregationControllerTest {
    private static final String HAMMER =
            role("hammer", "labels: {foo: bar}, ", "rules: [{verbs: [get], apiGroups: [''], resources: [hammers]}]");
    private static final String CHISEL =
            role("chisel", "labels: {foo: bar}, ", "rules: [{verbs: [get], apiGroups: [''], resources: [chisels]}]");
    private static final String OTHER =
            role("other", "", "rules: [{verbs: [get], apiGroups: [''], resources: [others]}]");
    private static final String COMBINED =
            role("combined", "", "aggregationRule: {clusterRoleSelectors: [{matchLabels: {foo: bar}}]}");

    private static String role(String name, String labels, String rules) {
        return "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {%sname: %s}, %s}"
                .formatted(labels, name, rules);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new ClusterRoleAggregationController(), yaml);
    }

    @Test
    void aRoleHasTheRulesOfThoseThatItSelects() {
        Bench after = bench(HAMMER, CHISEL, OTHER, COMBINED).then(ClusterRole.KIND, "combined");
        assertThat(after.get(ClusterRole.KIND, "combined").rules().flatMap(PolicyRule::resources))
                .containsExactly("chisels", "hammers");
        assertThat(after.plan(ClusterRole.KIND, "combined").isNone()).isTrue();
        assertThat(after.plan(ClusterRole.KIND, "other").isNone()).isTrue();
        assertThat(after.plan(ClusterRole.KIND, "nobody").isNone()).isTrue();
    }

    @Test
    void anyRoleWakesThoseThatGather() {
        Bench bench = bench(OTHER, COMBINED);
        assertThat(bench.wakes(HAMMER).map(ResourceKey::toString)).containsExactly("clusterrole/combined");
        assertThat(bench.wakesWithout(ClusterRole.KIND, "other")).hasSize(1);
        assertThat(bench.wakes("{apiVersion: v1, kind: Namespace, metadata: {name: a}}"))
                .isEmpty();
    }
}
