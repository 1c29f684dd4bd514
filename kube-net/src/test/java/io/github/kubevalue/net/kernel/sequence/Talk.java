package io.github.kubevalue.net.kernel.sequence;

import io.github.kubevalue.net.conntrack.Direction;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.kernel.sequence.TappedRouter.Emitted;
import io.github.kubevalue.net.kernel.sequence.TappedRouter.Sent;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** What a client and a server say to each other, and what the model has made of it so far. */
final class Talk {
    private static final Duration BLURRED = Duration.ofMillis(900);

    private final Flow asked;
    private final Seq<Step> steps;
    private NetfilterState state;
    private Flow leaving;
    private int clientNext = 1_000_000;
    private int serverNext = -5000;
    private Seq<String> said = Vector.empty();
    private boolean over = false;

    Talk(Flow asked, Seq<Step> steps, NetfilterState state) {
        this.asked = asked;
        this.steps = steps;
        this.state = state;
        this.leaving = asked;
    }

    /** The flow of packets that way, as they come to the router. */
    Flow flow(Direction way) {
        return way == Direction.ORIGINAL ? asked : leaving.inverted();
    }

    /** The number of the next octet that way. */
    int next(Direction way) {
        return way == Direction.ORIGINAL ? clientNext : serverNext;
    }

    void advance(Direction way, int next) {
        if (way == Direction.ORIGINAL) {
            clientNext = next;
        } else {
            serverNext = next;
        }
    }

    /**
     * The packet of a turn; none if the talk is over, or would depend on split seconds now.
     *
     * @param late how long after a packet was said to be sent it may have been
     */
    Option<Sent> turn(int number, Instant now, Duration late) {
        over |= number >= steps.size();
        boolean waits =
                state.conntrack().entries(Instant.MIN).exists(entry -> isBlurred(entry, now, BLURRED.plus(late)));
        return over || waits ? Option.none() : Option.some(steps.get(number).packet(this));
    }

    private static boolean isBlurred(Entry entry, Instant now, Duration blurred) {
        Duration left = Duration.between(now, entry.expiresAt()).abs();
        Duration young = Duration.between(entry.createdAt().plusSeconds(2), now).abs();
        boolean comesOfAge = entry.protocol() == IpProtocol.UDP && young.compareTo(blurred) < 0;
        return left.compareTo(blurred) < 0 || comesOfAge;
    }

    /** Lets the model carry a packet, and returns what it lets out. */
    Option<Emitted> carry(Sent sent, Instant now) {
        RouterPath.Carried carried = RouterPath.carry(state, sent, now);
        state = carried.state();
        state.conntrack()
                .find(asked, carried.zone(), now)
                .filter(entry -> entry.original().equals(asked))
                .forEach(entry -> leaving = entry.leaving(Direction.ORIGINAL));
        Packet packet = sent.packet();
        said = said.append(sent.from() + " " + packet.flow() + " " + packet.tcpFlags() + " " + packet.segment() + " "
                + packet.sctp().map(Object::toString).getOrElse("")
                + packet.quoted().map(about -> " about " + about.flow()).getOrElse(""));
        return carried.emitted();
    }

    /** The connections that the model has then. */
    Seq<Entry> entries(Instant now) {
        return state.conntrack().entries(now);
    }

    /** Stops: it has gone another way than the kernel. */
    void stop() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    Flow asked() {
        return asked;
    }

    @Override
    public String toString() {
        return said.mkString("\n  ");
    }
}
