package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * One query of a walk and what it came to.
 *
 * @param server who was asked
 * @param channel by which way
 * @param question what was asked
 * @param at how long the lookup had taken when it was asked
 * @param delivery what came back
 */
public record Exchange(Ip server, Channel channel, Question question, Duration at, Transport.Delivery delivery) {

    /** The reply, if one came. */
    public Option<Response> response() {
        return delivery instanceof Transport.Replied replied ? Option.some(replied.response()) : Option.none();
    }

    /** The reply's code, if one came. */
    public Option<Rcode> rcode() {
        return response().map(Response::rcode);
    }

    /** Whether the reply was cut to what fits into a datagram. */
    public boolean isTruncated() {
        return response().exists(response -> response.flags().has(Flag.TC));
    }

    /** How long the reply took, if one came; what else comes, comes at once or never. */
    Duration after() {
        return delivery instanceof Transport.Replied replied ? replied.after() : Duration.ZERO;
    }

    boolean isSilent() {
        return delivery instanceof Transport.Silence;
    }

    boolean isUnreachable() {
        return delivery instanceof Transport.Unreachable;
    }

    /**
     * Returns how it ended in one word: a code, {@code NODATA}, {@code TRUNCATED}, {@code TIMEOUT} or {@code UNREACHABLE}.
     */
    public String status() {
        return response()
                .map(response -> isTruncated()
                        ? "TRUNCATED"
                        : response.isNoData() ? "NODATA" : response.rcode().toString())
                .getOrElse(() -> isSilent() ? "TIMEOUT" : "UNREACHABLE");
    }

    /** Why no reply came, if none did. */
    public Option<String> why() {
        if (delivery instanceof Transport.Silence silence) {
            return Option.some(silence.why());
        }
        return delivery instanceof Transport.Unreachable unreachable ? Option.some(unreachable.why()) : Option.none();
    }

    /** Returns {@code 10.96.0.10 web.demo.svc.cluster.local. IN A: NOERROR}, or why no reply came. */
    @Override
    public String toString() {
        return server + (channel == Channel.TCP ? " over TCP " : " ") + question + ": " + status()
                + why().map(text -> " (" + text + ")").getOrElse("");
    }
}
