package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Function1;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/** How a namespace goes, whatever is in it and whatever is under way. */
class NamespaceDeletionLawsTest {
    private static final Cluster REST = Course.kubeadm(
            "namespace-controller",
            "job-controller",
            "cronjob-controller",
            "endpointslice-controller",
            "disruption-controller");

    private static final Function1<Seq<Content>, Cluster> SAID =
            Function1.<Seq<Content>, Cluster>of(NamespaceDeletionLawsTest::said).memoized();

    /** What may be in the namespace. */
    private enum Content {
        CONFIG_MAP("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: demo}
            """),
        HELD("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: held, namespace: demo, finalizers: [example.com/hold]}
            """),
        SERVICE("""
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: demo}
            spec: {selector: {app: web}, ports: [{port: 80}]}
            """),
        POD("""
            apiVersion: v1
            kind: Pod
            metadata: {name: slow, namespace: demo, annotations: {kubevalue.io/stop-after: never}}
            spec: {terminationGracePeriodSeconds: 5, containers: [{name: main, image: "main:1"}]}
            """),
        DEPLOYMENT("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: demo}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}, annotations: {kubevalue.io/stop-after: 3s}}
                spec: {containers: [{name: main, image: "main:1"}]}
            """),
        STATEFUL_SET("""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db, namespace: demo}
            spec:
              replicas: 2
              selector: {matchLabels: {app: db}}
              template:
                metadata: {labels: {app: db}}
                spec: {containers: [{name: main, image: "main:1"}]}
            """),
        JOB("""
            apiVersion: batch/v1
            kind: Job
            metadata: {name: sum, namespace: demo}
            spec:
              template:
                metadata: {annotations: {kubevalue.io/exit-code: "0", kubevalue.io/exit-after: 9s}}
                spec: {restartPolicy: Never, containers: [{name: main, image: "main:1"}]}
            """),
        BUDGET("""
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: web, namespace: demo}
            spec: {maxUnavailable: 0, selector: {matchLabels: {app: web}}}
            """);

        private final String yaml;

        Content(String yaml) {
            this.yaml = yaml;
        }
    }

    @Provide
    Arbitrary<Seq<Content>> contents() {
        return Arbitraries.of(Content.class)
                .set()
                .ofMaxSize(4)
                .map(contents -> Vector.ofAll(contents).sorted());
    }

    private static Cluster said(Seq<Content> contents) {
        return REST.apply(Kubeadm.objects(
                        """
                            apiVersion: v1
                            kind: Namespace
                            metadata: {name: demo}
                            """ + contents.map(content -> "---\n" + content.yaml).mkString()))
                .get();
    }

    /**
     * Invariant 28: a namespace that is deleted is empty in the end and goes, and nothing but pods is deleted in it by its controller
     * before the last pod is gone. Where an object has a finalizer of somebody's, the namespace waits for him.
     */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariant28(
            @ForAll("contents") Seq<Content> contents,
            @ForAll @IntRange(max = 60) int steps,
            @ForAll @LongRange(min = 0, max = 100_000) long order) {
        Course course = new Course(SAID.apply(contents), Choice.seeded(order), NamespaceDeletionLawsTest::podsGoFirst);
        course.steps(steps);
        int pods = course.cluster().snapshot().list(Pod.KIND, "demo").size();

        course.request(Write.delete(demo(course.cluster().snapshot())));
        Snapshot end = course.settle();
        if (contents.contains(Content.HELD)) {
            assertThat(end.in("demo")).as("what is held").hasSize(1);
            assertThat(demo(end).metadata().isDeleting()).isTrue();
            ConfigMap held = end.get(ConfigMap.KIND, "demo", "held").get();
            course.request(new Write.Update(held.withMetadata(held.metadata().withoutFinalizer("example.com/hold"))));
            end = course.settle();
        }

        assertThat(end.in("demo")).as("left in the namespace").isEmpty();
        assertThat(end.get(Namespace.KIND, "demo")).isEmpty();
        Statistics.label("pods")
                .collect(pods > 0 ? "some" : "none")
                .coverage(coverage -> coverage.check("some").count(times -> times > 0));
    }

    // pkg/controller/namespace/namespace_controller.go, namespaceDeletionGracePeriod: once for the deletion, once for
    // what it tells
    @Example
    void aNamespaceWithAPodTakesTenSeconds() {
        Cluster cluster = SAID.apply(Vector.of(Content.POD)).converge().cluster();
        Cluster deleted =
                cluster.request(Write.delete(demo(cluster.snapshot()))).get();
        assertThat(deleted.advance(Duration.ofSeconds(9)).snapshot().get(Namespace.KIND, "demo"))
                .isNotEmpty();
        Cluster end = deleted.converge().cluster();
        assertThat(end.snapshot().get(Namespace.KIND, "demo")).isEmpty();
        assertThat(Duration.between(cluster.now(), end.now())).hasSeconds(10);
    }

    private static void podsGoFirst(Snapshot before, Stepped step) {
        if (step.actor().equals("namespace-controller")
                && !before.list(Pod.KIND, "demo").isEmpty()) {
            boolean arePodsLeft =
                    !step.cluster().snapshot().list(Pod.KIND, "demo").isEmpty();
            Seq<Kind<?>> kinds = Vector.ofAll(step.changes().map(Change::key).map(ResourceKey::kind))
                    .filter(kind -> !kind.equals(Namespace.KIND));
            assertThat(arePodsLeft ? kinds : kinds.takeUntil(kind -> !kind.equals(Pod.KIND)))
                    .as("deleted while there are pods")
                    .allMatch(Pod.KIND::equals);
            assertThat(kinds.dropWhile(Pod.KIND::equals)).doesNotContain(Pod.KIND);
        }
    }

    private static Namespace demo(Snapshot snapshot) {
        return snapshot.get(Namespace.KIND, "demo").get();
    }
}
