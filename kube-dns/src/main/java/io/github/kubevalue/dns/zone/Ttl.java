package io.github.kubevalue.dns.zone;

import io.vavr.control.Option;

/** Times to live as a zone file writes them: {@code 300}, {@code 1h30m}, {@code 2W}. */
// github.com/miekg/dns, scan.go, stringToTTL
final class Ttl {
    private static final long MAX = 0xffff_ffffL;

    private Ttl() {}

    static Option<Long> parse(String text) {
        long seconds = 0;
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (c >= '0' && c <= '9') {
                number = 10 * number + c - '0';
            } else {
                long unit = unit(c);
                seconds += number * unit;
                number = unit == 0 ? MAX + 1 : 0;
            }
            if (seconds + number > MAX) {
                return Option.none();
            }
        }
        return Option.some(seconds + number);
    }

    private static long unit(char c) {
        return switch (c) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> 86_400;
            case 'w' -> 604_800;
            default -> 0;
        };
    }
}
