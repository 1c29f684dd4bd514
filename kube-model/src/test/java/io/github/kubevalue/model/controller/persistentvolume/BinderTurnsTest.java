package io.github.kubevalue.model.controller.persistentvolume;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the binder is woken for, what it tells of claims that wait, what becomes of released volumes, and who holds them. */
class BinderTurnsTest {
    private static final String LATE = """
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: late}
        provisioner: p.example.com
        volumeBindingMode: WaitForFirstConsumer
        """;

    private static String volume(String meta, String spec, String phase) {
        return "{apiVersion: v1, kind: PersistentVolume, metadata: {name: v, %s}, spec: {%s}, status: {phase: %s}}"
                .formatted(meta, spec, phase);
    }

    private static String claim(String name, String meta, String spec) {
        return "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: %s, uid: %s-uid, %s}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, %s}}"
                .formatted(name, name, meta, spec);
    }

    private static String pod(String name, String claim, String more) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: %s}, spec: {%svolumes: [{name: d, persistentVolumeClaim: {claimName: %s}}], containers: [{name: c, image: i}]}}"
                .formatted(name, more, claim);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new PersistentVolumeController(), yaml);
    }

    private static Seq<String> texts(Seq<ResourceKey> keys) {
        return keys.map(ResourceKey::toString)
                .map(text -> text.replace("persistentvolumeclaim/default/", "claim ")
                        .replace("persistentvolume/", "volume "));
    }

    @Test
    void aClaimWakesItselfAndTheVolumesThatAreItsOwnOrWanted() {
        Bench bench = bench(volume("", "claimRef: {namespace: default, name: a}", "Bound"));
        assertThat(texts(bench.wakes(claim("a", "", "")))).containsExactly("claim a", "volume v");
        assertThat(texts(bench.wakes(claim("b", "", "volumeName: w")))).containsExactly("claim b", "volume w");
        Bench wanting = bench.with(claim("b", "", "volumeName: w"));
        assertThat(texts(wanting.wakes(claim("b", "", "volumeName: x"))))
                .containsExactlyInAnyOrder("claim b", "volume w", "volume x");
        assertThat(texts(wanting.wakesWithout(PersistentVolumeClaim.KIND, "b"))).containsExactly("claim b", "volume w");
    }

    @Test
    void aVolumeWakesItselfItsClaimAndThoseThatMayTakeIt() {
        Bench bench = bench(
                claim("a", "", "volumeName: v, storageClassName: fast"),
                claim("b", "", "storageClassName: fast"),
                claim("c", "", "storageClassName: slow"));
        assertThat(texts(bench.wakes(volume("", "storageClassName: fast", "Available"))))
                .containsExactly("volume v", "claim a", "claim b");
        String bound = volume("", "storageClassName: fast, claimRef: {namespace: default, name: c}", "Bound");
        assertThat(texts(bench.wakes(bound))).containsExactly("volume v", "claim c", "claim a");
    }

    @Test
    void aClassWakesTheClaimsThatWaitForIt() {
        Bench bench = bench(
                claim("a", "", "storageClassName: late"), claim("b", "", ""), claim("c", "", "storageClassName: x"));
        assertThat(texts(bench.wakes(LATE))).containsExactly("claim a", "claim b");
    }

    @Test
    void aPodWakesItsClaimsWhenItComesEndsOrGoes() {
        Bench bench = bench(volume("", "claimRef: {namespace: default, name: a}", "Bound"), pod("p", "a", ""));
        assertThat(texts(bench.wakes(pod("q", "a", "")))).containsExactly("claim a", "volume v");
        assertThat(bench.wakes(pod("p", "a", "nodeName: n1, "))).isEmpty();
        assertThat(texts(bench.wakes(pod("p", "a", "").replace("spec:", "status: {phase: Failed}, spec:"))))
                .containsExactly("claim a", "volume v");
        assertThat(bench.wakesWithout(Pod.KIND, "p")).hasSize(2);
        assertThat(bench.wakes("{apiVersion: v1, kind: Node, metadata: {name: a}}"))
                .isEmpty();
    }

    /** emitEventForUnboundDelayBindingClaim: the pods that use the claim. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                  | WaitForFirstConsumer waiting for first consumer to be created before binding
        p                   | WaitForPodScheduled waiting for pod p to be scheduled
        p; q                | WaitForPodScheduled waiting for pods p,q to be scheduled
        p bound             | WaitForFirstConsumer waiting for first consumer to be created before binding
        p ended; q          | WaitForPodScheduled waiting for pod q to be scheduled
        """)
    void whatALateClaimWaitsForIsTold(String pods, String told) {
        Bench bench = bench(LATE, claim("a", "", "storageClassName: late"));
        for (String words : pods.split("; ")) {
            String pod = pod(words.split(" ")[0], "a", words.contains("bound") ? "nodeName: n1, " : "");
            bench = words.isEmpty()
                    ? bench
                    : bench.with(
                            words.contains("ended") ? pod.replace("spec:", "status: {phase: Succeeded}, spec:") : pod);
        }
        assertThat(Bench.told(bench.plan(PersistentVolumeClaim.KIND, "a"))).containsExactly("Normal " + told);
    }

    /** reclaimVolume and recycleVolumeOperation: the volume's claim is gone; its policy and source, and who uses it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Retain   | 'hostPath: {path: /tmp/a}'     | ''    | ''
        Recycle  | 'hostPath: {path: /data}'      | ''    | Normal VolumeRecycled Volume recycled
        Recycle  | 'nfs: {server: s, path: /}'    | ''    | Normal VolumeRecycled Volume recycled
        Recycle  | 'fc: {lun: 0}'                 | ''    | Warning VolumeFailedRecycle No recycler plugin found for the volume!
        Recycle  | 'hostPath: {path: /data}'      | q p   | 'Normal VolumeFailedRecycle Volume is used by pods: default/p,default/q'
        Recycle  | 'hostPath: {path: /data}'      | ended | Normal VolumeRecycled Volume recycled
        Delete   | 'hostPath: {path: /data}'      | ''    | Warning VolumeFailedDelete host_path deleter only supports /tmp/.+ but received provided /data
        Delete   | 'csi: {driver: d, volumeHandle: h}' | '' | ''
        Other    | 'hostPath: {path: /data}'      | ''    | Warning VolumeUnknownReclaimPolicy Volume has unrecognized PersistentVolumeReclaimPolicy
        """)
    void aReleasedVolumeIsReclaimed(String policy, String source, String users, String told) {
        String spec = "persistentVolumeReclaimPolicy: " + policy
                + ", claimRef: {namespace: default, name: a, uid: gone}, " + source;
        Bench bench = bench(volume("", spec, "Released"));
        for (String name : users.split(" ")) {
            String pod = pod(name, "a", "nodeName: n1, ");
            bench = name.isEmpty()
                    ? bench
                    : bench.with(name.equals("ended") ? pod.replace("spec:", "status: {phase: Failed}, spec:") : pod);
        }
        assertThat(Bench.told(bench.plan(PersistentVolume.KIND, "v")).mkString(", "))
                .isEqualTo(told);
    }

    @Test
    void podsOfANewClaimOfTheSameNameDoNotKeepAVolumeFromBeingRecycled() {
        String spec =
                "persistentVolumeReclaimPolicy: Recycle, claimRef: {namespace: default, name: a, uid: gone}, hostPath:"
                        + " {path: /d}";
        Plan plan = bench(volume("", spec, "Released"), claim("a", "", ""), pod("p", "a", "nodeName: n1, "))
                .plan(PersistentVolume.KIND, "v");
        assertThat(Bench.told(plan)).containsExactly("Normal VolumeRecycled Volume recycled");
    }

    @Test
    void theBinderDeletesAVolumeOnceAndNoneThatADriverHasTakenOver() {
        String spec =
                "persistentVolumeReclaimPolicy: Delete, claimRef: {namespace: default, name: a, uid: gone}, hostPath:"
                        + " {path: /tmp/a}";
        assertThat(Bench.said(bench(volume("", spec, "Released")).plan(PersistentVolume.KIND, "v")))
                .containsExactly("Delete persistentvolume/v");
        assertThat(bench(volume("deletionTimestamp: 2026-01-01T00:00:00Z", spec, "Released"))
                        .plan(PersistentVolume.KIND, "v")
                        .isNone())
                .isTrue();
        String migrated = "annotations: {pv.kubernetes.io/migrated-to: d}";
        assertThat(bench(volume(migrated, spec, "Released"))
                        .plan(PersistentVolume.KIND, "v")
                        .isNone())
                .isTrue();
        String emptied = "annotations: {pv.kubernetes.io/migrated-to: ''}";
        assertThat(bench(volume(emptied, spec, "Released"))
                        .plan(PersistentVolume.KIND, "v")
                        .isNone())
                .isFalse();
    }

    /** TestModifyDeletionFinalizers and updateMigrationAnnotations: provisioner, policy, finalizers; annotation, finalizers. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                       | Delete | external, other    | -                | external other
        example.com/p            | Delete | external           | -                | external
        kubernetes.io/gce-pd     | Delete | external, in-tree  | pd.csi.storage.gke.io | external
        kubernetes.io/host-path  | Delete | external           | -                | in-tree
        kubernetes.io/host-path  | Delete | in-tree, other     | -                | in-tree other
        kubernetes.io/host-path  | Retain | in-tree, external  | -                | ''
        """)
    void whoHoldsAVolumeIsNoted(String provisioner, String policy, String finalizers, String driver, String after) {
        String external = "external-provisioner.volume.kubernetes.io/finalizer";
        String inTree = "kubernetes.io/pv-controller";
        String meta = "finalizers: [%s], annotations: {a: b%s}"
                .formatted(
                        finalizers.replace("external", external).replace("in-tree", inTree),
                        provisioner.isEmpty() ? "" : ", pv.kubernetes.io/provisioned-by: " + provisioner);
        PersistentVolume volume = bench(volume(meta, "persistentVolumeReclaimPolicy: " + policy, "Available"))
                .get(PersistentVolume.KIND, "v");
        PersistentVolume noted = Migration.of(volume);
        assertThat(noted.metadata()
                        .finalizers()
                        .mkString(" ")
                        .replace(external, "external")
                        .replace(inTree, "in-tree"))
                .isEqualTo(after);
        assertThat(noted.metadata()
                        .annotations()
                        .get("pv.kubernetes.io/migrated-to")
                        .getOrElse("-"))
                .isEqualTo(driver);
        assertThat(Migration.plan(volume, volume).isNone()).isTrue();
        assertThat(Migration.plan(noted, volume).isNone()).isEqualTo(noted.equals(volume));
    }
}
