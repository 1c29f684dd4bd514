package io.github.kubevalue.dsl.benchmark;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
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

/** Small changes of big values: a pod that gets a node, by itself and in the store of a cluster of 1,000 pods. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class UpdateBenchmark {
    private Store store;
    private Pod pod;
    private Option<String> node;
    private Option<String> other;

    @Setup
    public void converge() {
        Store converged = (Store)
                Samples.converged(Samples.workloads(20, 10, 100)).cluster().snapshot();
        store = converged.all().foldLeft(Store.empty(Indexes.CATALOG), Store::put);
        pod = store.list(Pod.KIND).get(500);
        node = Option.of("node-x");
        other = Option.of("node-y");
    }

    @Benchmark
    public Pod nodeName() {
        Option<String> next = other;
        other = node;
        node = next;
        return pod.withSpec(pod.spec().withNodeName(next));
    }

    @Benchmark
    public Store nodeNameInTheStore() {
        return store.put(nodeName());
    }

    @Benchmark
    public Option<Pod> lookup() {
        return store.get(Pod.KIND, pod.namespace(), pod.name());
    }
}
