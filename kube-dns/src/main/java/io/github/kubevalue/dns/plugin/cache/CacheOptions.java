package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;
import java.time.Duration;
import org.immutables.value.Value;

/** The options of the plugin, under the names that the Corefile has for them. */
@Value.Immutable
public interface CacheOptions extends WithCacheOptions {
    /** What {@code cache} alone configures, in a block for all names. */
    CacheOptions STANDARD = builder().addZone(DomainName.ROOT).build();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The zones whose names pass through the cache. */
    Seq<DomainName> zones();

    /** What is kept of answers. */
    @Value.Default
    default Half success() {
        return Half.SUCCESS;
    }

    /** What is kept of denials and failures. */
    @Value.Default
    default Half denial() {
        return Half.DENIAL;
    }

    /** How long a SERVFAIL is kept, 5 minutes at most. */
    @Value.Default
    default Duration servfail() {
        return Duration.ofSeconds(5);
    }

    /** When a reply is refreshed before its time is over. */
    @Value.Default
    default Prefetch prefetch() {
        return Prefetch.NEVER;
    }

    /** How replies are served whose time is over. */
    @Value.Default
    default ServeStale serveStale() {
        return ServeStale.NEVER;
    }

    /** Whether a reply from the cache has the time to live it was stored with. */
    @Value.Default
    default boolean keepTtl() {
        return false;
    }

    /** Returns these options with one maximum for both halves: {@code cache 30}. */
    default CacheOptions withMaxTtl(long seconds) {
        return withSuccess(success().withMaxTtl(seconds)).withDenial(denial().withMaxTtl(seconds));
    }

    /** Builds {@link CacheOptions}. */
    final class Builder extends ImmutableCacheOptions.Builder {
        Builder() {}
    }
}
