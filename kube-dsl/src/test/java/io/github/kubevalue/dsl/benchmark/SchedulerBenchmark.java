package io.github.kubevalue.dsl.benchmark;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodAffinityTerm;
import io.github.kubevalue.model.core.PodAntiAffinity;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.scheduler.attempt.Decision;
import io.github.kubevalue.model.scheduler.attempt.Scheduler;
import io.github.kubevalue.model.scheduler.profile.DefaultProfile;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One pod among 5,000 nodes in three zones, each of which runs four pods: a pod of a Service, one that must not be beside another of
 * its kind, of which there are 1,000, and what it costs that a pod is bound.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SchedulerBenchmark {
    private static final int NODES = 5_000;
    private static final int AVERSE = 1_000;

    private final Scheduler scheduler = new Scheduler(DefaultProfile.profile());
    private Store store;
    private Pod plain;
    private Pod averse;
    private Pod bound;
    private int next;

    @Setup
    public void say() {
        Vector<Node> nodes = Vector.range(0, NODES).map(SchedulerBenchmark::node);
        store = nodes.foldLeft(
                Store.empty(Indexes.CATALOG.plus(scheduler.profile().catalog())), Store::put);
        for (int i = 0; i < 50; i++) {
            Service service = Service.named("default", "app-" + i);
            store = store.put(service.withSpec(service.spec().withSelector(TreeMap.of("app", "app-" + i))));
        }
        for (int i = 0; i < NODES * 4; i++) {
            String app = "app-" + i / 4 % 50;
            store = store.put(bound(pod("old-" + i, app), nodes.get(i % NODES)));
        }
        for (int i = 0; i < AVERSE; i++) {
            store = store.put(bound(averse("averse-" + i), nodes.get(i * (NODES / AVERSE))));
        }
        plain = pod("new", "app-7");
        averse = averse("new");
        bound = bound(plain, nodes.head());
    }

    private static Node node(int number) {
        Node node = Node.named("node-" + number);
        return node.withMetadata(node.metadata()
                        .withLabels(TreeMap.of(
                                "kubernetes.io/hostname",
                                node.name(),
                                "topology.kubernetes.io/zone",
                                "zone-" + number % 3)))
                .withStatus(node.status()
                        .withAllocatable(TreeMap.of(
                                "cpu",
                                Quantity.parse("4"),
                                "memory",
                                Quantity.parse("16Gi"),
                                "pods",
                                Quantity.of(110))));
    }

    private static Pod pod(String name, String app) {
        Pod pod = Pod.named("default", name);
        return pod.withMetadata(
                        pod.metadata().withLabels(LabelSelector.of("app", app).matchLabels()))
                .withSpec(Samples.podSpec());
    }

    private static Pod averse(String name) {
        PodAffinityTerm term = PodAffinityTerm.builder()
                .labelSelector(LabelSelector.of("app", "averse"))
                .topologyKey("kubernetes.io/hostname")
                .build();
        Pod pod = pod(name, "averse");
        return pod.withSpec(pod.spec()
                .withAffinity(Option.of(Affinity.builder()
                        .podAntiAffinity(PodAntiAffinity.builder()
                                .requiredDuringSchedulingIgnoredDuringExecution(Vector.of(term))
                                .build())
                        .build())));
    }

    private static Pod bound(Pod pod, Node node) {
        return pod.withSpec(pod.spec().withNodeName(node.name()));
    }

    @Benchmark
    public Decision onePodAmong5000Nodes() {
        return placed(plain);
    }

    @Benchmark
    public Decision onePodWithAntiAffinityAmong5000Nodes() {
        return placed(averse);
    }

    private Decision placed(Pod pod) {
        Decision decision = scheduler.decide(store, pod, Vector.empty(), next, Choice.first());
        next = decision.next();
        if (!(decision instanceof Decision.Placed)) {
            throw new IllegalStateException(decision.toString());
        }
        return decision;
    }

    @Benchmark
    public Store aPodIsBoundAmong5000Nodes() {
        return store.put(bound);
    }
}
