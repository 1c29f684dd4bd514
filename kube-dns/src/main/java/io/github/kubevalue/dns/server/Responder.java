package io.github.kubevalue.dns.server;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Sender;
import java.util.function.Function;

/** What a server answers with. Several threads ask it at once. */
@FunctionalInterface
public interface Responder {

    /** Returns the responder that answers as a function does, whoever asks and whenever: {@code Responder.of(dns::answer)}. */
    static Responder of(Function<Query, Response> function) {
        return (query, sender) -> new Reply(function.apply(query), true);
    }

    /** Answers a query of a client. */
    Reply reply(Query query, Sender sender);

    /** Returns what is another object as soon as replies that were repeatable may be others. */
    default Object version() {
        return this;
    }
}
