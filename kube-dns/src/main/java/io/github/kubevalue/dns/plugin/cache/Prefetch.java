package io.github.kubevalue.dns.plugin.cache;

import java.time.Duration;

/**
 * When a reply is refreshed before its time is over: {@code prefetch 10 1m 10%}.
 *
 * @param amount how often it must have been asked for; with 0 nothing is refreshed
 * @param duration how close together those queries must be, one after the other
 * @param percentage how much of its time is left at most
 */
public record Prefetch(int amount, Duration duration, int percentage) {
    /** Never. */
    public static final Prefetch NEVER = new Prefetch(0, Duration.ofMinutes(1), 10);

    // plugin/cache/handler.go, shouldPrefetch
    boolean isDue(Item item, long left) {
        return item.usage().hits() >= amount && left <= (long) Math.ceil(percentage / 100.0 * item.life());
    }
}
