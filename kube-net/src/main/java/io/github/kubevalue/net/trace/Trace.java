package io.github.kubevalue.net.trace;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.packet.Address;
import io.vavr.Lazy;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/**
 * A packet's way and back: how it ended, why, and every hop that led there.
 *
 * <p>The evidence is complete: {@link #reason()} names what decided, {@link #hops()} and {@link #reply()} show it.
 */
@Value.Immutable
public interface Trace extends WithTrace {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How it ended. */
    Disposition outcome();

    /** What decided the outcome, in a sentence. */
    String reason();

    /** The HTTP answer, if one came. */
    @Value.Default
    default Option<HttpAnswer> answer() {
        return Option.none();
    }

    /** The status of the HTTP answer, if one came. */
    default Option<Integer> status() {
        return answer().map(HttpAnswer::status);
    }

    /** The pod (or node, or outside host) that received it at last. */
    @Value.Default
    default Option<Peer> pod() {
        return Option.none();
    }

    /** The endpoint at which it arrived. */
    @Value.Default
    default Option<Endpoint> endpoint() {
        return Option.none();
    }

    /** The source that the receiver sees. */
    @Value.Default
    default Option<Address> seenFrom() {
        return Option.none();
    }

    /** The nodes, load balancers and proxies between both ends, in order, each once. */
    @Value.Default
    default Seq<Peer> via() {
        return Vector.empty();
    }

    /** The way there, told when somebody reads it. */
    @Value.Default
    default Lazy<Seq<Hop>> there() {
        return Lazy.of(Vector::empty);
    }

    /** The way back of the answer, told when somebody reads it. */
    @Value.Default
    default Lazy<Seq<Hop>> back() {
        return Lazy.of(Vector::empty);
    }

    /** The way there. */
    default Seq<Hop> hops() {
        return there().get();
    }

    /** The way back of the answer. */
    default Seq<Hop> reply() {
        return back().get();
    }

    /** Returns this trace with another way there. */
    default Trace withHops(Seq<Hop> hops) {
        return withThere(Lazy.of(() -> hops));
    }

    /** Returns this trace with another way back. */
    default Trace withReply(Seq<Hop> hops) {
        return withBack(Lazy.of(() -> hops));
    }

    /** The connections, listed when somebody reads them. */
    @Value.Default
    default Lazy<SortedMap<String, Seq<Entry>>> connections() {
        return Lazy.of(TreeMap::empty);
    }

    /** What connection tracking holds afterwards, by node. */
    default SortedMap<String, Seq<Entry>> conntrack() {
        return connections().get();
    }

    /** Whether the answer is yes. */
    default boolean isDelivered() {
        return outcome() == Disposition.DELIVERED;
    }

    /** Builds a {@link Trace}. */
    final class Builder extends ImmutableTrace.Builder {
        Builder() {}
    }
}
