package io.github.kubevalue.dns.name;

import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Option;

/** Names that stand for addresses (RFC 1035 3.5, RFC 3596 2.5). */
final class Arpa {
    private static final String V4 = ".in-addr.arpa.";
    private static final String V6 = ".ip6.arpa.";
    private static final int NIBBLES = 32;

    private Arpa() {}

    static String text(Ip ip) {
        if (ip.isV4()) {
            long n = ip.low();
            return (n & 255) + "." + (n >>> 8 & 255) + "." + (n >>> 16 & 255) + "." + (n >>> 24) + V4;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < NIBBLES; i++) {
            long half = i < NIBBLES / 2 ? ip.low() : ip.high();
            text.append(i == 0 ? "" : ".").append(Long.toHexString(half >>> (4 * (i % (NIBBLES / 2))) & 15));
        }
        return text.append(V6).toString();
    }

    /** Whether a name in lower case is one of those that may stand for addresses. */
    static boolean isBelow(String key) {
        return key.endsWith(V4) || key.endsWith(V6);
    }

    /** The address of a name in lower case, if it is a complete one. */
    static Option<Ip> address(String key) {
        if (key.endsWith(V4)) {
            String[] octets = key.substring(0, key.length() - V4.length()).split("\\.", -1);
            return octets.length == 4
                    ? Ip.tryParse(octets[3] + "." + octets[2] + "." + octets[1] + "." + octets[0])
                    : Option.none();
        }
        return key.endsWith(V6) ? v6(key.substring(0, key.length() - V6.length())) : Option.none();
    }

    private static Option<Ip> v6(String nibbles) {
        if (nibbles.length() != 2 * NIBBLES - 1) {
            return Option.none();
        }
        long[] halves = new long[2];
        for (int i = NIBBLES - 1; i >= 0; i--) {
            int digit = Character.digit(nibbles.charAt(2 * i), 16);
            if (digit < 0 || i > 0 && nibbles.charAt(2 * i - 1) != '.') {
                return Option.none();
            }
            int half = i < NIBBLES / 2 ? 1 : 0;
            halves[half] = halves[half] << 4 | digit;
        }
        return Option.some(Ip.v6(halves[0], halves[1]));
    }
}
