package io.github.kubevalue.dns.client;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * How glibc 2.36, with the corrections of its release branch, sends the queries for one name, A and AAAA at once: from server to server, and round again.
 *
 * <p>It belongs to one lookup, for it remembers: after a server has answered one of two queries and not the other, queries
 * are sent one by one.
 */
// resolv/res_send.c
final class GlibcSender {
    private static final int TIMEOUT = 5;
    private static final int MAX_TIMEOUT = 30;
    private static final int ATTEMPTS = 2;
    private static final int MAX_ATTEMPTS = 5;
    private static final int EDNS_SIZE = 1200;
    /** How long Linux tries to connect: tcp_syn_retries of 6, each waiting twice as long. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(127);

    private final Walk walk;
    private final Option<Edns> edns;
    private final int attempts;
    private final int timeout;
    private final boolean alwaysTcp;
    private final boolean rotates;
    private boolean oneByOne;
    private boolean reopens;
    private int rotation = -1;
    private Rcode header = Rcode.NOERROR;

    GlibcSender(Walk walk) {
        this.walk = walk;
        this.edns = walk.conf().has("edns0") ? Option.some(Edns.of(EDNS_SIZE)) : Option.none();
        this.reopens = walk.conf().has("single-request-reopen");
        this.attempts = walk.conf().number("attempts", ATTEMPTS, MAX_ATTEMPTS);
        this.timeout = walk.conf().number("timeout", TIMEOUT, MAX_TIMEOUT);
        this.alwaysTcp = walk.conf().has("use-vc");
        this.rotates = walk.conf().has("rotate");
        this.oneByOne = reopens || walk.conf().has("single-request");
    }

    /**
     * What came of it.
     *
     * @param replies the replies that were taken, in order; none if no server gave one
     * @param header the code in the buffer of the first reply, which failed servers leave there too
     * @param isUnreachable whether all that came were ICMP errors or refused connections
     */
    record Outcome(Seq<Response> replies, Rcode header, boolean isUnreachable) {}

    /** What came of one server. */
    private record Round(Seq<Response> replies, boolean truncated, boolean reached) {
        static final Round NOTHING = new Round(Vector.empty(), false, true);
        static final Round UNREACHABLE = new Round(Vector.empty(), false, false);
        static final Round TRUNCATED = new Round(Vector.empty(), true, true);

        static Round of(Seq<Response> replies) {
            return new Round(replies, false, true);
        }
    }

    // __res_context_send: over TCP each server is asked once, and what its reply says is final
    Outcome send(DomainName name, Seq<RecordType> types) {
        header = Rcode.NOERROR;
        boolean overTcp = alwaysTcp;
        boolean reached = false;
        boolean connected = true;
        int offset = nextOffset();
        for (int attempt = 0; attempt < attempts; attempt++) {
            for (int shift = 0; shift < walk.servers().size(); shift++) {
                int server = (shift + offset) % walk.servers().size();
                Round round = overTcp ? Round.TRUNCATED : datagrams(server, name, types);
                reached |= round.reached();
                if (round.truncated()) {
                    overTcp = true;
                    attempt = attempts;
                    round = connection(walk.servers().get(server), name, types);
                    connected = round.reached();
                }
                if (!round.replies().isEmpty()) {
                    return new Outcome(round.replies(), header, false);
                }
            }
        }
        return new Outcome(Vector.empty(), header, overTcp ? !connected : !reached);
    }

    /** With {@code rotate}, each query begins with the server after that of the last one; the first is a matter of chance. */
    // nameserver_offset
    private int nextOffset() {
        int servers = walk.servers().size();
        if (servers == 1 || !rotates) {
            return 0;
        }
        rotation = rotation < 0 ? walk.choice().among("first name server", servers) : rotation + 1;
        return rotation % servers;
    }

    // send_vc
    private Round connection(Ip server, DomainName name, Seq<RecordType> types) {
        Vector<Response> replies = Vector.empty();
        for (RecordType type : types) {
            Exchange exchange = walk.connection(server, query(name, type));
            if (exchange.isUnreachable()) {
                return Round.UNREACHABLE;
            }
            if (exchange.isSilent()) {
                walk.await(CONNECT_TIMEOUT);
                return Round.NOTHING;
            }
            replies = replies.appendAll(exchange.response());
        }
        header = replies.head().rcode();
        return Round.of(replies);
    }

    // send_dg
    private Round datagrams(int server, DomainName name, Seq<RecordType> types) {
        return types.size() == 1
                ? single(server, name, types.head())
                : oneByOne ? oneByOne(server, name, types) : atOnce(server, name, types);
    }

