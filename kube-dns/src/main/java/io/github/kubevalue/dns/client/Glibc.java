package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.client.Lookup.Error;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** The resolver of glibc 2.36. */
record Glibc(Walk walk) {
    private static final int NDOTS = 1;
    private static final int MAX_NDOTS = 15;
    private static final int TIMEOUT = 5;
    private static final int MAX_TIMEOUT = 30;
    private static final int ATTEMPTS = 2;
    private static final int MAX_ATTEMPTS = 5;

    /** How the queries for one name ended. */
    private enum Ending {
        FOUND,
        NAME_ERROR,
        NO_DATA,
        SERVFAIL,
        /** Refused, or nobody answered in time. */
        FAILED,
        /** ICMP errors only. */
        UNREACHABLE
    }

    private record Step(Ending ending, Seq<ResourceRecord> records) {
        static Step of(Ending ending) {
            return new Step(ending, Vector.empty());
        }
    }

    // resolv/res_query.c, __res_context_search
    Lookup.Result search(DomainName name, Seq<RecordType> wanted) {
        Seq<RecordType> types = wanted.size() > 1 && walk.conf().has("no-aaaa") ? Vector.of(RecordType.A) : wanted;
        Option<Step> asIs = Option.none();
        if (name.isAbsolute() || name.dots() >= walk.conf().number("ndots", NDOTS, MAX_NDOTS)) {
            Step step = query(name.absolute(), types);
            if (name.isAbsolute() || step.ending() == Ending.FOUND) {
                return told(step);
            }
            asIs = Option.some(step);
        }
        boolean noData = false;
        boolean servfail = false;
        boolean rootSearched = false;
        for (DomainName domain : walk.conf().search()) {
            Option<DomainName> full = name.tryPlus(domain.absolute());
            rootSearched |= domain.isRoot() || domain.isEmpty();
            if (full.isEmpty()) {
                continue;
            }
            Step step = query(full.get(), types);
            if (step.ending() == Ending.FOUND) {
                return told(step);
            }
            if (step.ending() == Ending.UNREACHABLE) {
                return told(step);
            }
            if (step.ending() == Ending.FAILED) {
                break;
            }
            noData |= step.ending() == Ending.NO_DATA;
            servfail |= step.ending() == Ending.SERVFAIL;
        }
        return last(name, types, asIs, rootSearched, noData, servfail);
    }

    private Lookup.Result last(
            DomainName name,
            Seq<RecordType> types,
            Option<Step> asIs,
            boolean rootSearched,
            boolean noData,
            boolean servfail) {
        boolean barred = name.dots() == 0 && walk.conf().has("no-tld-query");
        Step last = Step.of(Ending.NAME_ERROR);
        if (asIs.isEmpty() && !rootSearched && !barred) {
            last = query(name.absolute(), types);
            if (last.ending() == Ending.FOUND) {
                return told(last);
            }
        }
        return asIs.isDefined()
                ? told(asIs.get())
                : told(noData ? Step.of(Ending.NO_DATA) : servfail ? Step.of(Ending.SERVFAIL) : last);
    }

    private static Lookup.Result told(Step step) {
        return switch (step.ending()) {
            case FOUND ->
                step.records().isEmpty() ? Error.EAI_NODATA.toldBy(Libc.GLIBC) : new Lookup.Found(step.records());
            case NAME_ERROR -> Error.EAI_NONAME.toldBy(Libc.GLIBC);
            case NO_DATA -> Error.EAI_NODATA.toldBy(Libc.GLIBC);
            case SERVFAIL, FAILED, UNREACHABLE -> Error.EAI_AGAIN.toldBy(Libc.GLIBC);
        };
    }

    // resolv/res_send.c, __res_context_send: each attempt goes round all servers
    private Step query(DomainName name, Seq<RecordType> types) {
        int attempts = Math.max(1, walk.conf().number("attempts", ATTEMPTS, MAX_ATTEMPTS));
        boolean reached = false;
        Option<Rcode> lastCode = Option.none();
        for (int attempt = 0; attempt < attempts; attempt++) {
            for (int i = 0; i < walk.servers().size(); i++) {
                Ip server = walk.servers().get(i);
                Seq<Exchange> pair = types.map(type -> walk.ask(server, name, type));
                Seq<Response> usable = pair.flatMap(Exchange::response).filter(Glibc::isUsable);
                if (pair.exists(exchange -> exchange.delivery() instanceof Transport.Silence)) {
                    walk.await(timeout(i));
                }
                if (!usable.isEmpty()) {
                    return step(usable, types);
                }
                reached |= pair.exists(exchange -> !(exchange.delivery() instanceof Transport.Unreachable));
                lastCode = pair.flatMap(Exchange::rcode).lastOption().orElse(lastCode);
            }
        }
        return Step.of(
                lastCode.contains(Rcode.SERVFAIL) ? Ending.SERVFAIL : reached ? Ending.FAILED : Ending.UNREACHABLE);
    }

    private static boolean isUsable(Response response) {
        return response.rcode() == Rcode.NOERROR || response.rcode() == Rcode.NXDOMAIN;
    }

    /** Any answer will do; without one, the first reply that is not empty-handed by NOERROR decides. */
    private static Step step(Seq<Response> usable, Seq<RecordType> types) {
        Seq<ResourceRecord> answer = usable.filter(Response::isPositive).flatMap(Response::answer);
        if (!answer.isEmpty()) {
            boolean hasData = answer.exists(found -> types.contains(found.type()));
            return new Step(Ending.FOUND, hasData ? answer.distinct() : Vector.empty());
        }
        return Step.of(usable.exists(Response::isNameError) ? Ending.NAME_ERROR : Ending.NO_DATA);
    }

    // resolv/res_send.c, send_dg: the timeout doubles from server to server and is shared among them
    private Duration timeout(int server) {
        int seconds = Math.max(1, walk.conf().number("timeout", TIMEOUT, MAX_TIMEOUT)) << server;
        return Duration.ofSeconds(
                Math.max(1, server == 0 ? seconds : seconds / walk.servers().size()));
    }
}
