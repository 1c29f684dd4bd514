package io.github.kubevalue.net.kernel.scenario;

import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.kernel.lab.Probe;
import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * One row of the conformance suite that takes several steps: flows that are opened, held and used again while time passes and
 * the cluster changes.
 *
 * @param id the row
 * @param setup the Services and configuration at its beginning
 * @param network how pods are connected
 * @param moves the steps
 */
record Sequence(String id, Setup setup, CniConfig network, Seq<Move> moves) {

    /** A step. */
    sealed interface Move {

        /** Opens a flow and holds it. */
        record Open(String name, Probe probe, Seq<String> expected) implements Watched {
            @Override
            public Watched expecting(Seq<String> other) {
                return new Open(name, probe, other);
            }
        }

        /** Sends once more over a flow that is held. */
        record Send(String name, Seq<String> expected) implements Watched {
            @Override
            public Watched expecting(Seq<String> other) {
                return new Send(name, other);
            }
        }

        /** The server of a held connection sends a segment that does not belong there: acknowledged, lost, or answered by a reset. */
        record Stray(String name, Segment.Relative place, Seq<String> expected) implements Watched {
            @Override
            public Watched expecting(Seq<String> other) {
                return new Stray(name, place, other);
            }
        }

        /** Opens several flows at once and holds none: how many of them become what. */
        record Burst(int flows, Probe probe, Seq<String> expected) implements Watched {
            @Override
            public Watched expecting(Seq<String> other) {
                return new Burst(flows, probe, other);
            }
        }

        /** Ends a held flow in order, the server first. */
        record Close(String name) implements Move {}

        /** Lets time pass. */
        record Wait(Duration time) implements Move {}

        /** Changes Services and endpoints. */
        record Change(Setup to) implements Move {}

        /** Changes them, but for what kube-proxy does last: it has not deleted stale flows yet. */
        record Program(Setup to) implements Move {}

        /** kube-proxy deletes the flows that have become stale. */
        record CleanUp() implements Move {}

        /** Puts one more rule at the head of a chain of a node. */
        record AddRule(String node, String table, String chain, String rule) implements Move {}

        /** Takes an address from an interface of a node. */
        record LoseAddress(String node, String device, String address) implements Move {}
    }

    /** A step of which it is seen what comes of it: one of those that are expected. */
    sealed interface Watched extends Move {
        Seq<String> expected();

        /** Returns the step with other expectations. */
        Watched expecting(Seq<String> other);
    }

    static Sequence of(String id, Setup setup) {
        return new Sequence(id, setup, CniConfig.of(ExampleCluster.POD_CIDR), Vector.empty());
    }

    private Sequence then(Move move) {
        return new Sequence(id, setup, network, moves.append(move));
    }

    Sequence over(UnaryOperator<CniConfig> change) {
        return new Sequence(id, setup, change.apply(network), moves);
    }

    Sequence open(String name, String probe, String... expected) {
        return then(new Move.Open(name, Probe.parse(probe), Vector.of(expected)));
    }

    Sequence send(String name, String... expected) {
        return then(new Move.Send(name, Vector.of(expected)));
    }

    Sequence stray(String name, Segment.Relative place, String... expected) {
        return then(new Move.Stray(name, place, Vector.of(expected)));
    }

    Sequence burst(int flows, String probe, String... expected) {
        return then(new Move.Burst(flows, Probe.parse(probe), Vector.of(expected)));
    }

    Sequence close(String name) {
        return then(new Move.Close(name));
    }

    Sequence waiting(Duration time) {
        return then(new Move.Wait(time));
    }

    Sequence change(Setup to) {
        return then(new Move.Change(to));
    }

    Sequence program(Setup to) {
        return then(new Move.Program(to));
    }

    Sequence cleanUp() {
        return then(new Move.CleanUp());
    }

    Sequence rule(String node, String table, String chain, String rule) {
        return then(new Move.AddRule(node, table, chain, rule));
    }

    Sequence loseAddress(String node, String device, String address) {
        return then(new Move.LoseAddress(node, device, address));
    }

    /** Returns the same row with kube-proxy in another mode. */
    Sequence in(ProxyMode mode) {
        return new Sequence(id, in(mode, setup), network, moves.map(move -> in(mode, move)));
    }

    private static Move in(ProxyMode mode, Move move) {
        if (move instanceof Move.Program program) {
            return new Move.Program(in(mode, program.to()));
        }
        return move instanceof Move.Change change ? new Move.Change(in(mode, change.to())) : move;
    }

    private static Setup in(ProxyMode mode, Setup setup) {
        return setup.config(config -> config.withMode(mode).withServiceCidrs(Vector.of(ExampleCluster.SERVICE_CIDR)));
    }

    /** Returns the same row with other expectations at some of its steps, counted from 0. */
    Sequence expecting(Map<Integer, Seq<String>> differing) {
        return new Sequence(
                id,
                setup,
                network,
                moves.zipWithIndex((move, index) -> differing
                        .get(index)
                        .<Move>map(expected -> ((Watched) move).expecting(expected))
                        .getOrElse(move)));
    }

    /** Whether all of it can be played in real time. */
    boolean isQuick() {
        return seconds() < 10;
    }

    /** Whether what becomes of it depends on how much time passes. */
    boolean isTimed() {
        return seconds() > 0;
    }

    private long seconds() {
        return moves.filter(Move.Wait.class::isInstance)
                .map(move -> ((Move.Wait) move).time().toSeconds())
                .sum()
                .longValue();
    }

    /** What may become of the flows, by step. */
    Map<Integer, Seq<String>> expected() {
        return HashMap.ofEntries(moves.zipWithIndex()
                .filter(each -> each._1 instanceof Watched)
                .map(each -> Tuple.of(each._2, ((Watched) each._1).expected())));
    }

    @Override
    public String toString() {
        return id;
    }
}
