package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A name that dig and nslookup try; only if it does not exist they go on to the next.
 *
 * @param name the whole name
 * @param way how the name came about
 * @param last whether there is no next one
 */
// bin/dig/dighost.c, setup_lookup and next_origin
record Attempt(DomainName name, Way way, boolean last) {
    private static final int NDOTS = 1;
    private static final int MAX_NDOTS = 128;
    private static final int MAX_SEARCH = 8;

    /** How a name came about. */
    enum Way {
        /** As given. */
        PLAIN,
        /** With a domain of the search list. */
        SEARCHED,
        /** As given because of its dots; the search list is meant to come after it, and never does. */
        DOTTED
    }

    /** The name as given and nothing else. */
    static Seq<Attempt> only(DomainName name) {
        return Vector.of(new Attempt(name.absolute(), Way.PLAIN, true));
    }

    /** What the search list makes of a name. */
    static Seq<Attempt> searched(DomainName name, Seq<DomainName> search, int ndots) {
        if (name.toString().chars().filter(c -> c == '.').count() >= ndots) {
            return Vector.of(new Attempt(name.absolute(), Way.DOTTED, true));
        }
        if (name.isAbsolute()) {
            return Vector.of(new Attempt(name, search.isEmpty() ? Way.PLAIN : Way.SEARCHED, true));
        }
        return search.take(MAX_SEARCH)
                .flatMap(domain -> name.tryBelow(domain))
                .map(full -> new Attempt(full, Way.SEARCHED, false))
                .appendAll(only(name));
    }

    /** How many dots make a name be tried as it is first. */
    static int ndots(Option<Integer> given, ResolvConf conf) {
        return given.getOrElse(() -> conf.number("ndots", NDOTS, MAX_NDOTS));
    }

    /** How often dig prints its statistics after a reply of that code. */
    // recv_done
    int statistics(Rcode rcode) {
        return switch (rcode) {
            case NOERROR -> 1;
            case NXDOMAIN -> way == Way.DOTTED ? 2 : 1;
            default -> way == Way.SEARCHED ? 0 : 1;
        };
    }
}
