package io.github.kubevalue.net.kernel.generated;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.conntrack.ConntrackText;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.kernel.lab.Kernel;
import io.github.kubevalue.net.kernel.lab.Observed;
import io.github.kubevalue.net.kernel.lab.Probe;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.Walker;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;

/**
 * Plays the requests of all clients of a world in the kernel, in rounds: each sends its next request, all at the same time.
 * What becomes of each must be what the model says may become of it; at last so must the entries of every node.
 */
final class Contest {
    /** What nobody can answer is soon clear, as all is on one machine. */
    private static final Duration SILENCE = Duration.ofMillis(250);

    /** What chance decides may be answered late if that machine is busy. */
    private static final Duration DOUBT = Duration.ofMillis(800);

    /** An answer that is due. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Kernel kernel;
    private final World world;
    private final Walker walker;
    private Seq<Client> clients;
    private Map<Ledger.Source, Peer> senders = Ledger.nobody();
    private Seq<String> differences = Vector.empty();
    private int compared;

    private Contest(Kernel kernel, World world, Seq<Client> clients) {
        this.kernel = kernel;
        this.world = world;
        this.walker = new Walker(world.network());
        this.clients = clients;
    }

    /**
     * How a contest went.
     *
     * @param compared the requests that model and kernel both played
     * @param differences what the kernel did that the model says cannot be
     */
    record Result(int compared, Seq<String> differences) {}

    /** Plays the requests of each sender, one after another. */
    static Result play(Kernel kernel, World world, Map<Peer, Seq<Request>> requests) {
        world.load(kernel);
        Contest contest = new Contest(
                kernel,
                world,
                requests.map(entry -> Client.of(entry._1, entry._2, world.initial()))
                        .toVector());
        while (!contest.clients.forAll(Client::isDone)) {
            contest.round();
        }
        contest.compareConnections();
        kernel.release();
        return new Result(contest.compared, contest.differences);
    }

    /** A client, the ways that its next request can take, and that request for the kernel. */
    private record Turn(Client client, Seq<Way> ways, Probe probe) {
        Duration patience() {
            if (ways.forAll(way -> way.endsIn(Disposition.TIMEOUT))) {
                return SILENCE;
            }
            return ways.exists(way -> way.endsIn(Disposition.TIMEOUT)) ? DOUBT : PATIENCE;
        }
    }

    private void round() {
        Seq<Either<Client, Turn>> next = clients.map(this::turn);
        Seq<Turn> turns = next.flatMap(Either::toOption);
        Map<Probe, Duration> patience = HashMap.ofEntries(turns.map(turn -> Tuple.of(turn.probe(), turn.patience())));
        Seq<Observed> seen = kernel.burst(
                turns.map(Turn::probe), probe -> patience.get(probe).get());
        clients = next.filter(Either::isLeft).map(Either::getLeft).appendAll(turns.zipWith(seen, this::judged));
    }

    /** What a client does next: to wait, or to send. */
    private Either<Client, Turn> turn(Client client) {
        if (client.isDone()) {
            return Either.left(client);
        }
        Seq<Way> ways = client.ways(walker);
        return ways.forAll(Way::isPlayable)
                ? Either.right(new Turn(client, ways, probe(client.requests().head())))
                : Either.left(client.skipping());
    }

    private static Probe probe(Request request) {
        String from = request.from().toString();
        return new Probe(
                request.from() instanceof Peer.Outside ? "out" : from.substring(from.lastIndexOf('/') + 1),
                request.sourceIp().map(Object::toString).getOrElse(""),
                request.sourcePort().getOrElse(0),
                request.protocol().toString(),
                request.to().toString(),
                request.port());
    }

    private Client judged(Turn turn, Observed seen) {
        compared++;
        note(turn, seen);
        Client after = turn.client().after(turn.ways(), seen);
        if (after.isLost()) {
            differences = differences.append("%s (source %s %d): the kernel has %s, the model %s"
                    .formatted(
                            turn.probe(),
                            seen.sentAddress(),
                            seen.sentPort(),
                            seen,
                            turn.ways().map(Way::toString).distinct().mkString(" or ")));
        }
        return after;
    }

    private void note(Turn turn, Observed seen) {
        if (!seen.sentAddress().equals("-")) {
            senders = senders.put(
                    new Ledger.Source(
                            turn.client().requests().head().protocol(),
                            Address.of(Ip.parse(seen.sentAddress()), seen.sentPort())),
                    turn.client().peer());
        }
    }

    private void compareConnections() {
        Tunnels tunnels = Tunnels.of(world.network().config());
        Map<String, Seq<Entry>> listed = world.network().cluster().names().toMap(node -> Tuple.of(node, entries(node)));
        Ledger ledger = Ledger.of(listed.mapValues(tunnels::without), senders);
        ledger.ownerless().forEach(entry -> differences = differences.append("nobody sent what made " + entry));
        clients.filter(client -> !client.isLost() && !ledger.mistakable().contains(client.peer()))
                .filter(client -> !client.possible()
                        .exists(state -> ledger.agrees(client.peer(), state, tunnels)
                                && tunnels.between(listed).containsAll(tunnels.between(state))))
                .forEach(client -> differences = differences.append("%s %s leaves in the kernel %s, in the model %s"
                        .formatted(
                                client.peer(),
                                client.history(),
                                ledger.of(client.peer()),
                                client.possible()
                                        .map(state -> world.network()
                                                .cluster()
                                                .names()
                                                .toVector()
                                                .map(node -> node + " " + Ledger.modelled(node, state)))
                                        .mkString(" or "))));
    }

    private Seq<Entry> entries(String node) {
        return Vector.of(IpFamily.values())
                .flatMap(family -> kernel.conntrack(node, family))
                .map(line -> ConntrackText.parseLine(line, Instant.EPOCH).get());
    }
}
