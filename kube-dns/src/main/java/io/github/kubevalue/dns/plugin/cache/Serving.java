package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** A query that meets the cache. */
// plugin/cache/handler.go, ServeDNS
record Serving(CacheOptions options, Query query, Chain chain) {
    /** The cache itself asks over TCP, so that no reply is cut. */
    private static final Sender CACHE = new Sender(Ip.parse("0.0.0.0"), 0, true);

    Response answer() {
        Option<Item> found = find();
        if (found.isEmpty()) {
            Response reply = chain.next(authenticated());
            return reply.isWritten()
                    ? new Writing(options, query, key(), true, false)
                            .write(reply, chain, chain::now)
                            .reply()
                    : reply.to(query);
        }
        Instant now = chain.now();
        return found.get().left(now) > 0 ? fresh(found.get(), now) : stale(found.get(), now);
    }

    /** What the cache has of the query; an answer is preferred to a failure, otherwise a denial to an answer. */
    // plugin/cache/handler.go, getIfNotStale
    private Option<Item> find() {
        Option<Contents> contents = chain.recall(Contents.class);
        if (contents.isEmpty()) {
            return Option.none();
        }
        long key = key();
        Option<Item> success = contents.get().success().get(key);
        Option<Item> denied = contents.get().denial().get(key);
        return success.isEmpty() && denied.isEmpty() ? Option.none() : find(success, denied, chain.now());
    }

    private Option<Item> find(Option<Item> success, Option<Item> denied, Instant now) {
        if (options.serveStale().preferPositive()) {
            Option<Item> good = success.flatMap(item -> item.answering(query)).filter(item -> isServed(item, now));
            if (good.isDefined()) {
                return good;
            }
        }
        Option<Item> positive = success.filter(item -> isServed(item, now));
        Option<Item> denial = denied.filter(item -> isServed(item, now));
        boolean failure = denial.exists(item -> item.reply().rcode() == Rcode.SERVFAIL);
        return failure ? positive.orElse(denial) : denial.orElse(positive);
    }

    private boolean isServed(Item item, Instant now) {
        long left = item.left(now);
        return item.matches(query)
                && (left > 0 || -left < options.serveStale().upTo().toSeconds());
    }

    private long key() {
        return Key.of(query, isDnssec(), query.flags().has(Flag.CD));
    }

    private boolean isDnssec() {
        return query.edns().exists(Edns::dnssec);
    }

    /** The query as the source is asked: whether it is authenticated is wanted in any case. */
    private Query authenticated() {
        return query.withFlags(query.flags().with(Flag.AD));
    }

    private Response fresh(Item item, Instant now) {
        if (options.prefetch().amount() > 0) {
            Item used = item.withUsage(item.usage().hit(options.prefetch().duration(), now));
            replace(item, used);
            if (options.prefetch().isDue(used, used.left(now))) {
                refreshBehind(used, now, false);
            }
        }
        return item.to(query, options.keepTtl() ? item.life() : item.left(now))
                .because(Evidence.of("cache", "served from cache, " + item.age(now) + " s old"));
    }

    private Response stale(Item item, Instant now) {
        ServeStale stale = options.serveStale();
        if (mayRefresh(item, now)) {
            if (stale.verify()) {
                Option<Response> verified = stale.verifyTimeout().isZero() ? verified(item) : verifiedInTime(item);
                if (verified.isDefined()) {
                    return verified.get();
                }
            } else {
                refreshBehind(item, now.plusSeconds(item.left(now)), true);
            }
        }
        long ttl = stale.ttl().isZero()
                ? options.keepTtl() ? item.life() : 0
                : stale.ttl().toSeconds();
        return item.to(query, ttl)
                .because(Evidence.of(
                        "cache",
                        "served from cache though stale, " + item.age(now) + " s old after a time to live of "
                                + item.life() + " s"));
    }

    // plugin/cache/item.go, beginRefresh
    private boolean mayRefresh(Item item, Instant now) {
        return options.serveStale().recheck().isZero()
                || !item.usage().retryAfter().exists(now::isBefore);
    }

