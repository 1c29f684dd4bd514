package io.github.kubevalue.dns.plugin.forward;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.wire.Sent;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** A query on its way to the upstreams; it belongs to that query. */
// plugin/forward/forward.go, ServeDNS
final class Forwarding {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    // plugin/pkg/proxy/persistent.go, dialTimeout: twice the average, which begins as half the maximum
    private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(30);
    // plugin/pkg/proxy/health.go, setDefaultTimeout; miekg/dns, client.go, dnsTimeout
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration CHECK_DIAL_TIMEOUT = Duration.ofSeconds(2);
    /** What an attempt takes that fails at once, where their number has no bound. */
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private static final int ATTEMPTS_EACH = 2;

    private final ForwardOptions options;
    private final Query query;
    private final Chain chain;
    private Vector<Evidence> evidence = Vector.empty();
    private int failovers;

    Forwarding(ForwardOptions options, Query query, Chain chain) {
        this.options = options;
        this.query = query;
        this.chain = chain;
    }

    Response answer() {
        Seq<Upstream> order = order();
        Instant deadline = chain.now().plus(DEADLINE);
        long allowed = options.maxConnectAttempts().getOrElse((long) ATTEMPTS_EACH * order.size());
        long attempts = 0;
        int next = 0;
        int down = 0;
        while (chain.now().isBefore(deadline) && (allowed == 0 || attempts < allowed)) {
            if (next >= order.size()) {
                next = 0;
                down = 0;
            }
            Upstream upstream = order.get(next++);
            if (isDown(upstream)) {
                down++;
                if (down < order.size()) {
                    continue;
                }
                if (options.failfastAllUnhealthyUpstreams()) {
                    break;
                }
                upstream = Policy.RANDOM
                        .order(options.upstreams(), 0, chain.choice())
                        .head();
            }
            Either<String, Response> reply = ask(upstream);
            if (reply.isRight()) {
                Option<Response> taken = taken(reply.get(), upstream);
                if (taken.isDefined()) {
                    return taken.get();
                }
                continue;
            }
            failed(upstream, reply.getLeft(), allowed);
            attempts++;
            if (down >= order.size()) {
                break;
            }
        }
        return evidence.isEmpty()
                ? Response.failed(query, Evidence.of("forward", "no healthy proxies"))
                : evidence.tail().foldLeft(Response.failed(query, evidence.head()), Response::because);
    }

    private Seq<Upstream> order() {
        Pool pool = pool().withQuery();
        if (options.policy() == Policy.ROUND_ROBIN) {
            chain.remember(pool);
        }
        return options.policy().order(options.upstreams(), pool.queries(), chain.choice());
    }

    private Pool pool() {
        return chain.recall(Pool.class).getOrElse(Pool.NEW);
    }

    /** What is told of a reply: itself, an error, or what the next plugin has; none if the next upstream is asked. */
    private Option<Response> taken(Response reply, Upstream upstream) {
        if (!isReply(reply)) {
            return Option.some(
                    Response.bare(query, Rcode.FORMERR, Evidence.of("forward", upstream + " answered another question"))
                            .written());
        }
        if (options.failover().contains(reply.rcode())) {
            failovers++;
            if (failovers < options.upstreams().size()) {
                evidence = evidence.append(Evidence.of("forward", upstream + " answered " + reply.rcode()));
                return Option.none();
            }
        }
        boolean passesOn = options.next().contains(reply.rcode()) || options.nextOnNodata() && reply.isNoData();
        if (passesOn && chain.following().exists(plugin -> plugin instanceof Forward)) {
            return Option.some(chain.next(query));
        }
        Response written = reply.to(query).written().because(Evidence.of("forward", "forwarded to " + upstream));
        return Option.some(evidence.foldLeft(written, Response::because));
    }

    // request/request.go, Match
    private boolean isReply(Response reply) {
        Question question = reply.question();
        return question.name().isSame(query.name())
                && question.type().equals(query.type())
                && question.recordClass().equals(query.question().recordClass());
    }

    private void failed(Upstream upstream, String why, long allowed) {
        evidence = evidence.append(Evidence.of("forward", "no answer from " + upstream + ": " + why));
        if (options.maxFails() != 0) {
            chain.remember(pool().with(upstream, pool().health(upstream).checkedFrom(chain.now())));
        }
        if (allowed == 0) {
            chain.elapse(A_MOMENT);
        }
    }

    private Either<String, Response> ask(Upstream upstream) {
        Channel channel = upstream.channel(channel());
        Either<String, Response> reply = ask(upstream, channel);
        boolean cut = reply.exists(response -> response.flags().has(Flag.TC));
        return cut && options.preferUdp() && channel == Channel.UDP ? ask(upstream, Channel.TCP) : reply;
    }

    private Channel channel() {
        if (options.forceTcp()) {
            return Channel.TCP;
        }
        return options.preferUdp() || !chain.visit().sender().overTcp() ? Channel.UDP : Channel.TCP;
    }

    // plugin/pkg/proxy/connect.go, lookupDNS and lookupDoH
    private Either<String, Response> ask(Upstream upstream, Channel channel) {
        Transport.Delivery delivery = chain.network().send(upstream.address(), query, channel);
        if (delivery instanceof Transport.Unreachable unreachable) {
            return Either.left(unreachable.why());
        }
        if (delivery instanceof Transport.Silence silence) {
            boolean dials = channel == Channel.TCP && upstream.protocol() != Protocol.HTTPS;
            chain.elapse(dials ? DIAL_TIMEOUT : options.readTimeout());
            return Either.left(silence.why());
        }
        Transport.Replied replied = (Transport.Replied) delivery;
        if (replied.after().compareTo(options.readTimeout()) >= 0) {
            chain.elapse(options.readTimeout());
            return Either.left("its reply came too late");
        }
        chain.elapse(replied.after());
        return Either.right(
                channel == Channel.UDP
                        ? Sent.cutForUdp(
                                replied.response(), upstream.address().ip().family())
                        : replied.response());
    }

    private boolean isDown(Upstream upstream) {
        Health known = pool().health(upstream);
        Health now = known.settled(chain.now(), options.healthCheck(), () -> check(upstream));
        if (!now.equals(known)) {
            chain.remember(pool().with(upstream, now));
        }
        return now.isDown(options.maxFails());
    }

    /** Does a health check: any reply will do. */
    private Option<Duration> check(Upstream upstream) {
        Channel channel = upstream.channel(options.forceTcp() ? Channel.TCP : Channel.UDP);
        Query ping = new Query(
                Question.of(options.healthDomain(), RecordType.NS),
                options.healthRecursion() ? Flags.of(Flag.RD) : Flags.NONE,
                Option.none());
        Transport.Delivery delivery = chain.network().send(upstream.address(), ping, channel);
        if (delivery instanceof Transport.Unreachable) {
            return Option.some(Duration.ZERO);
        }
        boolean late =
                delivery instanceof Transport.Replied replied && replied.after().compareTo(CHECK_TIMEOUT) >= 0;
        return delivery instanceof Transport.Silence || late
                ? Option.some(channel == Channel.TCP && !late ? CHECK_DIAL_TIMEOUT : CHECK_TIMEOUT)
                : Option.none();
    }
}
