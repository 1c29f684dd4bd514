package io.github.kubevalue.dns.wire;

import io.github.kubevalue.dns.name.DomainName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Octets being written. Names are compressed only if asked, and only against names of the same case. */
final class Octets {
    private static final int MAX_POINTER = 0x3fff;
    private static final int POINTER = 0xc000;

    private byte[] octets = new byte[256];
    private int size;
    private final @Nullable Map<String, Integer> offsets;

    Octets(boolean compressed) {
        offsets = compressed ? new HashMap<>() : null;
    }

    int size() {
        return size;
    }

    /** Forgets what was written after that point. */
    void cutTo(int length) {
        size = length;
        if (offsets != null) {
            offsets.values().removeIf(offset -> offset >= length);
        }
    }

    byte[] toArray() {
        return Arrays.copyOf(octets, size);
    }

    Octets u8(int value) {
        if (size == octets.length) {
            octets = Arrays.copyOf(octets, 2 * size);
        }
        octets[size++] = (byte) value;
        return this;
    }

    Octets u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    Octets u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    void set16(int at, int value) {
        octets[at] = (byte) (value >>> 8);
        octets[at + 1] = (byte) value;
    }

    int u16At(int at) {
        return (octets[at] & 255) << 8 | octets[at + 1] & 255;
    }

    /** Writes a name that may be a pointer to an equal one, if this message is compressed. */
    Octets name(DomainName name) {
        return name(name, true);
    }

    /** Writes a name in full, as the target of an SRV record must be. */
    Octets plainName(DomainName name) {
        return name(name, false);
    }

    private Octets name(DomainName name, boolean mayPoint) {
        if (offsets == null) {
            labels(name.toString());
            return this;
        }
        DomainName rest = name;
        while (!rest.isRoot()) {
            String suffix = rest.toString();
            Integer seen = mayPoint ? offsets.get(suffix) : null;
            if (seen != null) {
                return u16(POINTER | seen);
            }
            if (size <= MAX_POINTER) {
                offsets.putIfAbsent(suffix, size);
            }
            DomainName parent = rest.parent();
            // the label and its dot; what follows is the root's empty label, or a pointer in its place
            labels(suffix.substring(
                    0,
                    suffix.length() - (parent.isRoot() ? 0 : parent.toString().length())));
            size--;
            rest = parent;
        }
        return u8(0);
    }

    /** Writes labels, each of them ended by a dot, and an empty one behind them. */
    private void labels(String text) {
        int start = size;
        u8(0);
        for (int i = text.equals(".") ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                octets[start] = (byte) (size - start - 1);
                start = size;
                u8(0);
            } else if (c != '\\') {
                u8(c);
            } else if (Character.isDigit(text.charAt(i + 1))) {
                u8(Integer.parseInt(text.substring(i + 1, i + 4)));
                i += 3;
            } else {
                u8(text.charAt(++i));
            }
        }
    }
}
