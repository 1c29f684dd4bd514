package io.github.kubevalue.model.controller.statefulset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.ControllerRevision;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetStatus;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * stateful_set_control.go, processReplica, processCondemned and updateStatefulSet: the next moves of a set of three whose pods are
 * said by ordinal, {@code 0 1 unready 2 old}. Pods are running, ready and of the present revision unless it is said otherwise.
 */
class ReplicasTableTest {
    private static final String ORDERED = "podManagementPolicy: OrderedReady, ";
    private static final String PARALLEL = "podManagementPolicy: Parallel, ";
    private static final Bench EMPTY = Bench.of(new StatefulSetController());
    private static final Bench WITH_REVISION =
            EMPTY.with(set("", "db:1").replace("replicas: 3", "replicas: 0")).then(StatefulSet.KIND, "db");
    private static final String REVISION =
            WITH_REVISION.store().list(ControllerRevision.KIND).head().name();

    private static String set(String spec, String image) {
        return """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db, uid: db-uid, generation: 3}
            spec:
              replicas: 3
              serviceName: db
              selector: {matchLabels: {app: db}}
              %s
              template:
                metadata: {labels: {app: db}}
                spec: {containers: [{name: db, image: "%s"}]}
              volumeClaimTemplates: [{metadata: {name: data, labels: {own: x}}}]
            """.formatted(spec.replaceAll("[, ]+$", "").replace(", ", "\n  "), image);
    }

    private static String pod(String words) {
        String ordinal = words.split(" ")[0];
        boolean isReady = !words.matches(".*(unready|pending|failed|succeeded).*");
        String phase = words.contains("pending")
                ? "Pending"
                : words.contains("failed") ? "Failed" : words.contains("succeeded") ? "Succeeded" : "Running";
        return """
            apiVersion: v1
            kind: Pod
            metadata:
              name: db-%s
              uid: pod-%s
              %s
              labels: {app: db, controller-revision-hash: %s}
              ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: db, uid: db-uid, controller: true}]
            status: {phase: %s, conditions: [{type: Ready, status: "%s", lastTransitionTime: %s}]}
            """.formatted(
                        ordinal,
                        ordinal,
                        words.contains("going") ? "deletionTimestamp: 2026-01-01T00:00:00Z" : "",
                        words.contains("old") ? "db-old" : REVISION,
                        phase,
                        isReady ? "True" : "False",
                        words.contains("fresh") ? "2026-01-01T00:00:00Z" : "2025-01-01T00:00:00Z");
    }

    private static String claim(String name) {
        return "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: %s, labels: {app: db, own: x}}}"
                .formatted(name);
    }

    /** The set and those pods, with all claims. */
    private static Bench bench(String spec, String pods) {
        Seq<String> all = Vector.of(pods.split("; ")).reject(String::isBlank).map(ReplicasTableTest::pod);
        Seq<String> claims = Vector.range(0, 8).map(ordinal -> claim("data-db-" + ordinal));
        return WITH_REVISION.with(set(spec, "db:1")).with(all.appendAll(claims).toJavaArray(String[]::new));
    }

    private static Plan plan(Bench bench) {
        return bench.plan(StatefulSet.KIND, "db");
    }

