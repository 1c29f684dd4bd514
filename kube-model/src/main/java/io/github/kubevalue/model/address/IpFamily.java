package io.github.kubevalue.model.address;

/** An IP family, spelled as the API spells it. */
public enum IpFamily {
    /** 32-bit addresses. */
    IPV4("IPv4", 32),
    /** 128-bit addresses. */
    IPV6("IPv6", 128);

    private final String text;
    private final int bits;

    IpFamily(String text, int bits) {
        this.text = text;
        this.bits = bits;
    }

    /** Returns the length of an address in bits. */
    public int bits() {
        return bits;
    }

    @Override
    public String toString() {
        return text;
    }
}
