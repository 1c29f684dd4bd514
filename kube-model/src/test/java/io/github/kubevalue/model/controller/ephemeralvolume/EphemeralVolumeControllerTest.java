package io.github.kubevalue.model.controller.ephemeralvolume;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.TreeMap;
import org.junit.jupiter.api.Test;

/** pkg/controller/volume/ephemeral/controller_test.go, TestSyncHandler, and which changes wake. */
class EphemeralVolumeControllerTest {
    private static final String VOLUME = """
        {name: %s, ephemeral: {volumeClaimTemplate: {
          metadata: {labels: {l: x}, annotations: {a: why}},
          spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}}\
        """;
    private static final String PLAIN = "{name: plain, emptyDir: {}}";
    private static final String POD = pod(PLAIN + ", " + VOLUME.formatted("a") + ", " + VOLUME.formatted("b"));

    private static String pod(String volumes) {
        return """
            apiVersion: v1
            kind: Pod
            metadata: {name: p, uid: pod-uid}
            spec:
              volumes: [%s]
              containers: [{name: c, image: i}]
            """.formatted(volumes);
    }

    private static String claim(String name, String owner) {
        return """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata:
              name: %s
              ownerReferences: [{apiVersion: v1, kind: Pod, name: p, uid: %s, controller: true}]
            """.formatted(name, owner);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new EphemeralVolumeController(), yaml);
    }

    private static Plan plan(Bench bench) {
        return bench.plan(Pod.KIND, "p");
    }

    @Test
    void eachEphemeralVolumeGetsItsClaim() {
        Plan plan = plan(bench(POD));
        assertThat(Bench.said(plan))
                .containsExactly(
                        "Create persistentvolumeclaim/default/p-a", "Create persistentvolumeclaim/default/p-b");
        PersistentVolumeClaim claim =
                (PersistentVolumeClaim) ((Write.Create) plan.writes().head()).object();
        assertThat(claim.metadata().labels()).isEqualTo(TreeMap.of("l", "x"));
        assertThat(claim.metadata().annotations()).isEqualTo(TreeMap.of("a", "why"));
        assertThat(claim.requestedStorage()).isEqualTo(Quantity.parse("1Gi"));
        OwnerReference owner = claim.metadata().ownerReferences().head();
        assertThat(owner.uid()).isEqualTo("pod-uid");
        assertThat(owner.controller()).contains(true);
    }

    @Test
    void aClaimThatIsThereIsNotMadeAgain() {
        assertThat(Bench.said(plan(bench(POD, claim("p-a", "pod-uid")))))
                .containsExactly("Create persistentvolumeclaim/default/p-b");
    }

    @Test
    void aClaimOfAnotherIsAConflictAfterWhichNoMoreAreMade() {
        Plan plan = plan(bench(POD, claim("p-a", "other")));
        assertThat(plan.steps()).isEmpty();
        assertThat(Bench.told(plan))
                .containsExactly("Warning FailedBinding ephemeral volume a: PVC default/p-a was not created for pod"
                        + " default/p (pod is not owner)");
        assertThat(Bench.said(plan(bench(POD, claim("p-b", "other")))))
                .containsExactly("Create persistentvolumeclaim/default/p-a");
    }

    @Test
    void aPodThatGoesOrHasNoSuchVolumeIsNoConcern() {
        String going = POD.replace("uid: pod-uid", "uid: pod-uid, deletionTimestamp: 2026-01-01T00:00:00Z");
        assertThat(plan(bench(going)).isNone()).isTrue();
        assertThat(plan(bench(pod(PLAIN))).isNone()).isTrue();
        assertThat(plan(bench()).isNone()).isTrue();
    }

    @Test
    void podsWakeWhenTheyAreMadeAndWhenTheirClaimIsGone() {
        assertThat(bench().wakes(POD).map(ResourceKey::toString)).containsExactly("pod/default/p");
        assertThat(bench(POD).wakes(POD)).isEmpty();
        assertThat(bench().wakes(pod(PLAIN))).isEmpty();
        Bench claimed = bench(POD, claim("p-a", "pod-uid"), claim("c", "pod-uid"));
        assertThat(claimed.wakes(claim("p-a", "pod-uid"))).isEmpty();
        assertThat(claimed.wakesWithout(PersistentVolumeClaim.KIND, "p-a").map(ResourceKey::toString))
                .containsExactly("pod/default/p");
        assertThat(claimed.wakesWithout(PersistentVolumeClaim.KIND, "c")).isEmpty();
        assertThat(claimed.wakesWithout(Pod.KIND, "p")).isEmpty();
    }
}
