package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * A reply in the cache.
 *
 * @param reply the reply, as it came and levelled
 * @param life its time to live
 * @param stored when it came
 * @param usage how it is used
 * @param lastKnownGood the answer that was there before a reply that is none
 */
// plugin/cache/item.go
record Item(Response reply, long life, Instant stored, Usage usage, Option<Item> lastKnownGood) {
    private static final Flags COPIED = Flags.of(Flag.RD, Flag.CD);
    private static final Flags AUTHORITATIVE = Flags.of(Flag.QR, Flag.AA);
    private static final Flags KEPT = Flags.of(Flag.RA);
    private static final Flags KEPT_FOR_DNSSEC = Flags.of(Flag.RA, Flag.AD);

    Item withUsage(Usage other) {
        return new Item(reply, life, stored, other, lastKnownGood);
    }

    Item withLastKnownGood(Option<Item> good) {
        return new Item(reply, life, stored, usage, good);
    }

    /** How many seconds ago it came. */
    long age(Instant now) {
        return Math.max(0, Duration.between(stored, now).toSeconds());
    }

    /** How many seconds of its time are left; negative when it is stale. */
    long left(Instant now) {
        return life - age(now);
    }

    /** Whether it is the reply to that query; two queries could have one key. */
    boolean matches(Query query) {
        return reply.question().type().equals(query.type())
                && reply.question().recordClass().equals(query.question().recordClass())
                && reply.question().name().isSame(query.name());
    }

    /** This, or the answer that was there before, if it answers the query. */
    Option<Item> answering(Query query) {
        if (Aliases.lead(reply) && matches(query)) {
            return Option.some(this);
        }
        return lastKnownGood.filter(good -> Aliases.lead(good.reply) && good.matches(query));
    }

    /** The reply to another query: AA is always set, because some clients discard replies without it. */
    Response to(Query query, long ttl) {
        boolean dnssec = query.flags().has(Flag.AD) || query.edns().exists(Edns::dnssec);
        Flags flags =
                AUTHORITATIVE.or(query.flags().and(COPIED)).or(reply.flags().and(dnssec ? KEPT_FOR_DNSSEC : KEPT));
        Response own = reply.to(query).withFlags(flags);
        return ttl == life ? own : own.withSections(reply.sections().map(found -> found.withTtl(ttl)));
    }
}
