package io.github.kubevalue.model.apiserver;

import static io.github.kubevalue.model.apiserver.Servers.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Addresses that a node gives to its pods. */
class PodAddressLawsTest {
    /** What becomes of a pod: it is started on the node, it ends, it is gone. */
    enum Turn {
        START,
        END,
        DELETION
    }

    /** A turn of one of a few pods. */
    record PodTurn(Turn turn, int pod) {
        Option<ApiServer> taken(ApiServer server) {
            ResourceKey key = Pod.KIND.key("demo", "p" + pod);
            return switch (turn) {
                case START ->
                    server.write(
                                    new Write.Create(
                                            Servers.read(POD.formatted(pod)).head()),
                                    NOW)
                            .flatMap(so -> so.write(new Write.AssignPodIp(key), NOW))
                            .toOption();
                case END ->
                    server.store()
                            .get(key)
                            .map(Pod.class::cast)
                            .map(found -> found.withStatus(found.status().withPhase(PodPhase.SUCCEEDED)))
                            .flatMap(ended -> server.write(new Write.UpdateStatus(ended), NOW)
                                    .toOption());
                case DELETION ->
                    server.write(new Write.Delete(key, DeleteOptions.of().withGracePeriodSeconds(0)), NOW)
                            .toOption();
            };
        }

        @Override
        public String toString() {
            return turn + " of p" + pod;
        }
    }

    private static final String POD = """
        apiVersion: v1
        kind: Pod
        metadata: {namespace: demo, name: p%d}
        spec: {nodeName: n1, containers: [{name: main, image: "main:1"}]}
        """;
    private static final Cidr POD_CIDR = Cidr.parse("10.244.1.0/29");
    private static final ApiServer NODE = Servers.apply(
                    Servers.demo(),
                    "{apiVersion: v1, kind: Node, metadata: {name: n1}, spec: {podCIDR: 10.244.1.0/29}}")
            .get();

    @Provide
    Arbitrary<List<PodTurn>> turns() {
        Arbitrary<Turn> turns = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Turn.START)), Tuple.of(1, Arbitraries.of(Turn.END, Turn.DELETION)));
        return Combinators.combine(turns, Arbitraries.integers().between(0, 7))
                .as(PodTurn::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14);
    }

    /** Invariant 26 of pods: no two that have not ended have one address, and each has one of its node's, for good. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariant26OfPods(@ForAll("turns") List<PodTurn> turns) {
        ApiServer server = NODE;
        for (PodTurn turn : turns) {
            Seq<String> before = living(server);
            server = turn.taken(server).getOrElse(server);

            assertThat(living(server))
                    .as("26: addresses after %s", turn)
                    .doesNotHaveDuplicates()
                    .allMatch(PodAddressLawsTest::isOfAPod);
            if (turn.turn == Turn.START) {
                assertThat(living(server)).as("26: addresses after %s", turn).containsAll(before);
            }
        }
        Statistics.collect(living(server).size());
        Statistics.coverage(seen -> seen.check(5).count(times -> times > 0));
    }

    private static Seq<String> living(ApiServer server) {
        return server.store()
                .list(Pod.KIND)
                .reject(Pod::isTerminal)
                .flatMap(pod -> pod.status().podIPs())
                .map(PodIP::ip);
    }

    /** An address of the node's block, but not its network's, its bridge's or all of them. */
    private static boolean isOfAPod(String text) {
        Ip ip = Ip.parse(text);
        return POD_CIDR.gives(ip) && !ip.equals(POD_CIDR.first().plus(1));
    }
}
