package io.github.kubevalue.dsl.benchmark;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.manifest.ManifestReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Loading documents: the Deployments and Services of a stream, read, bound and kept with their places. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class LoadBenchmark {
    private static final int DOCUMENTS = 200;

    private final KubernetesSerialization fabric8 = new KubernetesSerialization();
    private String text = "";

    @Setup
    public void write() {
        text = Samples.manifest(DOCUMENTS / 2);
    }

    @Benchmark
    @OperationsPerInvocation(DOCUMENTS)
    public Manifest kubevalue() {
        return ManifestReader.kubernetes().parse("shop.yaml", text).get();
    }

    @Benchmark
    @OperationsPerInvocation(DOCUMENTS)
    public Object fabric8() {
        return fabric8.unmarshal(text);
    }
}
