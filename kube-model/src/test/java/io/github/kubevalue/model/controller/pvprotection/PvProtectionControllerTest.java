package io.github.kubevalue.model.controller.pvprotection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.meta.ResourceKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** pv_protection_controller_test.go, TestPVProtectionController. */
class PvProtectionControllerTest {

    private static String volume(boolean isGoing, String finalizers, String phase) {
        return "{apiVersion: v1, kind: PersistentVolume, metadata: {name: v, finalizers: [%s]%s}, status: {phase: %s}}"
                .formatted(finalizers, isGoing ? ", deletionTimestamp: 2026-01-01T00:00:00Z" : "", phase);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        true  | kubernetes.io/pv-protection         | Released | ''
        true  | kubernetes.io/pv-protection, other  | Released | other
        true  | kubernetes.io/pv-protection         | Bound    | kubernetes.io/pv-protection
        false | kubernetes.io/pv-protection         | Released | kubernetes.io/pv-protection
        true  | other                               | Released | other
        false | other                               | Bound    | other, kubernetes.io/pv-protection
        """)
    void aVolumeThatGoesIsHeldWhileItIsBound(boolean isGoing, String finalizers, String phase, String left) {
        Bench bench = Bench.of(new PvProtectionController(), volume(isGoing, finalizers, phase));
        assertThat(bench.then(PersistentVolume.KIND, "v")
                        .get(PersistentVolume.KIND, "v")
                        .metadata()
                        .finalizers()
                        .mkString(", "))
                .isEqualTo(left);
        assertThat(bench.plan(PersistentVolume.KIND, "v").isNone()).isEqualTo(left.equals(finalizers));
    }

    @Test
    void volumesWake() {
        assertThat(Bench.of(new PvProtectionController())
                        .wakes(
                                volume(true, "kubernetes.io/pv-protection", "Bound"),
                                volume(true, "", "Bound"),
                                volume(false, "kubernetes.io/pv-protection", "Bound"),
                                "{apiVersion: v1, kind: Node, metadata: {name: v}}")
                        .map(ResourceKey::toString))
                .containsExactly("persistentvolume/v");
    }
}
