package io.github.kubevalue.model.controller.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** namespaced_resources_deleter_test.go, TestSyncNamespaceThatIsTerminating and TestSyncNamespaceThatIsActive. */
class NamespaceTableTest {
    private static final String POD = "{apiVersion: v1, kind: Pod, metadata: {name: p%s}}";
    private static final String MAP = "{apiVersion: v1, kind: ConfigMap, metadata: {name: m%s}}";
    private static final String GOING = ", deletionTimestamp: 2026-01-01T00:00:00Z";

    private static String namespace(boolean isGoing, String finalizers) {
        return "{apiVersion: v1, kind: Namespace, metadata: {name: default%s}, spec: {finalizers: [%s]}}"
                .formatted(isGoing ? GOING : "", finalizers);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new NamespaceController(), yaml);
    }

    private static String said(Bench bench) {
        return Bench.said(bench.plan(Namespace.KIND, "default")).mkString(", ");
    }

    @Test
    void podsGoFirstThenAllElseThenTheFinalizer() {
        Bench bench = bench(namespace(true, "kubernetes"), POD.formatted(""), MAP.formatted(""));
        assertThat(said(bench)).isEqualTo("Delete pod/default/p");
        assertThat(said(bench.with(POD.formatted(GOING))))
                .as("the pod is waited for")
                .isEmpty();
        Bench empty = bench.without(Pod.KIND, "p");
        assertThat(said(empty)).isEqualTo("Delete configmap/default/m");
        assertThat(said(bench(namespace(true, "kubernetes")))).isEqualTo("UpdateSubresource namespace/default");
    }

    @ParameterizedTest
    @CsvSource({"false, kubernetes", "true, other", "true, ''"})
    void oneThatStaysOrIsHeldByOthersIsLeftAlone(boolean isGoing, String finalizers) {
        assertThat(said(bench(namespace(isGoing, finalizers), MAP.formatted(""))))
                .isEmpty();
    }

    @Test
    void whatIsInANamespaceThatGoesWakesIt() {
        assertThat(bench().wakes(namespace(true, "")).map(ResourceKey::toString))
                .containsExactly("namespace/default");
        assertThat(bench().wakes(namespace(false, ""))).isEmpty();
        assertThat(bench(namespace(true, "")).wakes(MAP.formatted("")).map(ResourceKey::toString))
                .containsExactly("namespace/default");
        assertThat(bench(namespace(false, "")).wakes(MAP.formatted(""))).isEmpty();
        assertThat(bench(namespace(true, "")).wakes("{apiVersion: v1, kind: Node, metadata: {name: n1}}"))
                .isEmpty();
    }
}
