package io.github.kubevalue.dns.render;

import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** What dig's command line can switch on and off: {@code +search}, {@code +nocomments}. */
public enum DigSwitch {
    /** The banner with the command line. */
    CMD(true, "cmd"),
    /** Headers, section titles and the OPT pseudo section. */
    COMMENTS(true, "comments"),
    /** The question section. */
    QUESTION(true, "question"),
    /** The answer section. */
    ANSWER(true, "answer"),
    /** The authority section. */
    AUTHORITY(true, "authority"),
    /** The additional section. */
    ADDITIONAL(true, "additional"),
    /** The lines at the end: time, server, size. */
    STATS(true, "stats"),
    /** Times to live of records. */
    TTL(true, "ttlid", "ttl"),
    /** Classes of records. */
    CLASS(true, "class", "cl"),
    /** Times to live in words: {@code 1h30m}. */
    TTL_UNITS(false, "ttlunits"),
    /** The data of the answer and nothing else. */
    SHORT(false, "short"),
    /** Recursion desired. */
    RECURSE(true, "recurse", "rdflag"),
    /** The AD flag of the query. */
    AD(true, "adflag"),
    /** The CD flag of the query. */
    CD(false, "cdflag"),
    /** The DO bit: DNSSEC records are wanted. */
    DNSSEC(false, "dnssec", "do"),
    /** The extension in the query. */
    EDNS(true, "edns"),
    /** A cookie in the query. */
    COOKIE(true, "cookie"),
    /** An empty NSID option in the query. */
    NSID(false, "nsid"),
    /** An empty EXPIRE option in the query. */
    EXPIRE(false, "expire"),
    /** An empty TCP-KEEPALIVE option in the query. */
    KEEPALIVE(false, "keepalive"),
    /** Asking again with the server's version after BADVERS. */
    EDNS_NEGOTIATION(true, "ednsnegotiation"),
    /** TCP from the start. */
    TCP(false, "tcp", "vc"),
    /** Showing truncated replies instead of asking again over TCP. */
    IGNORE(false, "ignore"),
    /** The search list of resolv.conf. */
    SEARCH(false, "search", "defname"),
    /** Each step of the search list, not only the last. */
    SHOW_SEARCH(false, "showsearch");

    /** The switches of a dig without arguments. */
    public static final Set<DigSwitch> DEFAULT = HashSet.of(values()).filter(each -> each.standard);

    /** Those of {@code +all}. */
    static final Set<DigSwitch> ALL = HashSet.of(CMD, COMMENTS, QUESTION, ANSWER, AUTHORITY, ADDITIONAL, STATS);

    private final boolean standard;

    @SuppressWarnings("ImmutableEnumChecker") // a Vector of texts
    private final Seq<String> names;

    DigSwitch(boolean standard, String... names) {
        this.standard = standard;
        this.names = Vector.of(names);
    }

    /** The switch of that name, which may be cut to its first letters. */
    static Option<DigSwitch> named(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        Seq<DigSwitch> all = Vector.of(values());
        return all.find(each -> each.names.contains(name))
                .orElse(all.find(each -> each.names.exists(known -> known.startsWith(name) && name.length() > 1)));
    }
}
