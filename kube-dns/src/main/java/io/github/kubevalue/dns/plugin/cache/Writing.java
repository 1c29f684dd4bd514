package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Chain;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * How a reply passes on its way to the client: levelled, and kept if it is of that sort.
 *
 * @param options the options
 * @param query the client's query
 * @param key where the reply is kept
 * @param heedsDisabled whether disabled zones are not kept
 * @param behind whether no client waits for it
 */
// plugin/cache/cache.go, ResponseWriter
record Writing(CacheOptions options, Query query, long key, boolean heedsDisabled, boolean behind) {
    // plugin/pkg/dnsutil/ttl.go, MinimalDefaultTTL
    private static final long SHORT = 5;

    /**
     * What came of it.
     *
     * @param reply the reply for the client
     * @param item what is kept, if it is
     */
    record Written(Response reply, Option<Item> item) {}

    // plugin/cache/cache.go, WriteMsg: the levelled time is written even where the reply is not kept
    Written write(Response reply, Chain chain, Supplier<Instant> now) {
        Kind kind = Kind.of(reply, now);
        long life = life(kind, reply);
        // an extension is between neighbours
        Response levelled = levelled(reply.edns().isDefined() ? reply.withoutEdns() : reply, life);
        boolean lives = kind == Kind.SERVER_ERROR ? !options.servfail().isZero() : life > 0;
        boolean kept = lives && !isDisabled(kind) && isKept(kind, reply) && isReplyTo(query, reply);
        Option<Item> item = kept
                ? Option.some(kept(kind, new Item(levelled, life, now.get(), Usage.NONE, Option.none()), chain))
                : Option.none();
        return new Written(forClient(levelled), item);
    }

    private boolean isDisabled(Kind kind) {
        Half half = kind.isDenial() ? options.denial() : options.success();
        return heedsDisabled && !half.keeps(query.name());
    }

    private long life(Kind kind, Response reply) {
        return switch (kind) {
            case SERVER_ERROR -> options.servfail().toSeconds();
            case NAME_ERROR, NO_DATA -> options.denial().within(shortest(reply));
            case NO_ERROR -> options.success().within(shortest(reply));
            case DELEGATION, META, OTHER_ERROR -> options.success().within(SHORT);
        };
    }

    private static long shortest(Response reply) {
        long shortest =
                Math.min(shortest(reply.answer()), Math.min(shortest(reply.authority()), shortest(reply.additional())));
        return shortest == Long.MAX_VALUE ? SHORT : shortest;
    }

    private static long shortest(Seq<ResourceRecord> section) {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < section.size(); i++) {
            shortest = Math.min(shortest, section.get(i).ttl());
        }
        return shortest;
    }

    private static Response levelled(Response reply, long life) {
        return isLevel(reply.answer(), life) && isLevel(reply.authority(), life) && isLevel(reply.additional(), life)
                ? reply
                : reply.withSections(reply.sections().map(found -> found.withTtl(life)))
                        .because(Evidence.of("cache", "all records get one time to live, " + life + " s"));
    }

    private static boolean isLevel(Seq<ResourceRecord> section, long life) {
        for (int i = 0; i < section.size(); i++) {
            if (section.get(i).ttl() != life) {
                return false;
            }
        }
        return true;
    }

    /** Not kept are cut replies, errors, transfers, denials without an SOA, and aliases that lead nowhere without one. */
    // plugin/cache/cache.go, key
    private static boolean isKept(Kind kind, Response reply) {
        return !reply.flags().has(Flag.TC)
                && switch (kind) {
                    case OTHER_ERROR, META -> false;
                    case NAME_ERROR -> Kind.hasSoa(reply);
                    case NO_ERROR -> reply.answer().isEmpty() || Aliases.lead(reply);
                    case SERVER_ERROR, NO_DATA, DELEGATION -> true;
                };
    }

    // request/request.go, Match
    static boolean isReplyTo(Query query, Response reply) {
        return reply.question().type().equals(query.type())
                && reply.question().recordClass().equals(query.question().recordClass())
                && reply.question().name().isSame(query.name());
    }

    // plugin/cache/cache.go, set
    private Item kept(Kind kind, Item item, Chain chain) {
        Contents contents = chain.recall(Contents.class).getOrElse(() -> Contents.empty(options));
        if (kind.isDenial()) {
            chain.remember(contents.withDenial(contents.denial().with(key, item, chain.choice())));
            return item;
        }
        boolean prefersPositive = options.serveStale().preferPositive();
        boolean answers = prefersPositive && Aliases.lead(item.reply());
        Item kept = prefersPositive && !answers
                ? item.withLastKnownGood(contents.success().get(key).flatMap(before -> before.answering(query)))
                : item;
        Store denial = (prefersPositive ? answers : behind) ? contents.denial().without(key) : contents.denial();
        chain.remember(new Contents(contents.success().with(key, kept, chain.choice()), denial));
        return kept;
    }

    /** Only who knows of DNSSEC is told that a reply is authenticated. */
    private Response forClient(Response reply) {
        boolean dnssec = query.flags().has(Flag.AD) || query.edns().exists(Edns::dnssec);
        Response own = reply.to(query);
        return dnssec || !reply.flags().has(Flag.AD)
                ? own
                : own.withFlags(reply.flags().without(Flag.AD));
    }
}
