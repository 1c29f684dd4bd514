package io.github.kubevalue.dsl.benchmark;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.netfilter.stack.Netfilter;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.stack.Passage;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.TcpFlags;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.Walker;
import io.vavr.control.Option;
import java.time.Instant;
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
 * A connection that a pod opens to a cluster IP, or a client outside to a node port, with all that is known of its way there and
 * back; and the bare verdict of one node about its first packet, and about a later one. Every mode, few Services and many.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class WalkBenchmark {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Param({"10", "1000", "20000"})
    private int services;

    @Param({"IPTABLES", "NFTABLES", "IPVS"})
    private ProxyMode mode;

    private Walker walker;
    private NetworkState state;
    private Request toClusterIp;
    private Request toNodePort;
    private NetfilterState stack;
    private NetfilterState known;
    private InFlight first;
    private InFlight later;

    @Setup
    public void load() {
        int target = services / 2;
        Network network = Networks.network(mode, services);
        walker = new Walker(network);
        state = NetworkState.at(NOW);
        toClusterIp = Request.tcp(Peer.pod("default", "client"), Networks.clusterIp(target), 80)
                .withSourcePort(Option.some(40_000));
        toNodePort = Request.tcp(
                        Peer.outside(Ip.parse("198.18.0.1")), Ip.parse("192.0.2.11"), Networks.nodePort(target))
                .withSourcePort(Option.some(40_000));
        delivered(clusterIp());
        delivered(nodePort());
        Flow flow = Flow.tcp("10.244.1.9:40000", Networks.clusterIp(target) + ":80");
        stack = network.initialStack("n1");
        known = walker.walk(state, toClusterIp, Choice.first()).state().stack(network, "n1");
        first = InFlight.entering(Packet.opening(flow));
        later = InFlight.entering(Packet.tcp(flow, TcpFlags.ACK));
        accepted(verdict());
        accepted(established());
    }

    private static void delivered(Trace trace) {
        if (!trace.isDelivered()) {
            throw new IllegalStateException(trace.reason());
        }
    }

    private static void accepted(Passage passage) {
        if (!passage.verdict().isAccept()) {
            throw new IllegalStateException(passage.verdict().toString());
        }
    }

    @Benchmark
    public Trace clusterIp() {
        return walker.walk(state, toClusterIp, Choice.first()).trace();
    }

    @Benchmark
    public Trace nodePort() {
        return walker.walk(state, toNodePort, Choice.first()).trace();
    }

    @Benchmark
    public Passage verdict() {
        return cross(stack, first);
    }

    @Benchmark
    public Passage established() {
        return cross(known, later);
    }

    private static Passage cross(NetfilterState stack, InFlight packet) {
        Crossing bare = Crossing.in(Hook.PREROUTING, "veth1", NOW).withDetail(Crossing.Detail.NONE);
        return Netfilter.cross(stack, packet, bare, Choice.first());
    }
}
