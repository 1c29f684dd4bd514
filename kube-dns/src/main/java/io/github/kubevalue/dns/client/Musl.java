package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.client.Lookup.Error;
import io.github.kubevalue.dns.message.Query;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The resolver of musl 1.2.4 and later; earlier ones use truncated replies as they are and know no NODATA. */
final class Musl {
    private static final int NDOTS = 1;
    private static final int MAX_NDOTS = 15;
    private static final int TIMEOUT = 5;
    private static final int MAX_TIMEOUT = 60;
    private static final int ATTEMPTS = 2;
    private static final int MAX_ATTEMPTS = 10;
    private static final int LINE_BUFFER = 255;
    private static final int NAME_BUFFER = 255;

    private final Walk walk;
    private final Duration timeout;
    private final int attempts;

    Musl(Walk walk) {
        this.walk = walk;
        this.timeout = Duration.ofSeconds(walk.conf().digits("timeout", TIMEOUT, MAX_TIMEOUT));
        this.attempts = timeout.isZero() ? 0 : Math.max(1, walk.conf().digits("attempts", ATTEMPTS, MAX_ATTEMPTS));
    }

    // src/network/lookup_name.c, name_from_dns_search
    Lookup.Result search(DomainName name, Seq<RecordType> types) {
        boolean searches = !name.isAbsolute() && name.dots() < walk.conf().digits("ndots", NDOTS, MAX_NDOTS);
        for (DomainName domain : searches ? searchList() : Vector.<DomainName>empty()) {
            Option<Lookup.Result> ended = fits(name, domain)
                    ? name.tryBelow(domain).flatMap(full -> query(full, types, "the search goes on"))
                    : Option.none();
            if (ended.isDefined()) {
                return ended.get();
            }
        }
        return query(name.absolute(), types, "nothing is left to try")
                .getOrElse(() -> Error.EAI_NONAME.toldBy(Libc.MUSL));
    }

    /** The root cannot be appended: a name that ends in two dots has no query. */
    private static boolean fits(DomainName name, DomainName domain) {
        return !domain.isRoot() && name.toString().length() + domain.toString().length() < NAME_BUFFER;
    }

    /** A line that does not fit into the buffer is not read at all. */
    // src/network/resolvconf.c
    private Seq<DomainName> searchList() {
        Seq<DomainName> search = walk.conf().search();
        int line = "search".length();
        for (DomainName domain : search) {
            line += 1 + domain.toString().length();
        }
        return line < LINE_BUFFER ? search : Vector.empty();
    }

    /** What ends the walk at this name; none if the name does not exist and the next is to be tried. */
    // src/network/lookup_name.c, name_from_dns
    private Option<Lookup.Result> query(DomainName name, Seq<RecordType> types, String otherwise) {
        Map<RecordType, Response> taken = send(name, types);
        List<Response> replies = new ArrayList<>(types.size());
        for (RecordType type : types) {
            Response reply = taken.get(type);
            if (reply == null) {
                walk.then(name, "no server answers every query: musl ends the lookup");
                return Option.some(Error.EAI_AGAIN.toldBy(Libc.MUSL));
            }
            if (reply.isNameError()) {
                walk.then(name, "there is no such name: " + otherwise);
                return Option.none();
            }
            replies.add(reply);
        }
        Seq<ResourceRecord> answer = Walk.answer(replies);
        boolean found = answer.exists(record -> types.contains(record.type()));
        walk.then(
                name,
                found
                        ? "the name has an answer: the lookup ends"
                        : "the name has no such record: musl ends the lookup");
        return Option.some(found ? new Lookup.Found(answer) : Error.EAI_NODATA.toldBy(Libc.MUSL));
    }

    /** Asks all servers at once, again after each interval; NOERROR and NXDOMAIN are taken, the first that comes. */
    // src/network/res_msend.c
    private Map<RecordType, Response> send(DomainName name, Seq<RecordType> types) {
        Map<RecordType, Response> replies = new HashMap<>();
        for (int attempt = 0; attempt < attempts && replies.size() < types.size(); attempt++) {
            Duration last = interval(name, types, replies);
            walk.await(replies.size() < types.size() ? timeout.dividedBy(attempts) : last);
        }
        return replies;
    }

    /** A query of an interval, and when within it the reply comes. */
    private record Asked(RecordType type, Exchange exchange, Duration comes) {}

    /**
     * What is asked at once is answered in that order; a SERVFAIL is asked again, as often as the interval allows.
     *
     * @return when within the interval the last reply came that was taken
     */
    private Duration interval(DomainName name, Seq<RecordType> types, Map<RecordType, Response> replies) {
        Deque<Asked> pending = new ArrayDeque<>();
        for (RecordType type : types) {
            if (!replies.containsKey(type)) {
                walk.servers().forEach(server -> pending.add(ask(server, name, type, Duration.ZERO)));
            }
        }
        int resends = 2 * types.size();
        Duration last = Duration.ZERO;
        while (!pending.isEmpty()) {
            Asked next = pending.remove();
            if (replies.containsKey(next.type())) {
                continue;
            }
            if (next.exchange().rcode().contains(Rcode.SERVFAIL) && resends-- > 0) {
                pending.add(ask(next.exchange().server(), name, next.type(), next.comes()));
            }
            Option<Response> taken = taken(next, name);
            if (taken.isDefined()) {
                replies.put(next.type(), taken.get());
                last = next.comes().compareTo(last) > 0 ? next.comes() : last;
            }
        }
        return last;
    }

    private Asked ask(Ip server, DomainName name, RecordType type, Duration since) {
        Exchange exchange = walk.datagram(server, Query.of(name, type), timeout);
        return new Asked(type, exchange, since.plus(exchange.after()));
    }

    private Option<Response> taken(Asked asked, DomainName name) {
        Exchange exchange = asked.exchange().isTruncated()
                ? walk.connection(asked.exchange().server(), Query.of(name, asked.type()))
                : asked.exchange();
        return exchange.response().filter(reply -> reply.rcode() == Rcode.NOERROR || reply.rcode() == Rcode.NXDOMAIN);
    }
}
