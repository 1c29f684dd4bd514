package io.github.kubevalue.dns.wire;

import io.github.kubevalue.dns.name.DomainName;

/** Octets being read. Whatever they are, each step moves on or fails with {@link Malformed}. */
final class Reader {
    private static final int MAX_NAME = 255;

    private final byte[] octets;
    private final int end;
    private int position;

    Reader(byte[] octets, int length) {
        this.octets = octets;
        this.end = length;
    }

    /** The octets are no message. It carries no stack trace: hostile messages must be cheap. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    int remaining() {
        return end - position;
    }

    int u8() throws Malformed {
        if (position >= end) {
            throw new Malformed("the message ends too early");
        }
        return octets[position++] & 255;
    }

    int u16() throws Malformed {
        return u8() << 8 | u8();
    }

    long u32() throws Malformed {
        return (long) u16() << 16 | u16();
    }

    void skip(int count) throws Malformed {
        if (count > remaining()) {
            throw new Malformed("the message ends too early");
        }
        position += count;
    }

    /** Reads a name, following pointers, which must lead backwards. */
    DomainName name() throws Malformed {
        StringBuilder text = new StringBuilder();
        int length = 1;
        int back = -1;
        int limit = position;
        while (true) {
            int size = u8();
            if (size == 0) {
                break;
            }
            if (size >= 0xc0) {
                int target = (size & 0x3f) << 8 | u8();
                back = back < 0 ? position : back;
                if (target >= limit) {
                    throw new Malformed("a pointer that does not lead back");
                }
                limit = target;
                position = target;
                continue;
            }
            length += size + 1;
            if (size > 63 || length > MAX_NAME) {
                throw new Malformed("a label or name that is too long");
            }
            label(text, size);
        }
        position = back < 0 ? position : back;
        return text.isEmpty() ? DomainName.ROOT : DomainName.parse(text.toString());
    }

    private void label(StringBuilder text, int size) throws Malformed {
        for (int i = 0; i < size; i++) {
            int octet = u8();
            if (octet == '.' || octet == '\\') {
                text.append('\\').append((char) octet);
            } else {
                text.append((char) octet);
            }
        }
        text.append('.');
    }
}
