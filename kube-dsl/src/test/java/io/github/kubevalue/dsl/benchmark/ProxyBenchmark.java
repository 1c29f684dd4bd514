package io.github.kubevalue.dsl.benchmark;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.github.kubevalue.net.proxy.ProxyProgram;
import io.github.kubevalue.net.proxy.iptables.IptablesProxy;
import io.github.kubevalue.net.proxy.ipvs.IpvsProxy;
import io.github.kubevalue.net.proxy.nftables.NftablesProxy;
import io.vavr.collection.Seq;
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

/** kube-proxy on one node of a cluster of 10,000 Services with 10 endpoints each: from nothing, and after one Service changed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class ProxyBenchmark {
    private static final int SERVICES = 10_000;
    private static final int ENDPOINTS = 10;
    private static final int CHANGED = SERVICES / 2;

    @Param({"IPTABLES", "NFTABLES", "IPVS"})
    private ProxyMode mode;

    private Seq<Service> services;
    private Seq<EndpointSlice> slices;
    private Programmed all;
    private Seq<EndpointSlice> fewer;

    /** A proxy of any mode that is asked for its program, whenever Services change. */
    private interface Programmed {
        Programmed with(Service service, Seq<EndpointSlice> slices);

        ProxyProgram program();
    }

    private record Iptables(IptablesProxy proxy) implements Programmed {
        @Override
        public Programmed with(Service service, Seq<EndpointSlice> slices) {
            return new Iptables(proxy.with(service, slices));
        }

        @Override
        public ProxyProgram program() {
            return proxy.program();
        }
    }

    private record Nftables(NftablesProxy proxy) implements Programmed {
        @Override
        public Programmed with(Service service, Seq<EndpointSlice> slices) {
            return new Nftables(proxy.with(service, slices));
        }

        @Override
        public ProxyProgram program() {
            return proxy.program();
        }
    }

    private record OfIpvs(IpvsProxy proxy) implements Programmed {
        @Override
        public Programmed with(Service service, Seq<EndpointSlice> slices) {
            return new OfIpvs(proxy.with(service, slices));
        }

        @Override
        public ProxyProgram program() {
            return proxy.program();
        }
    }

    @Setup
    public void compile() {
        services = Vector.range(0, SERVICES).map(Networks::service);
        slices = Vector.range(0, SERVICES).map(i -> Networks.slice(i, Networks.addresses(i, ENDPOINTS)));
        all = compiled();
        all.program().addTo(NetfilterState.empty());
        fewer = Vector.of(
                Networks.slice(CHANGED, Networks.addresses(CHANGED, ENDPOINTS).drop(1)));
    }

    private Programmed compiled() {
        ProxyConfig config = Networks.config(mode);
        return switch (mode) {
            case IPTABLES ->
                new Iptables(
                        IptablesProxy.on(Networks.NODE, config, IpFamily.IPV4).withAll(services, slices));
            case NFTABLES ->
                new Nftables(
                        NftablesProxy.on(Networks.NODE, config, IpFamily.IPV4).withAll(services, slices));
            case IPVS ->
                new OfIpvs(IpvsProxy.on(Networks.NODE, config, IpFamily.IPV4).withAll(services, slices));
        };
    }

    @Benchmark
    public NetfilterState fromNothing() {
        return compiled().program().addTo(NetfilterState.empty());
    }

    @Benchmark
    public NetfilterState oneChanged() {
        return all.with(services.get(CHANGED), fewer).program().addTo(NetfilterState.empty());
    }
}
