package io.github.kubevalue.dns.message;

import java.util.StringJoiner;

/**
 * The set of a message's flags: {@code qr aa rd}.
 *
 * @param bits the flags where the header has them, all other bits 0
 */
public record Flags(int bits) {
    /** No flag. */
    public static final Flags NONE = new Flags(0);

    /** Keeps nothing but flags. */
    public Flags {
        bits &= 0x87b0;
    }

    /** Returns the set of these flags. */
    public static Flags of(Flag... flags) {
        int bits = 0;
        for (Flag flag : flags) {
            bits |= flag.bit();
        }
        return new Flags(bits);
    }

    /** Whether the flag is set. */
    public boolean has(Flag flag) {
        return (bits & flag.bit()) != 0;
    }

    /** Returns these flags and that one. */
    public Flags with(Flag flag) {
        return new Flags(bits | flag.bit());
    }

    /** Returns these flags without that one. */
    public Flags without(Flag flag) {
        return new Flags(bits & ~flag.bit());
    }

    /** Returns the flags that are in both sets. */
    public Flags and(Flags other) {
        return new Flags(bits & other.bits);
    }

    /** Returns the flags that are in either set. */
    public Flags or(Flags other) {
        return new Flags(bits | other.bits);
    }

    /** Returns {@code qr aa rd}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(" ");
        for (Flag flag : Flag.values()) {
            if (has(flag)) {
                text.add(flag.toString());
            }
        }
        return text.toString();
    }
}
