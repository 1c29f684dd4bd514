package io.github.kubevalue.dns.client;

import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Option;

/** IPv4 addresses as C libraries read them: one to four numbers, decimal, octal or hexadecimal, the last filling the rest. */
final class InetAton {
    private static final int MAX_PARTS = 4;
    private static final int OCTET = 8;
    private static final int OCTET_MAX = 255;

    private InetAton() {}

    static Option<Ip> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > MAX_PARTS) {
            return Option.none();
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            long number = number(parts[i]);
            boolean last = i == parts.length - 1;
            long most = last ? (1L << OCTET * (MAX_PARTS - i)) - 1 : OCTET_MAX;
            if (number < 0 || number > most) {
                return Option.none();
            }
            address |= last ? number : number << OCTET * (MAX_PARTS - 1 - i);
        }
        return Option.some(Ip.v4(address));
    }

    private static long number(String text) {
        if (text.matches("0[xX][0-9a-fA-F]{1,8}")) {
            return Long.parseLong(text.substring(2), 16);
        }
        if (text.matches("0[0-7]{1,11}")) {
            return Long.parseLong(text, 8);
        }
        return text.matches("0|[1-9][0-9]{0,9}") ? Long.parseLong(text) : -1;
    }
}
