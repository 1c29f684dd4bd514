package io.github.kubevalue.model.controller.vacprotection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.storage.VolumeAttributesClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** vac_protection_controller_test.go, TestVACProtectionController. */
class VacProtectionControllerTest {
    private static final String HELD = "kubernetes.io/vac-protection";

    private static String type(boolean isGoing, String finalizers) {
        return "{apiVersion: storage.k8s.io/v1, kind: VolumeAttributesClass, metadata: {name: gold, finalizers: [%s]%s}, driverName: d}"
                .formatted(finalizers, isGoing ? ", deletionTimestamp: 2026-01-01T00:00:00Z" : "");
    }

    private static String claim(String spec, String status) {
        return "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c}, spec: {%s}, status: {%s}}"
                .formatted(spec, status);
    }

    private static String volume(String name) {
        return "{apiVersion: v1, kind: PersistentVolume, metadata: {name: v}, spec: {volumeAttributesClassName: '%s'}}"
                .formatted(name);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new VacProtectionController(), yaml);
    }

    private static boolean isFreed(Bench bench) {
        return bench.then(VolumeAttributesClass.KIND, "gold")
                .get(VolumeAttributesClass.KIND, "gold")
                .metadata()
                .finalizers()
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                | ''                                                              | true
        volumeAttributesClassName: gold   | ''                                                              | false
        volumeAttributesClassName: other  | ''                                                              | true
        ''                                | 'currentVolumeAttributesClassName: gold'                        | false
        ''                                | 'modifyVolumeStatus: {targetVolumeAttributesClassName: gold, status: Pending}' | false
        """)
    void aClassThatGoesIsHeldWhileAClaimHasIt(String spec, String status, boolean isFree) {
        assertThat(isFreed(bench(type(true, HELD), claim(spec, status)))).isEqualTo(isFree);
    }

    @Test
    void aVolumeHoldsItToo() {
        assertThat(isFreed(bench(type(true, HELD), volume("gold")))).isFalse();
        assertThat(isFreed(bench(type(true, HELD), volume("")))).isTrue();
        assertThat(isFreed(bench(type(false, HELD)))).isFalse();
        assertThat(bench(type(true, "other"))
                        .plan(VolumeAttributesClass.KIND, "gold")
                        .isNone())
                .isTrue();
    }

    @Test
    void aClassFromWhichTheFinalizerIsTakenHasItAgain() {
        assertThat(bench().wakes(type(false, ""))).hasSize(1);
        assertThat(bench(type(false, ""))
                        .then(VolumeAttributesClass.KIND, "gold")
                        .get(VolumeAttributesClass.KIND, "gold")
                        .metadata()
                        .finalizers())
                .containsExactly(HELD);
    }

    @Test
    void itIsLookedAtWhenItGoesAndWhenSomethingNoLongerHasIt() {
        String gold = "volumeattributesclass/gold";
        assertThat(bench().wakes(type(true, HELD)).map(ResourceKey::toString)).containsExactly(gold);
        assertThat(bench().wakes(type(false, HELD))).isEmpty();
        assertThat(bench().wakes(type(true, "other"))).isEmpty();
        Bench bench = bench(type(true, HELD), claim("volumeAttributesClassName: gold", ""), volume("gold"));
        assertThat(bench.wakesWithout(PersistentVolumeClaim.KIND, "c").map(ResourceKey::toString))
                .containsExactly(gold);
        assertThat(bench.wakesWithout(PersistentVolume.KIND, "v").map(ResourceKey::toString))
                .containsExactly(gold);
        assertThat(bench.wakes(volume("other")).map(ResourceKey::toString)).containsExactly(gold);
        Bench idle = bench(type(false, HELD), volume("gold"), "{apiVersion: v1, kind: Node, metadata: {name: n1}}");
        assertThat(idle.wakesWithout(PersistentVolume.KIND, "v")).isEmpty();
        assertThat(idle.wakesWithout(Node.KIND, "n1")).isEmpty();
    }
}
