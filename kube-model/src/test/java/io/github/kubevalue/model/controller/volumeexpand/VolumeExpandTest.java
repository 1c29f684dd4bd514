package io.github.kubevalue.model.controller.volumeexpand;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.meta.ResourceKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** expand_controller_test.go, TestSyncHandler, and what external-resizer does of it. */
class VolumeExpandTest {
    private static final String CSI = "csi: {driver: d, volumeHandle: h}";

    private static String claim(String wanted, String has, String phase, String mode) {
        return "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c, uid: c-uid}, spec: {storageClassName: s, volumeName: v, volumeMode: %s, resources: {requests: {storage: %s}}}, status: {phase: %s, capacity: {storage: %s}}}"
                .formatted(mode, wanted, phase, has);
    }

    private static String volume(String owner, String size, String source) {
        return "{apiVersion: v1, kind: PersistentVolume, metadata: {name: v}, spec: {capacity: {storage: %s}, claimRef: {namespace: default, name: c, uid: %s}, %s}}"
                .formatted(size, owner, source);
    }

    private static String type(String annotation) {
        return "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: s, annotations: {%s}}, provisioner: d}"
                .formatted(annotation);
    }

    private static Plan expand(String... yaml) {
        return Bench.of(new ExpandController(), yaml).plan(PersistentVolumeClaim.KIND, "c");
    }

    private static Plan resize(String... yaml) {
        return Bench.of(new ExternalResizer(), yaml).plan(PersistentVolumeClaim.KIND, "c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2Gi | 1Gi | Bound   | c-uid | 'csi: {driver: d, volumeHandle: h}' | Normal ExternalExpanding waiting for an external controller to expand this PVC
        2Gi | 1Gi | Bound   | c-uid | 'nfs: {server: s, path: /}'         | Warning ExternalExpanding waiting for an external controller to expand this PVC
        1Gi | 1Gi | Bound   | c-uid | 'csi: {driver: d, volumeHandle: h}' | ''
        2Gi | 1Gi | Pending | c-uid | 'csi: {driver: d, volumeHandle: h}' | ''
        2Gi | 1Gi | Bound   | other | 'csi: {driver: d, volumeHandle: h}' | ''
        """)
    void aClaimThatIsToGrowIsTold(String wanted, String has, String phase, String owner, String source, String told) {
        Plan plan = expand(claim(wanted, has, phase, "Filesystem"), volume(owner, "1Gi", source));
        assertThat(Bench.told(plan).mkString()).isEqualTo(told);
        assertThat(plan.steps()).isEmpty();
    }

    @Test
    void theDriverMakesTheVolumeLarger() {
        Plan files = resize(claim("2Gi", "1Gi", "Bound", "Filesystem"), volume("c-uid", "1Gi", CSI), type(""));
        assertThat(Bench.said(files))
                .containsExactly(
                        "UpdateStatus persistentvolumeclaim/default/c",
                        "Update persistentvolume/v",
                        "UpdateStatus persistentvolumeclaim/default/c");
        assertThat(Bench.told(files))
                .containsExactly(
                        "Normal Resizing External resizer is resizing volume v",
                        "Normal FileSystemResizeRequired Require file system resize of volume on node");
        assertThat(Bench.told(resize(claim("2Gi", "1Gi", "Bound", "Block"), volume("c-uid", "1Gi", CSI))))
                .containsExactly(
                        "Normal Resizing External resizer is resizing volume v",
                        "Normal VolumeResizeSuccessful Resize volume succeeded");
    }

    @Test
    void theVolumeIsThenAsLargeAsIsAsked() {
        Bench bench = Bench.of(
                        new ExternalResizer(), claim("2Gi", "1Gi", "Bound", "Block"), volume("c-uid", "1Gi", CSI))
                .then(PersistentVolumeClaim.KIND, "c");
        assertThat(bench.get(PersistentVolume.KIND, "v").storage()).hasToString("2Gi");
        assertThat(bench.plan(PersistentVolumeClaim.KIND, "c").isNone()).isTrue();
    }

    @Test
    void nobodyResizesWhatHasNoDriverOrIsLargeEnough() {
        String grows = claim("2Gi", "1Gi", "Bound", "Filesystem");
        assertThat(resize(grows, volume("c-uid", "1Gi", "nfs: {server: s, path: /}"))
                        .isNone())
                .isTrue();
        assertThat(resize(grows, volume("c-uid", "2Gi", CSI)).isNone()).isTrue();
        assertThat(resize(grows, volume("other", "1Gi", CSI)).isNone()).isTrue();
        assertThat(resize(grows, volume("c-uid", "1Gi", CSI), type("kubevalue.io/provision: never"))
                        .isNone())
                .isTrue();
        assertThat(resize(claim("1Gi", "1Gi", "Bound", "Block"), volume("c-uid", "500Mi", CSI))
                        .isNone())
                .isTrue();
    }

    @Test
    void claimsThatAreToGrowWake() {
        String small = claim("1Gi", "1Gi", "Bound", "Block");
        String grown = claim("2Gi", "1Gi", "Bound", "Block");
        Bench tells = Bench.of(new ExpandController(), small);
        assertThat(tells.wakes(grown).map(ResourceKey::toString)).containsExactly("persistentvolumeclaim/default/c");
        assertThat(tells.with(grown).wakes(grown.replace("{name: c,", "{annotations: {a: b}, name: c,")))
                .as("it was told")
                .isEmpty();
        Bench resizes = Bench.of(new ExternalResizer(), small);
        assertThat(resizes.wakes(grown)).hasSize(1);
        assertThat(resizes.with(grown).wakes(grown.replace("{name: c,", "{annotations: {a: b}, name: c,")))
                .hasSize(1);
        assertThat(resizes.wakes(small.replace("{name: c,", "{annotations: {a: b}, name: c,")))
                .isEmpty();
        assertThat(resizes.wakes(volume("c-uid", "1Gi", CSI))).isEmpty();
        assertThat(tells.wakes(volume("c-uid", "1Gi", CSI))).isEmpty();
    }
}
