package io.github.kubevalue.model.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentCondition;
import io.github.kubevalue.model.apps.DeploymentConditionType;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.controller.Bench;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** deployment_util_test.go, TestSetNewReplicaSetAnnotations and TestAnnotationUtils; sync.go, getNewReplicaSet. */
class RevisionsTest {
    private static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String HISTORY = "deployment.kubernetes.io/revision-history";

    private static String deployment(String annotations, String image, String spec, String status) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, uid: web-uid, annotations: {%s}}
            spec:
              replicas: 3
              selector: {matchLabels: {app: web}}
              strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
              %s
              template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: "i:%s"}]}}
            status: {%s}
            """.formatted(annotations, spec, image, status);
    }

    private static String set(String name, String image, int replicas, String annotations) {
        return """
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata:
              name: %s
              uid: %s-uid
              labels: {app: web}
              annotations: {%s, deployment.kubernetes.io/desired-replicas: "3", deployment.kubernetes.io/max-replicas: "4"}
              ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: web-uid, controller: true}]
            spec:
              replicas: %d
              selector: {matchLabels: {app: web}}
              template: {metadata: {labels: {app: web, pod-template-hash: %s}}, spec: {containers: [{name: c, image: "i:%s"}]}}
            status: {replicas: %d, availableReplicas: %d, terminatingReplicas: 1}
            """.formatted(name, name, annotations, replicas, name, image, replicas, replicas);
    }

    private static String numbered(String name, String image, int replicas, int revision) {
        return set(name, image, replicas, REVISION + ": \"" + revision + "\"");
    }

    private static Bench after(String... yaml) {
        return Bench.of(new DeploymentController(), yaml).then(Deployment.KIND, "web");
    }

    private static SortedMap<String, String> annotations(Bench bench, String set) {
        return bench.get(ReplicaSet.KIND, set).metadata().annotations();
    }

    @Test
    void aTemplateOfLongAgoIsTheNewestRevisionAgain() {
        Bench after = after(deployment("", "one", "", ""), numbered("one", "one", 0, 1), numbered("two", "two", 3, 2));
        assertThat(annotations(after, "one").get(REVISION)).contains("3");
        assertThat(annotations(after, "one").get(HISTORY)).contains("1");
        assertThat(annotations(after, "two").get(REVISION)).contains("2");
        assertThat(after.get(Deployment.KIND, "web").metadata().annotations().get(REVISION))
                .contains("3");
    }

    @Test
    void theRevisionsThatASetHadAreRemembered() {
        String was = REVISION + ": \"3\", " + HISTORY + ": \"1\"";
        Bench after = after(deployment("", "one", "", ""), set("one", "one", 0, was), numbered("two", "two", 3, 4));
        assertThat(annotations(after, "one").get(HISTORY)).contains("1,3");
        String empty = REVISION + ": \"3\", " + HISTORY + ": \"\"";
        Bench first = after(deployment("", "one", "", ""), set("one", "one", 0, empty), numbered("two", "two", 3, 4));
        assertThat(annotations(first, "one").get(HISTORY)).contains("3");
        String longest = Vector.rangeClosed(1000, 1400).mkString(",");
        String full = REVISION + ": \"2000\", " + HISTORY + ": \"" + longest + "\"";
        Bench cut = after(deployment("", "one", "", ""), set("one", "one", 0, full), numbered("two", "two", 3, 3000));
        String left = annotations(cut, "one").get(HISTORY).get();
        assertThat(left).hasSizeBetween(1990, 2000).endsWith("1400,2000").matches("1[0-9]{3},.*");
    }

    @Test
    void theNewestSetKeepsItsNumber() {
        Bench bench = Bench.of(
                new DeploymentController(),
                deployment(REVISION + ": \"5\"", "two", "", ""),
                numbered("one", "one", 1, 1),
                numbered("two", "two", 3, 5));
        assertThat(annotations(bench.then(Deployment.KIND, "web"), "two").get(REVISION))
                .contains("5");
        assertThat(annotations(bench.then(Deployment.KIND, "web"), "two").get(HISTORY))
                .isEmpty();
    }

    @Test
    void annotationsOfTheDeploymentAreThoseOfItsSetButForThoseOfItsOwn() {
        String said = "a: b, kubectl.kubernetes.io/last-applied-configuration: x, " + REVISION + ": \"9\", "
                + "deployment.kubernetes.io/desired-replicas: \"77\"";
        Bench bench = Bench.of(new DeploymentController(), deployment(said, "one", "", ""));
        ReplicaSet made = (ReplicaSet)
                ((Write.Create) bench.plan(Deployment.KIND, "web").writes().head()).object();
        assertThat(made.metadata().annotations().mkString(" "))
                .isEqualTo("(a, b) (deployment.kubernetes.io/desired-replicas, 3)"
                        + " (deployment.kubernetes.io/max-replicas, 4) (deployment.kubernetes.io/revision, 1)");
    }

    @Test
    void aNameThatIsTakenIsAvoided() {
        Bench bench = Bench.of(new DeploymentController(), deployment("", "one", "", ""));
        ReplicaSet made = (ReplicaSet)
                ((Write.Create) bench.plan(Deployment.KIND, "web").writes().head()).object();
        String foreign = set(made.name(), "other", 0, "x: w").replace("uid: web-uid", "uid: stranger");
        Bench collided = bench.with(foreign).then(Deployment.KIND, "web");
        assertThat(collided.get(Deployment.KIND, "web").status().collisionCount())
                .contains(1);
        assertThat(collided.store().list(ReplicaSet.KIND).map(ReplicaSet::name))
                .hasSize(2)
                .doesNotHaveDuplicates();
        Bench twice = bench.with(foreign, deployment("", "one", "", "collisionCount: 4"));
        assertThat(twice.then(Deployment.KIND, "web")
                        .get(Deployment.KIND, "web")
                        .status()
                        .collisionCount())
                .as("the name of the fifth is free")
                .contains(4);
    }

    @Test
    void aNameIsNotTooLong() {
        String longest = "w".repeat(253);
        Bench bench = Bench.of(
                new DeploymentController(), deployment("", "one", "", "").replace("name: web", "name: " + longest));
        ReplicaSet made = (ReplicaSet)
                ((Write.Create) bench.plan(Deployment.KIND, longest).writes().head()).object();
        assertThat(made.name()).hasSize(253).matches("w+-[a-z0-9]+");
    }

    private static DeploymentCondition progress(Bench bench) {
        return bench.get(Deployment.KIND, "web")
                .status()
                .condition(DeploymentConditionType.PROGRESSING)
                .get();
    }

    @Test
    void whatHappenedToTheNewSetIsSaid() {
        String timed = "progressDeadlineSeconds: 60";
        Bench made = after(deployment("", "one", timed, ""));
        String name = made.store().list(ReplicaSet.KIND).head().name();
        assertThat(progress(made).message()).isEqualTo("Created new replica set \"" + name + "\"");
        String done = "observedGeneration: 1, replicas: 3, updatedReplicas: 3, availableReplicas: 3";
        assertThat(progress(after(deployment("", "one", timed, done), numbered("one", "one", 3, 1)))
                        .message())
                .isEqualTo("ReplicaSet \"one\" has successfully progressed.");
        String moving =
                "replicas: 3, updatedReplicas: 1, availableReplicas: 2, conditions: [{type: Progressing, status:"
                        + " \"True\", reason: ReplicaSetUpdated}]";
        assertThat(progress(after(
                                deployment("", "one", timed, moving),
                                numbered("one", "one", 2, 2),
                                numbered("two", "two", 1, 1)))
                        .message())
                .isEqualTo("ReplicaSet \"one\" is progressing.");
    }

    /** TestScale, "saturated but broken new replica set does not affect old pods", and its counterpart. */
    @Test
    void oldSetsGoOnceTheNewOneIsSaturated() {
        String resized = "deployment.kubernetes.io/desired-replicas: \"3\"";
        String other = "deployment.kubernetes.io/desired-replicas: \"2\"";
        String full = numbered("one", "one", 3, 2);
        String old = numbered("two", "two", 1, 1).replace(resized, other);
        assertThat(after(deployment("", "one", "", ""), full, old)
                        .get(ReplicaSet.KIND, "two")
                        .spec()
                        .replicas())
                .contains(0);
        String broken = full.replace("availableReplicas: 3", "availableReplicas: 0");
        assertThat(after(deployment("", "one", "", ""), broken, old)
                        .get(ReplicaSet.KIND, "two")
                        .spec()
                        .replicas())
                .contains(1);
    }

    @Test
    void podsOnTheirWayOutAreCountedIfAllSetsKnow() {
        Bench known = after(deployment("", "one", "", ""), numbered("one", "one", 3, 2), numbered("two", "two", 1, 1));
        assertThat(known.get(Deployment.KIND, "web").status().terminatingReplicas())
                .contains(2);
        String unknown = numbered("two", "two", 1, 1).replace(", terminatingReplicas: 1", "");
        assertThat(after(deployment("", "one", "", ""), numbered("one", "one", 3, 2), unknown)
                        .get(Deployment.KIND, "web")
                        .status()
                        .terminatingReplicas())
                .isEmpty();
    }
}
