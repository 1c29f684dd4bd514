package io.github.kubevalue.dns.plugin.cache;

import java.time.Duration;
import org.immutables.value.Value;

/** How replies are served whose time is over: {@code serve_stale 1h immediate}. */
@Value.Immutable
public interface ServeStale extends WithServeStale {
    /** Not at all. */
    ServeStale NEVER = builder().upTo(Duration.ZERO).build();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How long after its time a reply is served. */
    @Value.Default
    default Duration upTo() {
        return Duration.ofHours(1);
    }

    /** Whether a source that still answers is asked first; otherwise it is asked behind the reply. */
    @Value.Default
    default boolean verify() {
        return false;
    }

    /** How long the client waits for that; with zero as long as the source takes. */
    @Value.Default
    default Duration verifyTimeout() {
        return Duration.ZERO;
    }

    /** The time to live of such a reply. */
    @Value.Default
    default Duration ttl() {
        return Duration.ZERO;
    }

    /** How long the source is left alone after it failed. */
    @Value.Default
    default Duration recheck() {
        return Duration.ZERO;
    }

    /** Whether an answer is served rather than a later denial: {@code serve_stale_policy prefer_positive}. */
    @Value.Default
    default boolean preferPositive() {
        return false;
    }

    /** Builds a {@link ServeStale}. */
    final class Builder extends ImmutableServeStale.Builder {
        Builder() {}
    }
}
