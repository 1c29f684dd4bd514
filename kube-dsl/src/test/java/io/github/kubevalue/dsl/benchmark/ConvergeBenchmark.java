package io.github.kubevalue.dsl.benchmark;

import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
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

/** From nothing to ready: pods of Deployments with their Services. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class ConvergeBenchmark {
    private Seq<KubeObject> small;
    private Seq<KubeObject> published;

    @Setup
    public void say() {
        small = Samples.workloads(100, 50, 20);
        published = Samples.workloads(100, 11, 97);
    }

    @Benchmark
    public Convergence pods1000Nodes100() {
        return Samples.converged(small);
    }

    /** The size at which simulators of clusters have been compared. */
    @Benchmark
    public Convergence pods1067Nodes100() {
        return Samples.converged(published);
    }
}
