package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.dns.client.Exchange;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Which addresses a name has for somebody, and the queries that told.
 *
 * @param name the name as it was dialled
 * @param lookup the queries and their answers
 * @param resolver whose resolver asked: {@code the resolver of pod/shop/web}
 */
public record NameAnswer(String name, Lookup lookup, String resolver) {

    /** The addresses, in the order in which they came. */
    public Seq<Ip> addresses() {
        return lookup.addresses();
    }

    /** Whether it is an address itself, so that nothing had to be asked. */
    public boolean isLiteral() {
        return Ip.tryParse(name).isDefined();
    }

    /** Says the answer in a sentence: {@code web is 10.96.0.42, the resolver of pod/shop/client says}. */
    public String describe() {
        if (lookup.isFound()) {
            return name + " is " + addresses().mkString(", ");
        }
        Lookup.NotFound none = (Lookup.NotFound) lookup.result();
        return name + " does not resolve for " + resolver + ": " + none.message()
                + obstacle().map(why -> ": " + why).getOrElse("");
    }

    /** Why a server did not answer, if one did not. */
    public Option<String> obstacle() {
        return lookup.exchanges().flatMap(NameAnswer::obstacle).headOption();
    }

    private static Option<String> obstacle(Exchange exchange) {
        Option<String> why = exchange.delivery() instanceof Transport.Silence silence
                ? Option.some(silence.why())
                : exchange.delivery() instanceof Transport.Unreachable unreachable
                        ? Option.some(unreachable.why())
                        : Option.none();
        return why.map(text -> "no answer from udp " + exchange.server() + ":53: " + text);
    }
}
