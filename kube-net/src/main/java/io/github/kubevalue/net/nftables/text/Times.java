package io.github.kubevalue.net.nftables.text;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time: {@code 1d2h3m4s500ms}. */
final class Times {
    private static final Pattern TIME =
            Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m(?!s))?(?:(\\d+)s)?(?:(\\d+)ms)?");

    private Times() {}

    static Duration parse(Tokens tokens) {
        Matcher matcher = TIME.matcher(tokens.next());
        if (!matcher.matches()) {
            throw tokens.notUnderstood();
        }
        return Duration.ofDays(number(matcher, 1))
                .plusHours(number(matcher, 2))
                .plusMinutes(number(matcher, 3))
                .plusSeconds(number(matcher, 4))
                .plusMillis(number(matcher, 5));
    }

    private static long number(Matcher matcher, int group) {
        return Option.of(matcher.group(group)).map(Long::parseLong).getOrElse(0L);
    }
}