    private Exchange ask(int server, DomainName name, RecordType type) {
        return walk.datagram(walk.servers().get(server), query(name, type), timeout(server));
    }

    private Query query(DomainName name, RecordType type) {
        Query plain = Query.of(name, type);
        return edns.map(plain::withEdns).getOrElse(plain);
    }

    private Round single(int server, DomainName name, RecordType type) {
        Exchange exchange = ask(server, name, type);
        if (exchange.isUnreachable()) {
            return Round.UNREACHABLE;
        }
        if (exchange.isSilent()) {
            walk.await(timeout(server));
            return Round.NOTHING;
        }
        walk.await(exchange.after());
        Response reply = exchange.response().get();
        header = reply.rcode();
        return fails(reply) ? Round.NOTHING : exchange.isTruncated() ? Round.TRUNCATED : Round.of(Vector.of(reply));
    }

    private Round atOnce(int server, DomainName name, Seq<RecordType> types) {
        Exchange first = ask(server, name, types.get(0));
        Exchange second = ask(server, name, types.get(1));
        if (isFine(first) && isFine(second)) {
            walk.await(first, second);
            header = first.response().get().rcode();
            return Round.of(Vector.of(first.response().get(), second.response().get()));
        }
        return settled(server, name, types, Vector.of(first, second));
    }

    private static boolean isFine(Exchange exchange) {
        return exchange.delivery() instanceof Transport.Replied replied
                && !replied.response().flags().has(Flag.TC)
                && !fails(replied.response());
    }

    private Round settled(int server, DomainName name, Seq<RecordType> types, Seq<Exchange> pair) {
        Seq<Response> replies = pair.flatMap(Exchange::response);
        replies.headOption().forEach(reply -> header = reply.rcode());
        if (pair.exists(Exchange::isUnreachable)) {
            return replies.isEmpty() ? Round.UNREACHABLE : Round.NOTHING;
        }
        Seq<Response> taken = replies.reject(GlibcSender::fails);
        boolean truncated = taken.exists(reply -> reply.flags().has(Flag.TC));
        if (truncated || replies.size() == types.size()) {
            walk.await(pair.head(), pair.last());
            return truncated ? Round.TRUNCATED : Round.of(taken);
        }
        walk.await(timeout(server));
        if (taken.isEmpty()) {
            return Round.NOTHING;
        }
        oneByOne = true;
        return oneByOne(server, name, types);
    }

    /** The second query is sent when the first is answered, and not at all if that failed. */
    private Round oneByOne(int server, DomainName name, Seq<RecordType> types) {
        Exchange first = ask(server, name, types.get(0));
        if (first.isUnreachable()) {
            return Round.UNREACHABLE;
        }
        first.response().forEach(reply -> header = reply.rcode());
        walk.await(first.after());
        if (first.isSilent()) {
            walk.await(timeout(server));
            return Round.NOTHING;
        }
        if (fails(first.response().get())) {
            return Round.NOTHING;
        }
        if (first.isTruncated()) {
            return Round.TRUNCATED;
        }
        Response reply = first.response().get();
        Exchange second = ask(server, name, types.get(1));
        walk.await(second.after());
        if (second.isSilent()) {
            walk.await(timeout(server));
            return reopens ? Round.of(Vector.of(reply)) : reopened(server, name, types);
        }
        if (second.isUnreachable()) {
            return Round.NOTHING;
        }
        if (fails(second.response().get())) {
            return Round.of(Vector.of(reply));
        }
        return second.isTruncated()
                ? Round.TRUNCATED
                : Round.of(Vector.of(reply, second.response().get()));
    }

    /** Perhaps the server, or a firewall, wants each query from another port. */
    private Round reopened(int server, DomainName name, Seq<RecordType> types) {
        reopens = true;
        return oneByOne(server, name, types);
    }

    /** Whether the next server is asked: for a failure, and for an empty reply of a server that knows no better. */
    private static boolean fails(Response reply) {
        return switch (reply.rcode()) {
            case SERVFAIL, NOTIMP, REFUSED -> true;
            case NOERROR ->
                reply.answer().isEmpty()
                        && !reply.flags().has(Flag.AA)
                        && !reply.flags().has(Flag.RA)
                        && reply.additional().isEmpty()
                        && reply.extension().isEmpty();
            default -> false;
        };
    }

    /** The timeout doubles from server to server and is shared among them. */
    private Duration timeout(int server) {
        int seconds = timeout << server;
        int shared = server == 0 ? seconds : seconds / walk.servers().size();
        return Duration.ofSeconds(Math.max(1, shared));
    }
}