    /** What is done to pods: {@code +1 -2}. */
    private static String moves(Plan plan) {
        return plan.writes()
                .filter(write -> write.key().kind().equals(Pod.KIND))
                .map(write -> (write instanceof Write.Create ? "+" : "-")
                        + write.key().name().replace("db-", ""))
                .mkString(" ");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        '',                              +0
        0 unready,                       ''
        0 pending,                       ''
        0 going,                         ''
        0,                               +1
        0; 2,                            +1
        0; 1 failed; 2,                  -1
        0; 1 succeeded; 2,               -1
        0; 1 failed going; 2,            ''
        0; 1; 2,                         ''
        0; 1; 2; 3; 4,                   -4
        0; 1; 2; 3; 4 going,             ''
        0; 1 unready; 2; 3,              ''
        0; 1; 2; 3 unready,              -3
        0; 1; 2; 3 unready; 4 unready,   ''
        0; 1; 2; 3 unready; 4,           -4
        0; 1; 2; 3; 4 unready,           -4
        0 old; 1 old; 2 old,             -2
        0 old; 1 old; 2,                 -1
        0 old; 1; 2 unready,             ''
        0 old; 1 old; 2 old; 3,          -3
        """)
    void anOrderedSetMovesOneByOne(String pods, String moves) {
        assertThat(moves(plan(bench(ORDERED, pods)))).isEqualTo(moves);
        assertThat(moves(plan(bench("", pods)))).as("unless said otherwise").isEqualTo(moves);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        '',                              +0 +1 +2
        0 unready; 2,                    +1
        0; 1 failed; 3,                  -1 +2
        0; 1; 2; 3; 4 going; 5 unready,  -5 -3
        0 old; 1 old; 2 old; 3,          -3
        0 old; 1 old; 2 old; 3 going,    -2
        0 old; 1; 2 unready,             ''
        """)
    void aParallelSetDoesAllAtOnce(String pods, String moves) {
        assertThat(moves(plan(bench(PARALLEL, pods)))).isEqualTo(moves);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {type: OnDelete}                                | 0 old; 1 old; 2     | ''
        {type: RollingUpdate, rollingUpdate: {partition: 1}} | 0 old; 1 old; 2 | -1
        {type: RollingUpdate, rollingUpdate: {partition: 2}} | 0 old; 1 old; 2 | ''
        {type: RollingUpdate, rollingUpdate: {partition: 2}} | 0 old; 1 old; 2 old | -2
        """)
    void theStrategySaysWhichAreReplaced(String strategy, String pods, String moves) {
        String spec = "updateStrategy: " + strategy.replace(", ", ",");
        assertThat(moves(plan(bench(spec, pods)))).isEqualTo(moves);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        0; 1; 2 fresh,     ''
        0 fresh,           ''
        0; 1; 2; 3 fresh,  -3
        0; 1 fresh; 2; 3,  ''
        """)
    void aPodCountsOnceItWasReadyLongEnough(String pods, String moves) {
        Bench bench = bench("minReadySeconds: 10", pods);
        assertThat(moves(plan(bench))).isEqualTo(moves);
        assertThat(plan(bench).requeueAfter()).contains(Duration.ofSeconds(10));
        assertThat(plan(bench.after(Duration.ofSeconds(10))).requeueAfter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        '',         +5
        5,          +6
        5; 6; 7,    ''
        5; 6; 7; 8, -8
        4; 5; 6; 7, -4
        """)
    void ordinalsBeginWhereTheSetSays(String pods, String moves) {
        assertThat(moves(plan(bench("ordinals: {start: 5}", pods)))).isEqualTo(moves);
    }

    @Test
    void aSetThatIsBeingDeletedMovesNothing() {
        Bench bench = bench("", "0");
        String going = set("", "db:1").replace("generation: 3", "deletionTimestamp: 2026-01-01T00:00:00Z");
        assertThat(moves(plan(bench.with(going)))).isEmpty();
        assertThat(plan(bench.without(StatefulSet.KIND, "db")).isNone()).isTrue();
    }

    /** processReplica: the claims of a pod are made before it, and again while it is pending. */
    @Test
    void claimsComeBeforeTheirPod() {
        Bench bench = bench("", "0").without(PersistentVolumeClaim.KIND, "data-db-1");
        Plan plan = plan(bench);
        assertThat(Bench.said(plan).filter(text -> !text.contains("Status")))
                .containsExactly("Create persistentvolumeclaim/default/data-db-1", "Create pod/default/db-1");
        assertThat(plan.steps()
                        .filter(step -> step.write() instanceof Write.Create)
                        .flatMap(step -> step.reaction().written(((Write.Create) step.write()).object()))
                        .map(Event::message))
                .containsExactly(
                        "Create Claim data-db-1 Pod db-1 in StatefulSet db success",
                        "Create Pod db-1 in StatefulSet db successful");
        assertThat(Bench.said(plan(bench.with(pod("1 pending")))).mkString())
                .contains("Create persistentvolumeclaim/default/data-db-1");
        assertThat(Bench.said(plan(bench.with(pod("1 unready")))).mkString()).doesNotContain("persistentvolumeclaim");
    }

    /** TestStatefulPodControlCreatePodPVCDeleting. */
    @Test
    void aPodIsNotMadeWhileItsClaimGoes() {
        String going = claim("data-db-1").replace("{name:", "{deletionTimestamp: 2026-01-01T00:00:00Z, name:");
        Plan plan = plan(bench("", "0").with(going));
        assertThat(moves(plan)).isEmpty();
        assertThat(Bench.told(plan))
                .containsExactly("Warning FailedCreate Create Pod db-1 in StatefulSet db failed error:"
                        + " pvc data-db-1 is being deleted");
    }

    @Test
    void aStaleClaimIsWaitedFor() {
        String policy = "persistentVolumeClaimRetentionPolicy: {whenScaled: Delete}";
        String stale = claim("data-db-1")
                .replace("{name:", "{ownerReferences: [{apiVersion: v1, kind: Pod, name: db-1, uid: gone}], name:");
        assertThat(moves(plan(bench(policy, "0").with(stale)))).isEmpty();
        assertThat(moves(plan(bench(PARALLEL + policy, "0").with(stale)))).isEqualTo("+2");
        assertThat(moves(plan(bench(PARALLEL + policy, "0; 2; 3").with(stale)))).isEmpty();
    }

    @Test
    void aPodKeepsTheVolumesOfItsTemplateThatNoClaimReplaces() {
        String volumes = set("", "db:1")
                .replace("spec: {containers:", "spec: {volumes: [{name: data}, {name: tmp}], containers:");
        Plan plan = plan(EMPTY.with(volumes));
        Pod pod = (Pod) plan.writes()
                .filter(write -> write.key().kind().equals(Pod.KIND))
                .map(write -> ((Write.Create) write).object())
                .head();
        assertThat(pod.spec()
                        .volumes()
                        .map(volume -> volume.name()
                                + volume.persistentVolumeClaim()
                                        .map(claim -> "=" + claim.claimName())
                                        .getOrElse("")))
                .containsExactly("data=data-db-0", "tmp");
        assertThat(pod.spec().subdomain()).contains("db");
        String headless = set("", "db:1").replace("serviceName: db", "serviceName: ''");
        Pod alone = (Pod) plan(EMPTY.with(headless))
                .writes()
                .filter(write -> write.key().kind().equals(Pod.KIND))
                .map(write -> ((Write.Create) write).object())
                .head();
        assertThat(alone.spec().subdomain()).isEmpty();
    }

    /** TestStatefulSetStatusUpdate: replicas ready available current updated. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        '',                            0 0 0 0 0
        0; 1 unready; 2,               3 2 2 3 3
        0; 1 going; 2 old,             3 3 3 1 1
        0; 1; 2 fresh,                 3 3 2 3 3
        0; 1 failed; 2 pending,        3 1 1 3 3
        0; 1; 2; 3,                    4 4 4 4 4
        """)
    void theStatusCountsThePods(String pods, String counts) {
        StatefulSetStatus status = bench("minReadySeconds: 10", pods)
                .then(StatefulSet.KIND, "db")
                .get(StatefulSet.KIND, "db")
                .status();
        assertThat(status.replicas() + " " + status.readyReplicas() + " "
                        + status.availableReplicas() + " " + status.currentReplicas() + " "
                        + status.updatedReplicas())
                .isEqualTo(counts);
        assertThat(status.observedGeneration()).isEqualTo(3);
    }

    /** completeRollingUpdate: the new revision is current once all wanted pods are of it and ready. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                              | 0; 1; 2         | true
        ''                              | 0; 1; 2 unready | false
        ''                              | 0; 1; 2; 3      | false
        ''                              | 0; 1            | false
        updateStrategy: {type: OnDelete} | 0; 1; 2         | false
        """)
    void theNewRevisionBecomesTheCurrentOne(String spec, String pods, boolean isComplete) {
        Bench rolling = bench(spec, pods)
                .with(set(spec, "db:2") + "status: {currentRevision: %s, currentReplicas: 3}".formatted(REVISION));
        Bench begun = rolling.then(StatefulSet.KIND, "db");
        String update = begun.get(StatefulSet.KIND, "db").status().updateRevision();
        String[] renewed = Vector.of(pods.split("; "))
                .map(words -> pod(words).replace(REVISION, update))
                .toJavaArray(String[]::new);
        StatefulSetStatus status = begun.with(renewed)
                .then(StatefulSet.KIND, "db")
                .get(StatefulSet.KIND, "db")
                .status();
        assertThat(update).isNotEqualTo(REVISION);
        assertThat(status.currentRevision()).isEqualTo(isComplete ? update : REVISION);
    }

    /** newVersionedStatefulSetPod: which revision a pod is made of in the midst of a roll-out. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                                                    | 2 | db:1
        ''                                                                    | 0 | db:2
        updateStrategy: {type: OnDelete}                                      | 2 | db:2
        updateStrategy: {type: RollingUpdate,rollingUpdate: {partition: 1}}   | 0 | db:1
        updateStrategy: {type: RollingUpdate,rollingUpdate: {partition: 0}}   | 2 | db:2
        """)
    void aPodIsRemadeOfTheRevisionThatItsPlaceHas(String spec, int currentReplicas, String image) {
        Bench bench = bench(spec, "")
                .with(set(spec, "db:2")
                        + "status: {currentRevision: %s, currentReplicas: %d}".formatted(REVISION, currentReplicas));
        Bench after = bench.then(StatefulSet.KIND, "db");
        assertThat(after.get(Pod.KIND, "db-0").spec().containers().head().image())
                .contains(image);
    }

    @Test
    void whatBelongsToTheSetWakesIt() {
        Bench bench = bench("", "0");
        String set = "statefulset/default/db";
        assertThat(bench.wakes(set("", "db:2")).map(ResourceKey::toString)).containsExactly(set);
        assertThat(bench.wakes(pod("0 unready")).map(ResourceKey::toString)).containsExactly(set);
        assertThat(bench.wakes(claim("data-db-0").replace("own: x", "own: z")).map(ResourceKey::toString))
                .containsExactly(set);
        assertThat(bench.wakesWithout(PersistentVolumeClaim.KIND, "data-db-0").map(ResourceKey::toString))
                .containsExactly(set);
        assertThat(bench.wakes(claim("data-db-9"))).as("a new claim").isEmpty();
        assertThat(bench.with(claim("other")).wakes(claim("other").replace("own: x", "own: z")))
                .isEmpty();
        assertThat(bench.wakesWithout(ControllerRevision.KIND, REVISION).map(ResourceKey::toString))
                .containsExactly(set);
        assertThat(bench.wakes("{apiVersion: v1, kind: Node, metadata: {name: db}}"))
                .isEmpty();
    }
}
