package io.github.kubevalue.dns.message;

import java.util.Locale;

/** A bit of a message's header, in the order in which dig prints them. */
public enum Flag {
    /** A reply. */
    QR(0x8000),
    /** From the authority for the name. */
    AA(0x0400),
    /** Cut to what fits. */
    TC(0x0200),
    /** Recursion desired. */
    RD(0x0100),
    /** Recursion available. */
    RA(0x0080),
    /** Authenticated by DNSSEC. */
    AD(0x0020),
    /** Checking of DNSSEC disabled. */
    CD(0x0010);

    private final int bit;

    Flag(int bit) {
        this.bit = bit;
    }

    /** Returns the bit in the second 16 bits of the header. */
    public int bit() {
        return bit;
    }

    /** Returns {@code qr}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
