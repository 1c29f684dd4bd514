package io.github.kubevalue.net.kernel.scenario;

import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.kernel.lab.Probe;
import io.github.kubevalue.net.proxy.ProxyMode;
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

        /** Opens a flow and holds it: one of these is what becomes of it. */
        record Open(String name, Probe probe, Seq<String> expected) implements Move {}

        /** Sends once more over a flow that is held. */
        record Send(String name, Seq<String> expected) implements Move {}

        /** Ends a held flow in order, the server first. */
        record Close(String name) implements Move {}

        /** Lets time pass. */
        record Wait(Duration time) implements Move {}

        /** Changes Services and endpoints. */
        record Change(Setup to) implements Move {}

        /** Puts one more rule at the head of a chain of a node. */
        record AddRule(String node, String table, String chain, String rule) implements Move {}

        /** Takes an address from an interface of a node. */
        record LoseAddress(String node, String device, String address) implements Move {}
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

    Sequence close(String name) {
        return then(new Move.Close(name));
    }

    Sequence waiting(Duration time) {
        return then(new Move.Wait(time));
    }

    Sequence change(Setup to) {
        return then(new Move.Change(to));
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
                        .map(expected -> expecting(move, expected))
                        .getOrElse(move)));
    }

    private static Move expecting(Move move, Seq<String> expected) {
        return move instanceof Move.Open open
                ? new Move.Open(open.name(), open.probe(), expected)
                : new Move.Send(((Move.Send) move).name(), expected);
    }

    /** Whether all of it can be played in real time. */
    boolean isQuick() {
        return moves.filter(Move.Wait.class::isInstance)
                        .map(move -> ((Move.Wait) move).time().toSeconds())
                        .sum()
                        .longValue()
                < 10;
    }

    /** What may become of the flows, by step. */
    Map<Integer, Seq<String>> expected() {
        return HashMap.ofEntries(moves.zipWithIndex()
                .filter(each -> each._1 instanceof Move.Open || each._1 instanceof Move.Send)
                .map(each -> io.vavr.Tuple.of(
                        each._2,
                        each._1 instanceof Move.Open open ? open.expected() : ((Move.Send) each._1).expected())));
    }

    @Override
    public String toString() {
        return id;
    }
}
