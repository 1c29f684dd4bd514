package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.dns.client.Exchange;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.message.Response;
import io.vavr.collection.Seq;

/** What a lookup's queries met, as texts. */
final class LookupEvidence {
    private LookupEvidence() {}

    /** What decided the replies that came. */
    static Seq<String> because(Lookup lookup) {
        return lookup.exchanges()
                .flatMap(Exchange::response)
                .flatMap(Response::because)
                .map(Object::toString);
    }

    /** Why no reply came, of each query that got none. */
    static Seq<String> obstacles(Lookup lookup) {
        return lookup.exchanges().flatMap(Exchange::why);
    }
}
