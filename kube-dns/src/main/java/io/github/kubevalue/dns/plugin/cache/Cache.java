package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.vavr.collection.Seq;

/**
 * A cold cache: it gives every record of a reply one time to live, the shortest among them, within bounds.
 *
 * @param positive bounds for answers
 * @param negative bounds for NXDOMAIN and NODATA
 */
public record Cache(Life positive, Life negative) implements Plugin {

    /**
     * Bounds of a time to live.
     *
     * @param min seconds at least
     * @param max seconds at most
     */
    public record Life(long min, long max) {
        /** Returns the time within these bounds that is nearest to the given one. */
        long within(long seconds) {
            return Math.max(min, Math.min(seconds, max));
        }
    }

    // plugin/cache/cache.go, defaults: minTTL and minNTTL
    private static final long MIN = 5;

    /** Returns the plugin as {@code cache SECONDS} configures it. */
    public static Cache of(long seconds) {
        return new Cache(new Life(MIN, seconds), new Life(MIN, seconds));
    }

    /** Returns the plugin as {@code cache} alone configures it: an hour, and half an hour for negative answers. */
    public static Cache standard() {
        return new Cache(new Life(MIN, 3600), new Life(MIN, 1800));
    }

    @Override
    public String name() {
        return "cache";
    }

    // plugin/cache/cache.go, WriteMsg: the levelled time is written even where the reply is not stored
    @Override
    public Response serve(Query query, Chain chain) {
        Response response = chain.next(query);
        boolean kept = response.rcode() == Rcode.NOERROR || response.rcode() == Rcode.NXDOMAIN;
        Sections sections = response.sections();
        long shortest = Math.min(
                shortest(sections.answer()), Math.min(shortest(sections.authority()), shortest(sections.additional())));
        if (!kept || shortest == Long.MAX_VALUE || isTransfer(query.type())) {
            return response;
        }
        long life = (response.isPositive() ? positive : negative).within(shortest);
        if (isLevel(sections.answer(), life)
                && isLevel(sections.authority(), life)
                && isLevel(sections.additional(), life)) {
            return response;
        }
        return response.withSections(response.sections().map(found -> found.withTtl(life)))
                .because(Evidence.of(name(), "all records get one time to live, " + life + " s"));
    }

    private static long shortest(Seq<ResourceRecord> section) {
        long shortest = Long.MAX_VALUE;
        for (ResourceRecord found : section) {
            shortest = Math.min(shortest, found.ttl());
        }
        return shortest;
    }

    private static boolean isLevel(Seq<ResourceRecord> section, long life) {
        for (ResourceRecord found : section) {
            if (found.ttl() != life) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTransfer(RecordType type) {
        return type.equals(RecordType.AXFR) || type.equals(RecordType.IXFR);
    }
}
