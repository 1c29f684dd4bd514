package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.GoText;
import io.github.kubevalue.dns.corefile.Property;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.Locale;

/**
 * Reads {@code serve_stale [DURATION] [immediate [TTL [RECHECK]]]} and
 * {@code serve_stale [DURATION] [verify [TIMEOUT [TTL [RECHECK]]]]}.
 */
// plugin/cache/setup.go, case "serve_stale"
final class StaleArguments {
    private static final int MAX_ARGUMENTS = 5;
    private static final long MAX_TTL = 0xffff_ffffL;
    private static final Duration MAX_RECHECK = Duration.ofMinutes(5);

    private StaleArguments() {}

    static ServeStale of(Property property) throws CorefileError {
        Seq<String> arguments = property.arguments();
        if (arguments.size() > MAX_ARGUMENTS) {
            throw property.argumentError();
        }
        ServeStale.Builder stale = ServeStale.builder();
        if (!arguments.isEmpty()) {
            stale.upTo(
                    notNegative(GoText.parseDuration(arguments.head()), "invalid negative duration for serve_stale"));
        }
        boolean verify = arguments.size() > 1 && mode(arguments.get(1)).equals("verify");
        stale.verify(verify);
        Seq<String> rest = arguments.drop(2);
        if (verify && !rest.isEmpty()) {
            stale.verifyTimeout(notNegative(
                    duration(rest.head(), "invalid serve_stale verify timeout: "),
                    "invalid negative timeout for serve_stale verify"));
            rest = rest.tail();
        }
        if (rest.size() > 2) {
            throw property.argumentError();
        }
        if (!rest.isEmpty()) {
            stale.ttl(ttl(rest.head()));
        }
        if (rest.size() > 1) {
            stale.recheck(recheck(rest.get(1)));
        }
        return stale.build();
    }

    private static String mode(String text) throws CorefileError {
        String mode = text.toLowerCase(Locale.ROOT);
        if (!mode.equals("immediate") && !mode.equals("verify")) {
            throw CorefileError.of("invalid value for serve_stale refresh mode: " + mode);
        }
        return mode;
    }

    private static Duration ttl(String text) throws CorefileError {
        Duration ttl = notNegative(
                duration(text, "invalid serve_stale response TTL: "), "invalid negative response TTL for serve_stale");
        if (ttl.getNano() != 0) {
            throw CorefileError.of("serve_stale response TTL must be a whole number of seconds");
        }
        if (ttl.toSeconds() > MAX_TTL) {
            throw CorefileError.of("serve_stale response TTL exceeds the DNS TTL range");
        }
        return ttl;
    }

    private static Duration recheck(String text) throws CorefileError {
        Duration recheck = notNegative(
                duration(text, "invalid serve_stale failure recheck: "),
                "invalid negative failure recheck for serve_stale");
        if (recheck.compareTo(MAX_RECHECK) > 0) {
            throw CorefileError.of("serve_stale failure recheck cannot exceed 5 minutes");
        }
        return recheck;
    }

    private static Duration notNegative(Duration duration, String error) throws CorefileError {
        if (duration.isNegative()) {
            throw CorefileError.of(error);
        }
        return duration;
    }

    private static Duration duration(String text, String error) throws CorefileError {
        try {
            return GoText.parseDuration(text);
        } catch (IllegalArgumentException e) {
            throw CorefileError.of(error + e.getMessage());
        }
    }
}
