package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.client.Lookup.Error;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The resolver of glibc 2.36: the walk through the search list. */
final class Glibc {
    private static final int NDOTS = 1;
    private static final int MAX_NDOTS = 15;
    private static final String ENDS = "the lookup ends";

    private final Walk walk;
    private final GlibcSender sender;
    private final Seq<RecordType> wanted;
    private final Seq<RecordType> types;

    Glibc(Walk walk, Seq<RecordType> wanted) {
        this.walk = walk;
        this.sender = new GlibcSender(walk);
        this.wanted = wanted;
        this.types = wanted.size() > 1 && walk.conf().has("no-aaaa") ? Vector.of(RecordType.A) : wanted;
    }

    /** How the queries for one name ended. */
    private enum Ending {
        FOUND("the name has an answer"),
        NAME_ERROR("there is no such name"),
        NO_DATA("the name has no such record"),
        SERVFAIL("the servers fail"),
        /** Refused by all over UDP, or nobody answered in time. */
        TRY_AGAIN("no server answers the query"),
        /** A code that no other server is asked for, or a name that is too long for a query. */
        NO_RECOVERY("no server is expected to answer"),
        /** Nobody listens. */
        UNREACHABLE("nobody listens where servers should be");

        private final String what;

        Ending(String what) {
            this.what = what;
        }

        boolean endsLookup() {
            return this == FOUND || this == UNREACHABLE;
        }

        boolean endsSearch() {
            return this == TRY_AGAIN || this == NO_RECOVERY;
        }
    }

    private record Step(Ending ending, Seq<ResourceRecord> records) {
        static Step of(Ending ending) {
            return new Step(ending, Vector.empty());
        }
    }

    /** What the search list has shown so far. */
    private record Searched(boolean any, boolean root, boolean noData, boolean servfail) {
        Searched with(Step step, DomainName domain) {
            return new Searched(
                    true,
                    root || domain.isRoot() || domain.isEmpty(),
                    noData || step.ending() == Ending.NO_DATA,
                    servfail || step.ending() == Ending.SERVFAIL);
        }
    }

    // resolv/res_query.c, __res_context_search
    Lookup.Result search(DomainName name) {
        if (wanted.exists(RecordType::isAddress) && !isHostName(name)) {
            return Error.EAI_NONAME.toldBy(Libc.GLIBC);
        }
        if (name.isAbsolute()) {
            return told(tried(name, "nothing else is tried"));
        }
        Option<Step> asIs = Option.none();
        if (name.dots() >= walk.conf().number("ndots", NDOTS, MAX_NDOTS)) {
            Step step = tried(name.absolute(), "the search list is tried");
            if (step.ending() == Ending.FOUND) {
                return told(step);
            }
            asIs = Option.some(step);
        }
        Searched searched = new Searched(false, false, false, false);
        for (DomainName domain : walk.conf().search()) {
            Step step = below(name, domain);
            if (step.ending().endsLookup()) {
                return told(step);
            }
            searched = searched.with(step, domain);
            if (step.ending().endsSearch()) {
                break;
            }
        }
        return last(name, asIs, searched);
    }

    private Step tried(DomainName name, String otherwise) {
        Step step = query(name);
        walk.then(name, step.ending().what + ": " + (step.ending() == Ending.FOUND ? ENDS : otherwise));
        return step;
    }

    private Step below(DomainName name, DomainName domain) {
        Option<DomainName> full = name.tryBelow(domain);
        if (full.isEmpty()) {
            walk.then(name, "too long with " + domain + ": the search list is left");
            return Step.of(Ending.NO_RECOVERY);
        }
        Step step = query(full.get());
        String then = step.ending().endsLookup()
                ? ENDS
                : step.ending().endsSearch() ? "the search list is left" : "the search goes on";
        walk.then(full.get(), step.ending().what + ": " + then);
        return step;
    }

    private Lookup.Result last(DomainName name, Option<Step> asIs, Searched searched) {
        if (asIs.isDefined()) {
            return told(asIs.get());
        }
        boolean barred = name.dots() == 0 && searched.any() && walk.conf().has("no-tld-query");
        Step last = searched.root() || barred
                ? Step.of(Ending.NAME_ERROR)
                : tried(name.absolute(), "nothing is left to try");
        if (last.ending() == Ending.FOUND) {
            return told(last);
        }
        return told(
                searched.noData() ? Step.of(Ending.NO_DATA) : searched.servfail() ? Step.of(Ending.SERVFAIL) : last);
    }

    // sysdeps/posix/getaddrinfo.c, get_nss_addresses
    private Lookup.Result told(Step step) {
        return switch (step.ending()) {
            case FOUND ->
                step.records().exists(found -> types.contains(found.type()))
                        ? new Lookup.Found(step.records())
                        : leadingNowhere().toldBy(Libc.GLIBC);
            case NAME_ERROR, NO_RECOVERY -> Error.EAI_NONAME.toldBy(Libc.GLIBC);
            case NO_DATA -> Error.EAI_NODATA.toldBy(Libc.GLIBC);
            case SERVFAIL, TRY_AGAIN, UNREACHABLE -> Error.EAI_AGAIN.toldBy(Libc.GLIBC);
        };
    }

    /** Aliases without an address are no name to who wants addresses of any family. */
    // resolv/nss_dns/dns-host.c, gaih_getanswer_slice and getanswer_r
    private Error leadingNowhere() {
        return wanted.size() > 1 ? Error.EAI_NONAME : Error.EAI_NODATA;
    }

    // resolv/res_query.c, __res_context_query
    private Step query(DomainName name) {
        GlibcSender.Outcome outcome = sender.send(name, types);
        if (outcome.isUnreachable()) {
            return Step.of(Ending.UNREACHABLE);
        }
        if (outcome.replies().isEmpty()) {
            return Step.of(failure(outcome));
        }
        Seq<ResourceRecord> answer = Walk.answer(outcome.replies());
        return answer.isEmpty() ? Step.of(negative(outcome)) : new Step(Ending.FOUND, answer);
    }

    private static Ending failure(GlibcSender.Outcome outcome) {
        return outcome.header() == Rcode.SERVFAIL ? Ending.SERVFAIL : Ending.TRY_AGAIN;
    }

    /** The first reply that is not empty-handed by NOERROR decides. */
    private static Ending negative(GlibcSender.Outcome outcome) {
        Rcode code = Rcode.NOERROR;
        for (int i = 0; i < outcome.replies().size() && code == Rcode.NOERROR; i++) {
            code = outcome.replies().get(i).rcode();
        }
        return switch (code) {
            case NOERROR -> Ending.NO_DATA;
            case NXDOMAIN -> Ending.NAME_ERROR;
            case SERVFAIL -> failure(outcome);
            default -> Ending.NO_RECOVERY;
        };
    }

    /** Whether programs may ask for the name at all. */
    // resolv/res-name-checking.c, res_hnok
    private static boolean isHostName(DomainName name) {
        String text = name.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && c != '_' && c != '.' && (c != '-' || i == 0)) {
                return false;
            }
        }
        return true;
    }
}
