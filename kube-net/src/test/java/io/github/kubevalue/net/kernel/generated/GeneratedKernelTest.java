package io.github.kubevalue.net.kernel.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.arbitrary.ClusterArbitraries;
import io.github.kubevalue.net.arbitrary.ClusterArbitraries.Cluster;
import io.github.kubevalue.net.arbitrary.ClusterServiceArbitraries;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries.Served;
import io.github.kubevalue.net.arbitrary.RequestArbitraries;
import io.github.kubevalue.net.cni.Interconnect;
import io.github.kubevalue.net.cni.Plug;
import io.github.kubevalue.net.kernel.lab.Kernel;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.walk.Request;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Generated requests in generated clusters with generated Services meet in the kernel what the model says: the outcome, who
 * answers, the source that it sees, and the entries of connection tracking on every node.
 *
 * <p>{@code -Dkubevalue.kernel.generated=50000} plays that many requests, {@code -Dkubevalue.kernel.seed=2} others, and
 * {@code -Dkubevalue.kernel.cluster=10003} those of one cluster alone.
 */
@Tag("kernel")
class GeneratedKernelTest {
    private static final long SEED = Long.getLong("kubevalue.kernel.seed", 1);
    private static final int CASES =
            Integer.getInteger("kubevalue.kernel.generated", KernelTools.isRequired() ? 2100 : 210);
    private static final Option<Long> ONLY = Option.of(Long.getLong("kubevalue.kernel.cluster"));
    private static final int CASES_OF_A_CLUSTER = 240;
    private static final int REQUESTS = 48;
    private static final int REQUESTS_OF_A_CLIENT = 4;

    @TestFactory
    Stream<DynamicTest> iptablesWithTheNftBackend() {
        return clusters(1, Kernel.Backend.NFT, ProxyMode.IPTABLES);
    }

    @TestFactory
    Stream<DynamicTest> iptablesWithTheLegacyBackend() {
        return clusters(2, Kernel.Backend.LEGACY, ProxyMode.IPTABLES);
    }

    @TestFactory
    Stream<DynamicTest> nftables() {
        return clusters(3, Kernel.Backend.NFT, ProxyMode.NFTABLES);
    }

    private static Stream<DynamicTest> clusters(int kind, Kernel.Backend backend, ProxyMode mode) {
        KernelTools.require();
        int share = (CASES + 2) / 3;
        int clusters = (share + CASES_OF_A_CLUSTER - 1) / CASES_OF_A_CLUSTER;
        return IntStream.range(0, clusters)
                .filter(i -> ONLY.forAll(number -> number == 10_000L * kind + i))
                .mapToObj(i -> cluster(
                        backend,
                        mode,
                        10_000L * kind + i,
                        Math.min(CASES_OF_A_CLUSTER, share - i * CASES_OF_A_CLUSTER)));
    }

    private static DynamicTest cluster(Kernel.Backend backend, ProxyMode mode, long number, int cases) {
        return DynamicTest.dynamicTest(
                test -> test.displayName("seed " + SEED + ", cluster " + number + ", " + cases + " requests")
                        .executionMode(ExecutionMode.CONCURRENT)
                        .executable(() -> play(backend, mode, number, cases)));
    }

    /**
     * What is played next in a cluster.
     *
     * @param served the Services
     * @param config how kube-proxy serves them
     * @param dropping the chains that drop what no rule takes
     * @param requests what each client sends
     */
    private record Round(Served served, ProxyConfig config, Seq<String> dropping, Map<Peer, Seq<Request>> requests) {}

    private static Cluster cluster(Random random) {
        return drawn(() -> next(
                ClusterArbitraries.clusters(
                        Vector.of(Plug.values()), Vector.of(Interconnect.DIRECT, Interconnect.VXLAN)),
                random));
    }

    private static Round round(Cluster cluster, ProxyMode mode, Ports ports, Random random) {
        return drawn(() -> {
            Served served = next(ClusterServiceArbitraries.served(cluster), random);
            ProxyConfig config =
                    next(RequestArbitraries.configs(cluster), random).withMode(mode);
            Seq<String> dropping = next(dropping(cluster), random);
            return new Round(served, config, dropping, requests(cluster, served, ports, random));
        });
    }

    /** Clusters are played at once, but jqwik generates one thing after another. */
    private static synchronized <T> T drawn(Supplier<T> generated) {
        List<T> value = new ArrayList<>();
        JqwikSession.run(() -> value.add(generated.get()));
        return value.get(0);
    }

    private static void play(Kernel.Backend backend, ProxyMode mode, long number, int cases) {
        Random random = new Random(SEED * 1_000_003 + number);
        Cluster cluster = cluster(random);
        Ports ports = new Ports();
        Seq<String> differences = Vector.empty();
        try (Kernel kernel = Kernel.open(cluster.network(), backend)) {
            for (int compared = 0; compared < cases; ) {
                Round round = round(cluster, mode, ports, random);
                World world = World.of(cluster, round.served(), round.config(), round.dropping());
                Contest.Result result = Contest.play(kernel, world, round.requests());
                compared += result.compared();
                differences = differences.appendAll(result.differences()
                        .map(text ->
                                text + "\n  in " + cluster + "\n  with " + round.served() + "\n  and " + round.config()
                                        + (round.dropping().isEmpty() ? "" : "\n  dropping in " + round.dropping())));
            }
        }
        assertThat(differences).as("%s differences", differences.size()).isEmpty();
    }

    private static <T> T next(Arbitrary<T> arbitrary, Random random) {
        return arbitrary.generator(1000).next(random).value();
    }

    /** What INPUT drops are also the packets of a tunnel. */
    private static Arbitrary<Seq<String>> dropping(Cluster cluster) {
        Seq<String> input = cluster.cni().interconnect() == Interconnect.VXLAN ? Vector.empty() : Vector.of("INPUT");
        return Arbitraries.of(Vector.empty(), Vector.empty(), Vector.empty(), Vector.of("FORWARD"), input);
    }

    private static Map<Peer, Seq<Request>> requests(Cluster cluster, Served served, Ports ports, Random random) {
        Arbitrary<Request> requests = RequestArbitraries.requests(cluster, served.services());
        return LinkedHashMap.ofEntries(Vector.fill(REQUESTS, () -> next(requests, random))
                .groupBy(Request::from)
                .toVector()
                .sortBy(entry -> entry._1.toString())
                .map(entry -> Tuple.of(entry._1, ports.bind(entry._2.take(REQUESTS_OF_A_CLIENT), random))));
    }
}
