package io.github.kubevalue.dns.wire;

import io.github.kubevalue.dns.name.DomainName;
import java.util.Arrays;

/** Octets being read. Whatever they are, each step moves on or fails with {@link Malformed}. */
final class Reader {
    private static final int MAX_NAME = 255;
    private static final int MAX_LABEL = 63;
    private static final int POINTER = 0xc0;
    private static final int MAX_POINTERS = 126;

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

    /** The two octets at a place that is known to be there. */
    int u16At(int at) {
        return (octets[at] & 255) << 8 | octets[at + 1] & 255;
    }

    void skipTo(int place) {
        position = place;
    }

    byte[] octets(int count) throws Malformed {
        Reader part = part(count);
        return Arrays.copyOfRange(octets, part.position, part.end);
    }

    /** Reads so many octets as a part of the message; names in it may still point to what is before it. */
    Reader part(int count) throws Malformed {
        if (count > remaining()) {
            throw new Malformed("the message ends too early");
        }
        Reader part = new Reader(octets, position + count);
        part.position = position;
        position += count;
        return part;
    }

    /** Reads a name, following pointers, which may lead anywhere but not for ever. */
    // github.com/miekg/dns, msg.go, UnpackDomainName
    DomainName name() throws Malformed {
        StringBuilder text = new StringBuilder();
        int length = 1;
        int after = -1;
        int pointers = 0;
        for (int size = u8(); size != 0; size = u8()) {
            if (size >= POINTER) {
                int target = (size & ~POINTER) << 8 | u8();
                after = after < 0 ? position : after;
                if (++pointers > MAX_POINTERS) {
                    throw new Malformed("too many compression pointers");
                }
                position = target;
                continue;
            }
            length += size + 1;
            if (size > MAX_LABEL || length > MAX_NAME) {
                throw new Malformed("a label or name that is too long");
            }
            label(text, size);
        }
        position = after < 0 ? position : after;
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
