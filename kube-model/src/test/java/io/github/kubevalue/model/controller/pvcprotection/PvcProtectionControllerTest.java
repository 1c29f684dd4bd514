package io.github.kubevalue.model.controller.pvcprotection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** pvc_protection_controller_test.go, TestPVCProtectionController. */
class PvcProtectionControllerTest {
    private static final String HELD = "kubernetes.io/pvc-protection";

    private static String claim(String name, boolean isGoing, String finalizers, String owner) {
        return "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: %s, finalizers: [%s]%s, ownerReferences: [%s]}}"
                .formatted(
                        name,
                        finalizers,
                        isGoing ? ", deletionTimestamp: 2026-01-01T00:00:00Z" : "",
                        owner.isEmpty()
                                ? ""
                                : "{apiVersion: v1, kind: Pod, name: p, uid: %s, controller: true}".formatted(owner));
    }

    private static String pod(String volume, String node, String phase) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: p, uid: p-uid}, spec: {%svolumes: [{name: d, %s}], containers: [{name: c, image: i}]}, status: {phase: %s}}"
                .formatted(node.isEmpty() ? "" : "nodeName: " + node + ", ", volume, phase);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(new PvcProtectionController(), yaml);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'persistentVolumeClaim: {claimName: p-d}'   | n1 | Running   | ''    | false
        'persistentVolumeClaim: {claimName: p-d}'   | n1 | Succeeded | ''    | false
        'persistentVolumeClaim: {claimName: p-d}'   | '' | Pending   | ''    | true
        'persistentVolumeClaim: {claimName: other}' | n1 | Running   | ''    | true
        'emptyDir: {}'                              | n1 | Running   | ''    | true
        'ephemeral: {}'                             | n1 | Running   | p-uid | false
        'ephemeral: {}'                             | n1 | Succeeded | p-uid | false
        'ephemeral: {}'                             | n1 | Running   | other | true
        """)
    void aClaimThatGoesIsHeldWhileAPodUsesIt(String volume, String node, String phase, String owner, boolean isFree) {
        Bench bench = bench(claim("p-d", true, "other, " + HELD, owner), pod(volume, node, phase));
        assertThat(bench.then(PersistentVolumeClaim.KIND, "p-d")
                        .get(PersistentVolumeClaim.KIND, "p-d")
                        .metadata()
                        .finalizers()
                        .mkString(", "))
                .isEqualTo(isFree ? "other" : "other, " + HELD);
    }

    // podIsShutDown
    @ParameterizedTest
    @CsvSource(textBlock = """
        'ephemeral: {}',                           30, false
        'ephemeral: {}',                           0,  true
        'persistentVolumeClaim: {claimName: p-d}', 0,  false
        """)
    void aPodThatIsShutDownUsesNoClaimThatWasMadeForIt(String volume, long grace, boolean isFree) {
        String going = "uid: p-uid, finalizers: [x.io/y], deletionTimestamp: 2026-01-01T00:00:00Z, "
                + "deletionGracePeriodSeconds: " + grace;
        Bench bench = bench(
                claim("p-d", true, HELD, "p-uid"), pod(volume, "n1", "Failed").replace("uid: p-uid", going));
        assertThat(bench.plan(PersistentVolumeClaim.KIND, "p-d").isNone()).isNotEqualTo(isFree);
    }

    @Test
    void onlyClaimsThatGoAndAreHeldAreLookedAt() {
        assertThat(bench(claim("p-d", false, HELD, ""))
                        .plan(PersistentVolumeClaim.KIND, "p-d")
                        .isNone())
                .isTrue();
        assertThat(bench(claim("p-d", true, "other", ""))
                        .plan(PersistentVolumeClaim.KIND, "p-d")
                        .isNone())
                .isTrue();
        assertThat(bench().wakes(claim("p-d", true, HELD, "")).map(ResourceKey::toString))
                .containsExactly("persistentvolumeclaim/default/p-d");
        assertThat(bench().wakes(claim("p-d", false, HELD, ""), claim("b", true, "other", "")))
                .isEmpty();
    }

    @Test
    void aClaimFromWhichTheFinalizerIsTakenHasItAgain() {
        String bare = claim("p-d", false, "other", "");
        assertThat(bench().wakes(bare)).hasSize(1);
        Bench after = bench(bare).then(PersistentVolumeClaim.KIND, "p-d");
        assertThat(after.get(PersistentVolumeClaim.KIND, "p-d").metadata().finalizers())
                .containsExactly("other", HELD);
        assertThat(after.plan(PersistentVolumeClaim.KIND, "p-d").isNone()).isTrue();
    }

    @Test
    void aPodThatIsGoneWakesTheClaimsThatItHeld() {
        String pod = pod("persistentVolumeClaim: {claimName: p-d}", "n1", "Running");
        Bench bench = bench(claim("p-d", true, HELD, ""), pod);
        assertThat(bench.wakesWithout(Pod.KIND, "p").map(ResourceKey::toString))
                .containsExactly("persistentvolumeclaim/default/p-d");
        assertThat(bench.wakes(pod.replace("uid: p-uid", "uid: p-uid, labels: {a: b}")))
                .as("one that runs")
                .isEmpty();
        assertThat(bench.wakes(pod.replace("Running", "Failed"))).hasSize(1);
        assertThat(bench.wakes(pod.replace("nodeName: n1, ", ""))).hasSize(1);
        assertThat(bench(claim("p-d", false, HELD, ""), pod).wakesWithout(Pod.KIND, "p"))
                .isEmpty();
    }
}
