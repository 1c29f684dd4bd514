package io.github.kubevalue.net.packet;

/** A flag of the TCP header, by its bit. */
public enum TcpFlag {
    /** No more data from the sender. */
    FIN(1),
    /** Synchronize sequence numbers. */
    SYN(2),
    /** Reset the connection. */
    RST(4),
    /** Push. */
    PSH(8),
    /** The acknowledgement is valid. */
    ACK(16),
    /** The urgent pointer is valid. */
    URG(32);

    private final int bit;

    TcpFlag(int bit) {
        this.bit = bit;
    }

    /** Returns the bit in the header. */
    public int bit() {
        return bit;
    }
}
