package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.GoText;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Controller;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;

/** Reads the options of {@code cache}. */
// plugin/cache/setup.go
public final class CacheSetup {
    private static final int MIN_PERCENTAGE = 10;
    private static final int MAX_PERCENTAGE = 90;
    private static final Duration MAX_SERVFAIL = Duration.ofMinutes(5);

    private CacheSetup() {}

    /** Sets up the plugin; a block has one line of it. */
    public static Seq<Cache> plugins(Controller controller) throws CorefileError {
        try {
            Cache cache = new Cache(options(controller.lines().head(), controller));
            if (controller.lines().size() > 1) {
                // plugin/plugin.go, ErrOnce
                throw CorefileError.of("this plugin can only be used once per Server Block");
            }
            return Vector.of(cache);
        } catch (IllegalArgumentException e) {
            throw CorefileError.of(String.valueOf(e.getMessage()));
        }
    }

    private static CacheOptions options(Directive line, Controller controller) throws CorefileError {
        CacheOptions options = CacheOptions.STANDARD;
        Seq<String> zones = line.arguments();
        if (!zones.isEmpty() && isNumber(zones.head())) {
            options = options.withMaxTtl(positive(zones.head()));
            zones = zones.tail();
        }
        options = options.withZones(controller.origins(zones));
        boolean preferPositive = false;
        boolean stale = false;
        for (Property property : line.body()) {
            if (property.name().equals("serve_stale_policy")) {
                if (preferPositive) {
                    throw CorefileError.of("serve_stale_policy can only be specified once");
                }
                preferPositive = policy(property);
            } else {
                stale |= property.name().equals("serve_stale");
                options = with(options, property);
            }
        }
        if (preferPositive && !stale) {
            throw CorefileError.of("serve_stale_policy requires serve_stale");
        }
        return options.withServeStale(ServeStale.builder()
                .from(options.serveStale())
                .preferPositive(preferPositive)
                .build());
    }

    private static CacheOptions with(CacheOptions options, Property property) throws CorefileError {
        return switch (property.name()) {
            case "success" -> options.withSuccess(half(options.success(), property));
            case "denial" -> options.withDenial(half(options.denial(), property));
            case "prefetch" -> options.withPrefetch(prefetch(property));
            case "serve_stale" -> options.withServeStale(StaleArguments.of(property));
            case "servfail" -> options.withServfail(servfail(property));
            case "disable" -> disable(options, property);
            case "keepttl" -> keepTtl(options, property);
            default -> throw property.argumentError(property.name());
        };
    }

    private static boolean isNumber(String text) {
        try {
            GoText.atoi(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static long positive(String text) throws CorefileError {
        long seconds = GoText.atoi(text);
        if (seconds <= 0) {
            throw CorefileError.of("cache TTL can not be zero or negative: " + seconds);
        }
        return seconds;
    }

    /** {@code success CAPACITY [TTL] [MINTTL]}. */
    private static Half half(Half standard, Property property) throws CorefileError {
        long capacity = GoText.atoi(property.argument(0));
        Half half = standard.withCapacity((int) Math.max(0, Math.min(capacity, Integer.MAX_VALUE)));
        if (property.arguments().size() > 1) {
            half = half.withMaxTtl(positive(property.argument(1)));
        }
        if (property.arguments().size() > 2) {
            long min = GoText.atoi(property.argument(2));
            if (min < 0) {
                throw CorefileError.of("cache min TTL can not be negative: " + min);
            }
            half = half.withMinTtl(min);
        }
        return half;
    }

    /** {@code prefetch AMOUNT [DURATION] [PERCENTAGE%]}. */
    private static Prefetch prefetch(Property property) throws CorefileError {
        int count = property.arguments().size();
        if (count == 0 || count > 3) {
            throw property.argumentError();
        }
        long amount = GoText.atoi(property.argument(0));
        if (amount < 0) {
            throw CorefileError.of("prefetch amount should be positive: " + amount);
        }
        return new Prefetch(
                (int) Math.min(amount, Integer.MAX_VALUE),
                count > 1 ? GoText.parseDuration(property.argument(1)) : Prefetch.NEVER.duration(),
                count > 2 ? percentage(property.argument(2)) : Prefetch.NEVER.percentage());
    }

    private static int percentage(String text) throws CorefileError {
        if (!text.endsWith("%")) {
            throw CorefileError.of("last character of percentage should be `%`, but is: '"
                    + text.substring(Math.max(0, text.length() - 1)) + "'");
        }
        long percentage = GoText.atoi(text.substring(0, text.length() - 1));
        if (percentage < MIN_PERCENTAGE || percentage > MAX_PERCENTAGE) {
            throw CorefileError.of("percentage should fall in range [10, 90]: " + percentage);
        }
        return (int) percentage;
    }

    private static boolean policy(Property property) throws CorefileError {
        if (!property.onlyArgument().equalsIgnoreCase("prefer_positive")) {
            throw CorefileError.of("invalid serve_stale_policy: " + property.argument(0));
        }
        return true;
    }

    private static Duration servfail(Property property) throws CorefileError {
        Duration servfail = GoText.parseDuration(property.onlyArgument());
        if (servfail.isNegative()) {
            throw CorefileError.of("invalid negative ttl for servfail");
        }
        if (servfail.compareTo(MAX_SERVFAIL) > 0) {
            throw CorefileError.of("caching SERVFAIL responses over 5 minutes is not permitted");
        }
        return servfail;
    }

    /** {@code disable success|denial [ZONE...]}. */
    private static CacheOptions disable(CacheOptions options, Property property) throws CorefileError {
        String half = property.argument(0);
        Vector<DomainName> zones = Vector.empty();
        for (String zone : property.arguments().drop(1)) {
            zones = zones.append(DomainName.absolute(zone).lowerCase());
        }
        Seq<DomainName> disabled = zones.isEmpty() ? Vector.of(DomainName.ROOT) : zones;
        return switch (half) {
            case "success" -> options.withSuccess(options.success().withDisabled(disabled));
            case "denial" -> options.withDenial(options.denial().withDisabled(disabled));
            default -> throw CorefileError.of("cache type for disable must be \"success\" or \"denial\"");
        };
    }

    private static CacheOptions keepTtl(CacheOptions options, Property property) throws CorefileError {
        if (!property.arguments().isEmpty()) {
            throw property.argumentError();
        }
        return options.withKeepTtl(true);
    }
}
