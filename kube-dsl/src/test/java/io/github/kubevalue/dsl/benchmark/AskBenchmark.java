package io.github.kubevalue.dsl.benchmark;

import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.Walker;
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

/** One question to a cluster at rest: a name, and a packet's way there and back; with few Services and with many. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class AskBenchmark {
    @Param({"10", "10000"})
    private int services;

    private ClusterDns dns;
    private Walker walker;
    private NetworkState state;
    private Request request;

    @Setup
    public void converge() {
        RunningCluster running =
                RunningCluster.of(Samples.converged(Samples.services(services)).cluster());
        dns = running.dns();
        walker = new Walker(running.network().get());
        state = NetworkState.at(running.cluster().now());
        Pod client = running.snapshot()
                .list(Pod.KIND)
                .find(pod -> pod.name().startsWith("web"))
                .get();
        Service target = running.snapshot().get(Service.KIND, "default", "s7").get();
        request = Request.tcp(Peer.pod(client.key()), target.spec().clusterIp().get(), 80);
        if (!walk().isDelivered()) {
            throw new IllegalStateException(walk().reason());
        }
    }

    @Benchmark
    public Response resolve() {
        return dns.answer("s7.default.svc.cluster.local", RecordType.A);
    }

    @Benchmark
    public Trace walk() {
        return walker.walk(state, request, Choice.first()).trace();
    }
}
