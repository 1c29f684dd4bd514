package io.github.kubevalue.model.controller.statefulset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.OwnerReference;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** stateful_set_utils_test.go and stateful_pod_control_test.go, the tests of who owns claims. Owners are {@code set set-456 controller}. */
class RetentionTest {
    private static final String OTHERS = "; rand1 r1; rand2 r2";

    private static StatefulSet set(String whenScaled, String whenDeleted) {
        return (StatefulSet)
                Bench.objects("""
                    apiVersion: apps/v1
                    kind: StatefulSet
                    metadata: {name: set, uid: set-456}
                    spec:
                      replicas: 2
                      persistentVolumeClaimRetentionPolicy: {whenScaled: %s, whenDeleted: %s}
                      selector: {matchLabels: {a: b}}
                      template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}}
                    """.formatted(whenScaled, whenDeleted)).head();
    }

    private static Pod pod(int ordinal) {
        return (Pod)
                Bench.objects("{apiVersion: v1, kind: Pod, metadata: {name: set-%d, uid: pod-123}}".formatted(ordinal))
                        .head();
    }

    private static PersistentVolumeClaim claim(String owners) {
        Seq<String> references =
                Vector.of(owners.split("; ")).reject(String::isBlank).map(RetentionTest::reference);
        KubeObject claim = Bench.objects(
                        "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data-set-1, ownerReferences: [%s]}}"
                                .formatted(references.mkString(", ")))
                .head();
        return (PersistentVolumeClaim) claim;
    }

    private static String reference(String words) {
        String[] parts = words.strip().split(" ");
        String kind = parts[0].equals("set") ? "apiVersion: apps/v1, kind: StatefulSet" : "apiVersion: v1, kind: Pod";
        return "{%s, name: %s, uid: %s, controller: %s}".formatted(kind, parts[0], parts[1], parts.length > 2);
    }

    private static String owners(Plan plan, PersistentVolumeClaim before) {
        PersistentVolumeClaim after = plan.writes()
                .headOption()
                .map(write -> (PersistentVolumeClaim) ((Write.Update) write).object())
                .getOrElse(before);
        return after.metadata()
                .ownerReferences()
                .map(ref -> ref.name() + " " + ref.uid() + (ref.isController() ? " controller" : ""))
                .mkString("; ");
    }

    /** TestIsClaimOwnerUpToDate and TestUpdateClaimOwnerRefForSetAndPod: whatever owned the claim, these do afterwards. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        Retain, Retain, 1, ''
        Retain, Retain, 2, ''
        Retain, Delete, 1, set
        Retain, Delete, 2, set
        Delete, Retain, 2, pod
        Delete, Retain, 1, ''
        Delete, Delete, 2, pod
        Delete, Delete, 1, set
        """)
    void aClaimGoesWithTheOneThatThePolicySays(String whenScaled, String whenDeleted, int ordinal, String owner) {
        StatefulSet set = set(whenScaled, whenDeleted);
        Pod pod = pod(ordinal);
        String bySet = "; set set-456 controller";
        String byPod = "; set-" + ordinal + " pod-123 controller";
        String wanted = owner.equals("set") ? bySet : owner.equals("pod") ? byPod : "";
        for (String before : Vector.of("", bySet, byPod, bySet + byPod)) {
            for (String others : Vector.of("", OTHERS)) {
                PersistentVolumeClaim claim = claim(others + before);
                Plan plan = new Retention(set, pod).plan(claim);
                assertThat(owners(plan, claim))
                        .as(before + others)
                        .isEqualTo((others + wanted).replaceFirst("^; ", ""));
                assertThat(plan.writes().isEmpty()).isEqualTo(before.equals(wanted));
                assertThat(plan.events()).isEmpty();
            }
        }
    }

    /** TestClaimOwnerUpToDateEdgeCases, TestHasUnexpectedController: policy, owners; owners then, and whether it is told. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        Delete, Delete, set-2 pod-123 controller,                             set-2 pod-123 controller,   false
        Delete, Delete, set-2 pod-123,                                        set-2 pod-123 controller,   false
        Delete, Delete, set-2 pod-stale controller,                           set-2 pod-stale controller, true
        Delete, Delete, set-2 pod-123 controller; Random random controller,   Random random controller,   true
        Delete, Delete, Random random controller,                             Random random controller,   true
        Retain, Delete, set set-456 controller,                               set set-456 controller,     false
        Retain, Delete, set set-456,                                          set set-456 controller,     false
        Retain, Delete, set set-stale controller,                             set set-stale controller,   true
        Retain, Delete, set set-456 controller; Random random controller,     Random random controller,   true
        Delete, Retain, Random random controller,                             Random random controller,   true
        Retain, Retain, Random random controller,                             Random random controller,   false
        Retain, Retain, Random random controller; set set-456 controller,     Random random controller,   false
        """)
    void ownersOfAnotherLifeAndOtherControllersAreLeftAlone(
            String whenScaled, String whenDeleted, String before, String after, boolean isTold) {
        PersistentVolumeClaim claim = claim(before);
        Plan plan = new Retention(set(whenScaled, whenDeleted), pod(2)).plan(claim);
        assertThat(owners(plan, claim)).isEqualTo(after);
        assertThat(Bench.told(plan).mkString())
                .isEqualTo(
                        isTold
                                ? "Warning ConflictingController PersistentVolumeClaim data-set-1 has a conflicting"
                                        + " OwnerReference that acts as a manging controller, the retention policy is"
                                        + " ignored for this claim"
                                : "");
    }

    /** TestPodClaimIsStale. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        Delete, '',                  false
        Delete, set-2 gone,          true
        Delete, set-1 gone,          false
        Delete, set gone,            false
        Retain, set-2 gone,          false
        """)
    void aClaimIsStaleWhileItBelongsToAPodThatIsGone(String whenScaled, String owners, boolean expected) {
        assertThat(Retention.isStale(set(whenScaled, "Retain"), "set-2", claim(owners)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        v1,      Pod,   true
        apps/v1, Pod,   false
        v1,      Node,  false
        """)
    void onlyAPodMakesItStale(String apiVersion, String kind, boolean expected) {
        OwnerReference owner = OwnerReference.builder()
                .apiVersion(apiVersion)
                .kind(kind)
                .name("set-2")
                .uid("gone")
                .build();
        PersistentVolumeClaim claim = claim("");
        assertThat(Retention.isStale(
                        set("Delete", "Retain"),
                        "set-2",
                        claim.withMetadata(claim.metadata().withOwnerReferences(Vector.of(owner)))))
                .isEqualTo(expected);
    }
}
