package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What becomes of a request: {@code from 1.2.3.4 to http://myapp.com/api}. */
@Value.Immutable
@SuppressWarnings("immutables:from")
public interface Question extends WithQuestion {

    /** Returns the question about a request by that peer to that target. */
    static Question of(Peer from, Target to) {
        return builder().from(from).to(to).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Who asks. */
    Peer from();

    /** What is dialled. */
    Target to();

    /** The Host header, if it is not that of the target. */
    Option<String> hostHeader();

    /** The method of an HTTP request. */
    @Value.Default
    default String method() {
        return "GET";
    }

    /** The node that the network outside hands the packet to. */
    Option<String> entryNode();

    /** The source address, if the asker binds to one. */
    Option<Ip> sourceIp();

    /** The source port, if the asker binds to one. */
    Option<Integer> sourcePort();

    /** How many octets the asker sends at once; a few if absent. */
    Option<Integer> payload();

    /** How many octets come back at once; a few if absent. */
    Option<Integer> answerPayload();

    /** Builds a {@link Question}. */
    final class Builder extends ImmutableQuestion.Builder {
        Builder() {}
    }
}
