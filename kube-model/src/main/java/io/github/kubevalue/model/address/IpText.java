package io.github.kubevalue.model.address;

import io.vavr.control.Option;
import java.util.regex.Pattern;

/** The text form of addresses, read and written. */
final class IpText {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");

    private IpText() {}

    static Option<Ip> parse(String text) {
        if (text.indexOf(':') >= 0) {
            return parseV6(text);
        }
        long number = parseV4(text);
        return number < 0 ? Option.none() : Option.some(Ip.v4(number));
    }

    /** An address of IPv4 as a number, or -1. */
    private static long parseV4(String text) {
        long number = 0;
        int from = 0;
        for (int part = 0; part < 4; part++) {
            int dot = text.indexOf('.', from);
            int to = part < 3 ? dot : text.length();
            int octet = to < 0 || part == 3 && dot >= 0 ? -1 : octet(text, from, to);
            if (octet < 0) {
                return -1;
            }
            number = number << 8 | octet;
            from = to + 1;
        }
        return number;
    }

    /** An octet, or -1. Leading zeros are refused, as Go's net/netip refuses them. */
    private static int octet(String text, int from, int to) {
        int length = to - from;
        if (length == 0 || length > 3 || length > 1 && text.charAt(from) == '0') {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value <= 255 ? value : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Option<Ip> parseV6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Option.none();
        }
        int[] groups = new int[8];
        if (gap < 0) {
            return groups(text, groups, 0) == 8 ? Option.some(ofGroups(groups)) : Option.none();
        }
        int before = groups(text.substring(0, gap), groups, 0);
        int[] tail = new int[8];
        int after = groups(text.substring(gap + 2), tail, 0);
        if (before < 0 || after < 0 || before + after > 7) {
            return Option.none();
        }
        System.arraycopy(tail, 0, groups, 8 - after, after);
        return Option.some(ofGroups(groups));
    }

    /** Reads groups of up to four hex digits, the last two perhaps as IPv4; returns how many, or -1. */
    private static int groups(String text, int[] into, int start) {
        if (text.isEmpty()) {
            return start;
        }
        int count = start;
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                long v4 = parseV4(parts[i]);
                if (v4 < 0 || count > 6) {
                    return -1;
                }
                into[count++] = (int) (v4 >>> 16);
                into[count++] = (int) (v4 & 0xffff);
                continue;
            }
            if (count == 8 || !HEX.matcher(parts[i]).matches()) {
                return -1;
            }
            into[count++] = Integer.parseInt(parts[i], 16);
        }
        return count;
    }

    private static Ip ofGroups(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + 4];
        }
        return Ip.v6(high, low);
    }

    static String print(Ip ip) {
        if (ip.isV4()) {
            long n = ip.low();
            return (n >>> 24) + "." + (n >>> 16 & 255) + "." + (n >>> 8 & 255) + "." + (n & 255);
        }
        int[] groups = new int[8];
        for (int i = 0; i < 4; i++) {
            groups[i] = (int) (ip.high() >>> (48 - 16 * i) & 0xffff);
            groups[i + 4] = (int) (ip.low() >>> (48 - 16 * i) & 0xffff);
        }
        if (ip.high() == 0 && ip.low() >>> 32 == 0xffff) {
            return "::ffff:" + print(Ip.v4(ip.low() & 0xffff_ffffL));
        }
        return printGroups(groups);
    }

    /** RFC 5952: the first longest run of two or more zero groups becomes "::". */
    private static String printGroups(int[] groups) {
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; ) {
            int j = i;
            while (j < 8 && groups[j] == 0) {
                j++;
            }
            if (j - i > bestLength) {
                bestStart = i;
                bestLength = j - i;
            }
            i = Math.max(j, i + 1);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    /** Returns an IPv4 address or block as it would be written today: {@code 10.0.0.41/8} for {@code 10.0.00.041/08}. */
    static String withoutLeadingZeros(String text) {
        return text.contains(":") ? text : LEADING_ZEROS.matcher(text).replaceAll("");
    }
}