    /** What the source says, if it says anything fit for the cache. */
    private Option<Response> verified(Item item) {
        Response reply = chain.next(authenticated());
        Option<Writing.Written> written = accepted(reply, verifying(false), chain.now());
        ended(item, written.isDefined(), chain.now());
        return written.map(Writing.Written::reply);
    }

    /** What the source says, if it says it within the time that the client is to wait; if later, it is kept. */
    // plugin/cache/handler.go, verifyWithTimeout
    private Option<Response> verifiedInTime(Item item) {
        Chain.Aside aside = chain.aside(authenticated(), chain.visit().sender());
        Instant then = chain.now().plus(aside.took());
        Option<Writing.Written> written = accepted(aside.response(), verifying(true), then);
        ended(item, written.isDefined(), then);
        Duration timeout = options.serveStale().verifyTimeout();
        boolean inTime = aside.took().compareTo(timeout) < 0;
        chain.elapse(inTime ? aside.took() : timeout);
        return written.filter(done -> inTime)
                .map(done ->
                        done.item().map(kept -> kept.to(query, kept.life())).getOrElse(done.reply()));
    }

    /** A refresh that verifies forgets CD: what it keeps of a query with CD is found without it. */
    // plugin/cache/handler.go, ServeDNS: the writer of that case has no cd
    private Writing verifying(boolean behind) {
        return new Writing(options, query, Key.of(query, isDnssec(), false), false, behind);
    }

    /** Writes a reply that may take the place of a stale one (RFC 8767, section 4); none if it may not. */
    // plugin/cache/cache.go, verifyStaleResponseWriter
    private Option<Writing.Written> accepted(Response reply, Writing writing, Instant now) {
        if (!reply.isWritten() || reply.flags().has(Flag.TC) || !Writing.isReplyTo(query, reply)) {
            return Option.none();
        }
        Kind kind = Kind.of(reply, () -> now);
        if (options.serveStale().preferPositive()) {
            boolean usable = kind == Kind.NO_ERROR && Aliases.lead(reply);
            Writing way = usable ? writing : new Writing(options, query, writing.key(), false, true);
            return Option.some(way.write(reply, chain, () -> now)).filter(done -> usable);
        }
        boolean tells = kind != Kind.OTHER_ERROR
                && kind != Kind.META
                && (reply.rcode() == Rcode.NOERROR || reply.rcode() == Rcode.NXDOMAIN);
        return tells ? Option.some(writing.write(reply, chain, () -> now)) : Option.none();
    }

    /** Asks the source behind the reply. */
    // plugin/cache/handler.go, doPrefetch
    private void refreshBehind(Item item, Instant used, boolean stale) {
        Chain.Aside aside = chain.aside(authenticated(), CACHE);
        Instant then = chain.now().plus(aside.took());
        Writing writing = new Writing(options, query, key(), false, true);
        boolean refreshed = !stale;
        if (stale) {
            refreshed = accepted(aside.response(), writing, then).isDefined();
        } else if (aside.response().isWritten()) {
            writing.write(aside.response(), chain, () -> then);
        }
        if (refreshed) {
            countOn(item.usage().hits(), used);
        }
        ended(item, refreshed, then);
    }

    /** The refreshed reply goes on counting where the one before it was. */
    private void countOn(int hits, Instant used) {
        Option<Contents> contents = chain.recall(Contents.class);
        Option<Item> kept = contents.flatMap(
                found -> found.denial().get(key()).orElse(() -> found.success().get(key())));
        kept.forEach(item ->
                replace(item, item.withUsage(new Usage(hits, used, item.usage().retryAfter()))));
    }

    // plugin/cache/item.go, endRefresh
    private void ended(Item item, boolean refreshed, Instant now) {
        Duration recheck = options.serveStale().recheck();
        if (!recheck.isZero() && !refreshed) {
            replace(item, item.withUsage(item.usage().withRetryAfter(Option.some(now.plus(recheck)))));
        }
    }

    private void replace(Item item, Item by) {
        chain.recall(Contents.class).forEach(contents -> chain.remember(contents.replace(key(), item, by)));
    }
}
