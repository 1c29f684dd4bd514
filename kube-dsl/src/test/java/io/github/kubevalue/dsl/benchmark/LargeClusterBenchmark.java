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

/** From nothing to ready, once, as large as Kubernetes is said to scale: 5,000 Deployments of 30 pods, each with its Service. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Measurement(iterations = 1)
public class LargeClusterBenchmark {
    private Seq<KubeObject> objects;

    @Setup
    public void say() {
        objects = Samples.workloads(5_000, 5_000, 30);
    }

    @Benchmark
    public Convergence pods150000Nodes5000() {
        return Samples.convergedWide(objects);
    }
}
