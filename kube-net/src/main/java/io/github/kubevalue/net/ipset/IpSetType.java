package io.github.kubevalue.net.ipset;

/** What the members of a set are made of. */
public enum IpSetType {
    /** Addresses. */
    HASH_IP("hash:ip"),
    /** Blocks of addresses. */
    HASH_NET("hash:net"),
    /** Addresses with a port. */
    HASH_IP_PORT("hash:ip,port"),
    /** Addresses with a port, and a second address. */
    HASH_IP_PORT_IP("hash:ip,port,ip"),
    /** Addresses with a port, and a block of addresses. */
    HASH_IP_PORT_NET("hash:ip,port,net"),
    /** Ports of whatever protocol. */
    BITMAP_PORT("bitmap:port");

    private final String text;

    IpSetType(String text) {
        this.text = text;
    }

    /** Returns {@code hash:ip,port}. */
    @Override
    public String toString() {
        return text;
    }
}
