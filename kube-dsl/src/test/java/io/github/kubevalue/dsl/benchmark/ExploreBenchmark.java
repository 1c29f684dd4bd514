package io.github.kubevalue.dsl.benchmark;

import static io.github.kubevalue.dsl.build.Clusters.cluster;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.controlplane.ControlPlane;
import io.github.kubevalue.model.explore.Bounds;
import io.github.kubevalue.model.explore.Exploration;
import io.github.kubevalue.model.explore.Explored;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Every order in which a small cluster may come to what is desired: searches, and distinct states, a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
public class ExploreBenchmark {
    @Param({"rollout", "job", "two", "set", "service"})
    public String change;

    private Exploration exploration;

    /** What the searches found. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Found {
        public long states;
    }

    @Setup
    public void change() {
        exploration = Exploration.of(changed()).within(new Bounds(100_000, 1_000));
    }

    private Cluster changed() {
        return switch (change) {
            case "rollout" -> after(deployments(3, 1, "web"), deployments(3, 2, "web"));
            case "job" -> after(nodes(), job());
            case "set" -> after(nodes(), set());
            case "service" ->
                after(deployments(2, 1, "web"), service())
                        .withHazards(Hazards.NONE.withFaults(
                                Vector.of(new Fault.ControllerRestarted("endpointslice-controller"))));
            default -> after(nodes(), deployments(2, 1, "web", "api"));
        };
    }

    private static Cluster after(Seq<KubeObject> before, Seq<KubeObject> change) {
        return Cluster.start(before, ControlPlane::controllers)
                .get()
                .converge()
                .cluster()
                .apply(change)
                .get();
    }

    private static Seq<KubeObject> nodes() {
        return cluster().node("n1").node("n2").objects();
    }

    private static Seq<KubeObject> job() {
        return cluster()
                .node("n1")
                .node("n2")
                .job("sum", job -> job.image("sum:1").completions(3).parallelism(2))
                .objects();
    }

    private static Seq<KubeObject> set() {
        return cluster()
                .node("n1")
                .node("n2")
                .statefulSet("db", set -> set.image("db:1").replicas(3))
                .objects();
    }

    /** A Service, and a roll-out of what is behind it. */
    private static Seq<KubeObject> service() {
        return deployments(2, 2, "web")
                .appendAll(cluster().service("web", service -> service.port(80)).objects());
    }

    private static Seq<KubeObject> deployments(int replicas, int version, String... names) {
        var said = cluster().node("n1").node("n2");
        for (String name : names) {
            said = said.deployment(name, d -> d.replicas(replicas).image(name + ":" + version));
        }
        return said.objects();
    }

    @Benchmark
    public Explored states(Found found) {
        Explored explored = exploration.run();
        if (!explored.holds()) {
            throw new IllegalStateException(explored.counterexample().get().toString());
        }
        found.states += explored.states();
        return explored;
    }
}
