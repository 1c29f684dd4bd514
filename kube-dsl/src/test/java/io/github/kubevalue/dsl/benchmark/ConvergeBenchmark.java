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

/** From nothing to ready: 1,000 pods of 50 Deployments with their Services on 100 nodes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class ConvergeBenchmark {
    private Seq<KubeObject> objects;

    @Setup
    public void say() {
        objects = Samples.workloads(100, 50, 20);
    }

    @Benchmark
    public Convergence pods1000Nodes100() {
        Convergence converged = Samples.converged(objects);
        if (!converged.converged()) {
            throw new IllegalStateException(converged.reason().get());
        }
        return converged;
    }
}
