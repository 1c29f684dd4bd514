package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.client.Lookup.Error;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** The resolver of musl 1.2.4 and later; earlier ones use truncated replies as they are. */
record Musl(Walk walk) {
    private static final int NDOTS = 1;
    private static final int MAX_NDOTS = 15;
    private static final int TIMEOUT = 5;
    private static final int MAX_TIMEOUT = 60;
    private static final int ATTEMPTS = 2;
    private static final int MAX_ATTEMPTS = 10;
    private static final int LINE_BUFFER = 255;

    // src/network/lookup_name.c, name_from_dns_search
    Lookup.Result search(DomainName name, Seq<RecordType> types) {
        boolean searches = !name.isAbsolute() && name.dots() < walk.conf().number("ndots", NDOTS, MAX_NDOTS);
        for (DomainName domain : searches ? searchList() : Vector.<DomainName>empty()) {
            Option<Lookup.Result> ended = name.tryPlus(domain.absolute()).flatMap(full -> query(full, types));
            if (ended.isDefined()) {
                return ended.get();
            }
        }
        return query(name.absolute(), types).getOrElse(() -> Error.EAI_NONAME.toldBy(Libc.MUSL));
    }

    /** A line that does not fit into the buffer is not read at all. */
    // src/network/resolvconf.c
    private Seq<DomainName> searchList() {
        Seq<DomainName> search = walk.conf().search();
        int line = ("search " + search.mkString(" ")).length();
        return line < LINE_BUFFER ? search : Vector.empty();
    }

    /** What ends the walk at this name; none if the name does not exist and the next is to be tried. */
    // src/network/lookup_name.c, name_from_dns
    private Option<Lookup.Result> query(DomainName name, Seq<RecordType> types) {
        Map<RecordType, Response> replies = send(name, types);
        for (RecordType type : types) {
            Option<Response> reply = replies.get(type);
            if (reply.isEmpty()) {
                return Option.some(Error.EAI_AGAIN.toldBy(Libc.MUSL));
            }
            if (reply.get().isNameError()) {
                return Option.none();
            }
        }
        Seq<ResourceRecord> answer =
                types.flatMap(replies::get).flatMap(Response::answer).distinct();
        return Option.some(
                answer.exists(found -> types.contains(found.type()))
                        ? new Lookup.Found(answer)
                        : Error.EAI_NODATA.toldBy(Libc.MUSL));
    }

    /** Asks all servers at once, again after each interval; NOERROR and NXDOMAIN are taken, the first that comes. */
    // src/network/res_msend.c
    private Map<RecordType, Response> send(DomainName name, Seq<RecordType> types) {
        int attempts = Math.max(1, walk.conf().number("attempts", ATTEMPTS, MAX_ATTEMPTS));
        Map<RecordType, Response> replies = HashMap.empty();
        for (int attempt = 0; attempt < attempts && replies.size() < types.size(); attempt++) {
            Resends resends = new Resends(2 * types.size());
            for (RecordType type : types) {
                if (!replies.containsKey(type)) {
                    Option<Response> taken = ask(name, type, resends);
                    replies = taken.isDefined() ? replies.put(type, taken.get()) : replies;
                }
            }
        }
        if (replies.size() < types.size()) {
            walk.await(Duration.ofSeconds(Math.max(1, walk.conf().number("timeout", TIMEOUT, MAX_TIMEOUT))));
        }
        return replies;
    }

    /** How often a SERVFAIL may still be answered by asking again, in one interval. */
    private static final class Resends {
        private int left;

        Resends(int left) {
            this.left = left;
        }

        boolean take() {
            return left-- > 0;
        }
    }

    private Option<Response> ask(DomainName name, RecordType type, Resends resends) {
        Option<Response> taken = Option.none();
        for (Ip server : walk.servers()) {
            Exchange exchange = walk.ask(server, name, type);
            while (exchange.rcode().contains(Rcode.SERVFAIL) && resends.take()) {
                exchange = walk.ask(server, name, type);
            }
            taken = taken.orElse(exchange.response()
                    .filter(reply -> reply.rcode() == Rcode.NOERROR || reply.rcode() == Rcode.NXDOMAIN));
        }
        return taken;
    }
}
