package io.github.kubevalue.model.controller.resourcequota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ResourceQuota;
import io.github.kubevalue.model.meta.ResourceKey;
import org.junit.jupiter.api.Test;

/** resource_quota_controller_test.go, TestSyncResourceQuota, and resource_quota_monitor.go: what replenishes a quota. */
class ResourceQuotaControllerTest {
    private static final String QUOTA =
            "{apiVersion: v1, kind: ResourceQuota, metadata: {name: q}, spec: {hard: {pods: 5, requests.cpu: 3}}}";

    private static String pod(String name, String phase) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: %s}, spec: {containers: [{name: c, image: i, resources: {requests: {cpu: 500m}}}]}, status: {phase: %s}}"
                .formatted(name, phase);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new ResourceQuotaController(), yaml);
    }

    private static String used(Bench bench) {
        return bench.then(ResourceQuota.KIND, "q")
                .get(ResourceQuota.KIND, "q")
                .status()
                .used()
                .map(entry -> entry._1 + "=" + entry._2)
                .mkString(" ");
    }

    @Test
    void aQuotaSaysWhatIsUsed() {
        Bench bench = bench(QUOTA, pod("a", "Running"), pod("b", "Running"), pod("c", "Succeeded"));
        assertThat(used(bench)).isEqualTo("pods=2 requests.cpu=1");
        assertThat(bench.then(ResourceQuota.KIND, "q")
                        .plan(ResourceQuota.KIND, "q")
                        .isNone())
                .isTrue();
        assertThat(used(bench.then(ResourceQuota.KIND, "q").without(Pod.KIND, "a")))
                .isEqualTo("pods=1 requests.cpu=500m");
        assertThat(bench().plan(ResourceQuota.KIND, "q").isNone()).isTrue();
    }

    @Test
    void whatGivesSomethingBackWakesTheQuotasThatCountIt() {
        String others =
                "{apiVersion: v1, kind: ResourceQuota, metadata: {name: maps}, spec: {hard: {count/configmaps: 5}}}";
        String map = "{apiVersion: v1, kind: ConfigMap, metadata: {name: m}}";
        Bench bench = bench(QUOTA, others, pod("a", "Running"), map);
        assertThat(bench.wakesWithout(Pod.KIND, "a").map(ResourceKey::toString))
                .containsExactly("resourcequota/default/q");
        assertThat(bench.wakes(pod("a", "Failed")).map(ResourceKey::toString))
                .containsExactly("resourcequota/default/q");
        assertThat(bench.wakesWithout(ConfigMap.KIND, "m").map(ResourceKey::toString))
                .containsExactly("resourcequota/default/maps");
        assertThat(bench.wakes(pod("b", "Pending")))
                .as("admission has charged it")
                .isEmpty();
        assertThat(bench.wakes(pod("a", "Pending"))).isEmpty();
        assertThat(bench.wakes("{apiVersion: v1, kind: Node, metadata: {name: n1}}"))
                .isEmpty();
    }

    @Test
    void aQuotaWakesItself() {
        assertThat(bench().wakes(QUOTA).map(ResourceKey::toString)).containsExactly("resourcequota/default/q");
        assertThat(bench(QUOTA).wakesWithout(ResourceQuota.KIND, "q")).isEmpty();
        assertThat(bench(pod("a", "Running")).wakesWithout(Pod.KIND, "a")).isEmpty();
    }
}
