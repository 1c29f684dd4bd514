package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;

/**
 * A name looked up by a stub resolver: each query with its answer, in order, and what the program was told.
 *
 * @param name the name as the program gave it
 * @param steps the names that were tried, in order; none if the name is an address or in the hosts file
 * @param result what the program was told
 * @param waited how long it took: the timeouts and the replies that were waited for
 */
public record Lookup(String name, Seq<Step> steps, Result result, Duration waited) {

    /**
     * One name that was tried.
     *
     * @param name the whole name
     * @param exchanges the queries for it, in order
     * @param then what the resolver made of that: {@code there is no such name: the search goes on}
     */
    public record Step(DomainName name, Seq<Exchange> exchanges, String then) {}

    /** What a program is told. */
    public sealed interface Result {}

    /**
     * The name resolves.
     *
     * @param records what was asked for, with the aliases that led there; without aliases for names from a file
     * @param addresses those among them, in the order in which the program gets them (RFC 6724)
     */
    public record Found(Seq<ResourceRecord> records, Seq<Ip> addresses) implements Result {
        /** The addresses are in the order of the records. */
        Found(Seq<ResourceRecord> records) {
            this(records, addresses(records));
        }

        private static Seq<Ip> addresses(Seq<ResourceRecord> records) {
            Seq<Ip> found = Vector.empty();
            for (int i = 0; i < records.size(); i++) {
                RecordData data = records.get(i).data();
                if (data instanceof RecordData.A a) {
                    found = found.append(a.ip());
                } else if (data instanceof RecordData.Aaaa aaaa) {
                    found = found.append(aaaa.ip());
                }
            }
            return found.size() > 1 ? found.distinct() : found;
        }
    }

    /**
     * The name does not resolve.
     *
     * @param error the code of getaddrinfo
     * @param message the library's words for it
     */
    public record NotFound(Error error, String message) implements Result {}

    /** The errors of getaddrinfo. */
    public enum Error {
        /** There is no such name. */
        EAI_NONAME("Name or service not known", "Name does not resolve"),
        /** The name has no address. */
        EAI_NODATA("No address associated with hostname", "Name has no usable address"),
        /** No server could tell. */
        EAI_AGAIN("Temporary failure in name resolution", "Try again"),
        /** A server refuses to tell. */
        EAI_FAIL("Non-recoverable failure in name resolution", "Non-recoverable error");

        private final String glibc;
        private final String musl;

        Error(String glibc, String musl) {
            this.glibc = glibc;
            this.musl = musl;
        }

        /** Returns the result that tells a program of this error. */
        NotFound toldBy(Libc libc) {
            return new NotFound(this, libc == Libc.GLIBC ? glibc : musl);
        }
    }

    /** The queries of all steps, in order. */
    public Seq<Exchange> exchanges() {
        return steps.flatMap(Step::exchanges);
    }

    /** Whether the name resolves. */
    public boolean isFound() {
        return result instanceof Found;
    }

    /** The records found; none if the name does not resolve. */
    public Seq<ResourceRecord> records() {
        return result instanceof Found found ? found.records() : Vector.empty();
    }

    /** The addresses found, in the order in which the program gets them; none if the name does not resolve. */
    public Seq<Ip> addresses() {
        return result instanceof Found found ? found.addresses() : Vector.empty();
    }

    /** Returns the queries and the result, one a line. */
    @Override
    public String toString() {
        String told = result instanceof NotFound no ? no.message() : records().mkString("\n");
        return exchanges().map(exchange -> exchange + "\n").mkString() + name + ": " + told;
    }
}
