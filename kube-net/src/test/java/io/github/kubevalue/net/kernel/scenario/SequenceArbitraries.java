package io.github.kubevalue.net.kernel.scenario;

import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServiceInternalTrafficPolicy;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of sequences in the example cluster: flows of all who may ask to all addresses of a Service, held and used again
 * while the Service and its endpoints change. At most two endpoints at a time, so that the ways to play one can be counted.
 */
final class SequenceArbitraries {
    private static final int ACTS = 3;

    private SequenceArbitraries() {}

    static Arbitrary<Sequence> sequences(String id) {
        Arbitrary<List<UnaryOperator<Sequence>>> acts =
                act().list().ofMinSize(2).ofMaxSize(3);
        return Combinators.combine(setups().list().ofSize(ACTS), acts.list().ofSize(ACTS))
                .as((setups, moves) -> {
                    Sequence sequence = Sequence.of(id, setups.get(0));
                    for (int act = 0; act < ACTS; act++) {
                        sequence = act == 0 ? sequence : sequence.change(setups.get(act));
                        sequence = Vector.ofAll(moves.get(act)).foldLeft(sequence, (all, move) -> move.apply(all));
                    }
                    return sequence;
                });
    }

    private static Arbitrary<Setup> setups() {
        Arbitrary<String> conditions = Arbitraries.of("", "", "", " terminating", " unready");
        Arbitrary<String[]> endpoints = Combinators.combine(Arbitraries.of("a", "a2", "b"), conditions)
                .as((pod, condition) -> pod + condition)
                .list()
                .uniqueElements(endpoint -> endpoint.split(" ")[0])
                .ofMaxSize(2)
                .map(list -> list.toArray(String[]::new));
        Arbitrary<UnaryOperator<Setup>> policies = Arbitraries.of(
                setup -> setup,
                setup -> setup,
                setup -> setup.service(
                        spec -> spec.withExternalTrafficPolicy(Option.of(ServiceExternalTrafficPolicy.LOCAL))),
                setup -> setup.service(
                        spec -> spec.withInternalTrafficPolicy(Option.of(ServiceInternalTrafficPolicy.LOCAL))),
                setup -> setup.config(config -> config.withMasqueradeAll(true)));
        return Combinators.combine(Arbitraries.of(false, true, true), endpoints, policies)
                .as((exposed, pods, policy) -> policy.apply(exposed ? Setup.nodePort(pods) : Setup.clusterIp(pods)));
    }

    private static Arbitrary<UnaryOperator<Sequence>> act() {
        Arbitrary<String> targets = Arbitraries.of(
                Setup.CLUSTER_IP + ":80",
                Setup.CLUSTER_IP + ":80",
                Setup.CLUSTER_IP + ":80",
                "192.0.2.11:" + Setup.NODE_PORT,
                "192.0.2.11:" + Setup.NODE_PORT,
                "192.0.2.12:" + Setup.NODE_PORT,
                "10.244.2.2:" + SequenceModel.PORT);
        Arbitrary<String> senders = Arbitraries.of("cli-1", "cli-1", "cli-2", "a", "n1", "out");
        Arbitrary<String> protocols = Arbitraries.of("tcp", "udp");
        Arbitrary<String> probes = Combinators.combine(senders, protocols, targets)
                .as((sender, protocol, target) ->
                        (target.startsWith("10.244.") ? "cli-1" : sender) + " -> " + protocol + " " + target);
        Arbitrary<UnaryOperator<Sequence>> opened = probes.map(probe -> all -> opening(all, probe));
        Arbitrary<UnaryOperator<Sequence>> ended = probes.filter(probe -> probe.contains("tcp"))
                .map(probe -> all -> opening(all, probe).close(name(all)));
        Arbitrary<UnaryOperator<Sequence>> sent =
                Arbitraries.integers().between(0, 9).map(which -> all -> again(all, which));
        return Arbitraries.frequencyOf(Tuple.of(4, opened), Tuple.of(5, sent), Tuple.of(1, ended));
    }

    private static Sequence opening(Sequence sequence, String probe) {
        return sequence.open(name(sequence), probe);
    }

    private static String name(Sequence sequence) {
        return "flow" + sequence.moves().size();
    }

    /** Sends over one of the flows that were opened and not ended. */
    private static Sequence again(Sequence sequence, int which) {
        Vector<String> ended = sequence.moves()
                .filter(Sequence.Move.Close.class::isInstance)
                .map(move -> ((Sequence.Move.Close) move).name())
                .toVector();
        Vector<String> open = sequence.moves()
                .filter(Sequence.Move.Open.class::isInstance)
                .map(move -> ((Sequence.Move.Open) move).name())
                .toVector()
                .removeAll(ended);
        return open.isEmpty()
                ? opening(sequence, "cli-1 -> udp 10.96.0.10:80")
                : sequence.send(open.get(which % open.size()));
    }
}
