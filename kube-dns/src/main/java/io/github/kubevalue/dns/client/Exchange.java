package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Option;

/**
 * One query of a walk and what it came to.
 *
 * @param server who was asked
 * @param question what was asked
 * @param delivery what came back
 */
public record Exchange(Ip server, Question question, Transport.Delivery delivery) {

    /** The reply, if one came. */
    public Option<Response> response() {
        return delivery instanceof Transport.Replied replied ? Option.some(replied.response()) : Option.none();
    }

    /** The reply's code, if one came. */
    Option<Rcode> rcode() {
        return response().map(Response::rcode);
    }

    /** Returns how it ended in one word: a code, {@code NODATA}, {@code TIMEOUT} or {@code UNREACHABLE}. */
    public String status() {
        return response()
                .map(response ->
                        response.isNoData() ? "NODATA" : response.rcode().toString())
                .getOrElse(() -> delivery instanceof Transport.Silence ? "TIMEOUT" : "UNREACHABLE");
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
        return server + " " + question + ": " + status()
                + why().map(text -> " (" + text + ")").getOrElse("");
    }
}
