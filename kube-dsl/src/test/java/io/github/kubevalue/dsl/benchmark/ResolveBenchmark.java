package io.github.kubevalue.dsl.benchmark;

import io.github.kubevalue.dns.client.Libc;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.client.StubResolver;
import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import java.util.concurrent.TimeUnit;
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

/**
 * Names in a cluster with kubeadm's Corefile, with few Services and with many: an answer that was asked for before, one on
 * another visit each time, and a program's whole lookup.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ResolveBenchmark {
    private static final Query EXISTING = Query.of("s7.demo.svc.cluster.local.", RecordType.A);
    private static final Query NO_DATA = Query.of("s7.demo.svc.cluster.local.", RecordType.AAAA);
    private static final Query MISSING = Query.of("missing.demo.svc.cluster.local.", RecordType.A);

    @Param({"10", "10000"})
    private int services;

    private ClusterDns dns;
    private StubResolver glibc;
    private StubResolver musl;

    @Setup
    public void build() {
        Store store = Vector.range(0, services)
                .map(ResolveBenchmark::service)
                .foldLeft(Store.empty(Indexes.CATALOG).put(Namespace.named("demo")), Store::put);
        dns = ClusterDns.of(store);
        glibc = dns.resolver(Pod.named("demo", "client"));
        musl = new StubResolver(Libc.MUSL, glibc.resolvConf(), glibc.hosts(), glibc.transport());
    }

    private static Service service(int index) {
        String ip = "10.96." + index / 256 + "." + index % 256;
        return Service.named("demo", "s" + index)
                .withSpec(ServiceSpec.builder()
                        .clusterIP(ip)
                        .clusterIPs(Vector.of(ip))
                        .addPort(ServicePort.of(80))
                        .build());
    }

    @Benchmark
    public Response existing() {
        return dns.answer(EXISTING);
    }

    @Benchmark
    public Response noData() {
        return dns.answer(NO_DATA);
    }

    @Benchmark
    public Response missing() {
        return dns.answer(MISSING);
    }

    /** All plugins, each time. */
    @Benchmark
    public Response existingOnAnotherVisit() {
        return dns.answer(EXISTING, Choice.first());
    }

    @Benchmark
    public Response noDataOnAnotherVisit() {
        return dns.answer(NO_DATA, Choice.first());
    }

    @Benchmark
    public Response missingOnAnotherVisit() {
        return dns.answer(MISSING, Choice.first());
    }

    @Benchmark
    public Lookup walkOfGlibc() {
        return glibc.addresses("s7");
    }

    @Benchmark
    public Lookup walkOfGlibcThroughTheSearchList() {
        return glibc.addresses("s7.demo.svc");
    }

    @Benchmark
    public Lookup walkOfMusl() {
        return musl.addresses("s7");
    }

    @Benchmark
    public Lookup walkOfMuslThroughTheSearchList() {
        return musl.addresses("s7.demo.svc");
    }
}
