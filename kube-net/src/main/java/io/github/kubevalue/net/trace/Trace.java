package io.github.kubevalue.net.trace;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.packet.Address;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
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
    Option<HttpAnswer> answer();

    /** The status of the HTTP answer, if one came. */
    default Option<Integer> status() {
        return answer().map(HttpAnswer::status);
    }

    /** The pod (or node, or outside host) that received it at last. */
    Option<Peer> pod();

    /** The endpoint at which it arrived. */
    Option<Endpoint> endpoint();

    /** The source that the receiver sees. */
    Option<Address> seenFrom();

    /** The nodes, load balancers and proxies between both ends, in order, each once. */
    Seq<Peer> via();

    /** The way there. */
    Seq<Hop> hops();

    /** The way back of the answer. */
    Seq<Hop> reply();

    /** What connection tracking holds afterwards, by node. */
    SortedMap<String, Seq<Entry>> conntrack();

    /** Whether the answer is yes. */
    default boolean isDelivered() {
        return outcome() == Disposition.DELIVERED;
    }

    /** Builds a {@link Trace}. */
    final class Builder extends ImmutableTrace.Builder {
        Builder() {}
    }
}
