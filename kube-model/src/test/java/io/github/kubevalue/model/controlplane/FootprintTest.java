package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.ApiServer;
import io.github.kubevalue.model.apiserver.ApiServerFlags;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateRunning;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.defaulting.PodDefaults;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a cluster weighs: the heap that is in use with it, less the heap without. */
class FootprintTest {
    private static final Instant NOW = Cluster.EPOCH;
    private static final int NODES = 20;
    private static final PodSpec TEMPLATE = podSpec();

    /** Loads the classes, and lets grow what the JVM keeps of values that are there once. */
    @BeforeAll
    static void whatAllClustersShareIsThereBefore() {
        written(cluster(1200).store());
    }

    /** Some 2,040 bytes; what else the JVM keeps meanwhile is measured with them, so the middle of three counts. */
    @Test
    void aRunningPodWithItsIndexesTakesTwoKilobytes() {
        Seq<Long> measured =
                Vector.range(0, 3).map(time -> bytesOfAThousandPods() / 1000).sorted();

        assertThat(measured.get(1)).as("the middle of " + measured).isBetween(800L, 2300L);
    }

    private static long bytesOfAThousandPods() {
        Weighed<Store> few = Weighed.of(used(), () -> cluster(200).store());
        Weighed<Store> many = Weighed.of(few.usedThen(), () -> cluster(1200).store());

        assertThat(many.value().count(Pod.KIND)).isEqualTo(6 * few.value().count(Pod.KIND));
        return many.bytes() - few.bytes();
    }

    @Test
    void aThousandRevisionsWeighLittleMoreThanOne() {
        Weighed<Store> alone = Weighed.of(used(), () -> cluster(1000).store());
        Store one = alone.value();
        Weighed<Store> history = Weighed.of(alone.usedThen(), () -> written(one));

        assertThat(history.bytes()).isLessThan(alone.bytes() / 2);
        assertThat(history.value().at(one.revision()).get()).isEqualTo(one);
    }

    /**
     * What something weighs.
     *
     * @param value that
     * @param bytes how much more of the heap is in use with it
     * @param usedThen how much is in use with it
     */
    private record Weighed<T>(T value, long bytes, long usedThen) {
        static <T> Weighed<T> of(long before, Supplier<T> supplier) {
            T value = supplier.get();
            long after = used();
            return new Weighed<>(value, after - before, after);
        }
    }

    /** A thousand changes of a cluster that are all remembered. */
    private static Store written(Store store) {
        return store.list(Pod.KIND)
                .foldLeft(
                        store.compact(store.revision()),
                        (so, pod) ->
                                so.put(pod.withMetadata(pod.metadata().withAnnotations(TreeMap.of("seen", "yes")))));
    }

    private static ApiServer cluster(int pods) {
        Catalog catalog = ControlPlane.controllers(ClusterConfig.of())
                .map(Controller::catalog)
                .foldLeft(Indexes.CATALOG, Catalog::plus);
        ApiServer empty = Vector.<KubeObject>of(Namespace.named("demo"), ServiceAccount.named("demo", "default"))
                .appendAll(nodes())
                .foldLeft(
                        ApiServer.of(ApiServerFlags.DEFAULT).withStore(Store.empty(catalog)),
                        (server, object) -> write(server, new Write.Create(object)));
        ApiServer full = Vector.range(0, pods).foldLeft(empty, FootprintTest::withRunningPod);
        return full.withStore(full.store().compact(full.store().revision()));
    }

    private static ApiServer withRunningPod(ApiServer server, int number) {
        ObjectMeta meta = ObjectMeta.builder()
                .generateName("web-6ffd66f7c-")
                .namespace("demo")
                .labels(TreeMap.of("app", "web", "pod-template-hash", "6ffd66f7c"))
                .addOwnerReference(OWNER)
                .build();
        ApiServer created = write(
                server,
                new Write.Create(Pod.builder().metadata(meta).spec(TEMPLATE).build()));
        Pod pod = (Pod) created.store().since(server.store().revision()).last().object();
        ApiServer bound = write(created, new Write.Bind(pod.key(), "n" + number % NODES));
        ApiServer housed = write(bound, new Write.AssignPodIp(pod.key()));
        return write(housed, new Write.UpdateStatus(running((Pod)
                housed.get(pod.key()).get())));
    }

    private static Pod running(Pod pod) {
        ContainerStatus status = ContainerStatus.builder()
                .name("web")
                .image("nginx:1.27")
                .ready(true)
                .started(true)
                .state(ContainerState.builder()
                        .running(ContainerStateRunning.builder().startedAt(NOW).build())
                        .build())
                .build();
        Seq<PodCondition> conditions = Vector.of(
                        "PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled")
                .map(type -> PodCondition.builder()
                        .type(type)
                        .status(ConditionStatus.TRUE)
                        .lastTransitionTime(NOW)
                        .build());
        return pod.withStatus(pod.status()
                .withPhase(Option.of(PodPhase.RUNNING))
                .withStartTime(Option.of(NOW))
                .withContainerStatuses(Vector.of(status))
                .withConditions(conditions));
    }

    private static ApiServer write(ApiServer server, Write write) {
        return server.write(write, NOW).getOrElseThrow(error -> new AssertionError(error.message()));
    }

    private static final OwnerReference OWNER = OwnerReference.builder()
            .apiVersion("apps/v1")
            .kind("ReplicaSet")
            .name("web-6ffd66f7c")
            .uid("6c4f6c24-ded0-4ee9-b9fb-ae56b775703d")
            .controller(true)
            .blockOwnerDeletion(true)
            .build();

    private static Seq<KubeObject> nodes() {
        return Vector.range(0, NODES).flatMap(i -> read("""
            apiVersion: v1
            kind: Node
            metadata: {name: n%d}
            spec: {podCIDR: 10.244.%d.0/24, podCIDRs: [10.244.%d.0/24]}
            status: {addresses: [{type: InternalIP, address: 172.31.0.%d}]}
            """.formatted(i, i, i, i + 10)));
    }

    private static PodSpec podSpec() {
        Pod pod = (Pod) read("""
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: demo}
            spec:
              containers:
              - name: web
                image: nginx:1.27
                ports: [{name: http, containerPort: 80}]
                env: [{name: MODE, value: production}]
                resources: {requests: {cpu: 10m, memory: 16Mi}, limits: {memory: 64Mi}}
                readinessProbe: {httpGet: {path: /, port: http}}
            """).head();
        return PodDefaults.podSpec(pod.spec());
    }

    private static Vector<KubeObject> read(String yaml) {
        return Vector.ofAll(
                ManifestReader.kubernetes().parse("test.yaml", yaml).get().objects());
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 2; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
