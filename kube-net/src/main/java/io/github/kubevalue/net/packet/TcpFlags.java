package io.github.kubevalue.net.packet;

import io.vavr.collection.Vector;

/**
 * The flags of a TCP segment: {@code SYN,ACK}.
 *
 * @param bits the low six bits of the header's flag byte
 */
public record TcpFlags(int bits) {
    /** No flag: what other protocols carry. */
    public static final TcpFlags NONE = new TcpFlags(0);
    /** Opens a connection. */
    public static final TcpFlags SYN = of(TcpFlag.SYN);
    /** Accepts it. */
    public static final TcpFlags SYN_ACK = of(TcpFlag.SYN, TcpFlag.ACK);
    /** Acknowledges. */
    public static final TcpFlags ACK = of(TcpFlag.ACK);
    /** Carries data. */
    public static final TcpFlags PSH_ACK = of(TcpFlag.PSH, TcpFlag.ACK);
    /** Ends one direction. */
    public static final TcpFlags FIN_ACK = of(TcpFlag.FIN, TcpFlag.ACK);
    /** Breaks the connection. */
    public static final TcpFlags RST = of(TcpFlag.RST);
    /** Refuses a connection. */
    public static final TcpFlags RST_ACK = of(TcpFlag.RST, TcpFlag.ACK);

    /** Returns those flags. */
    public static TcpFlags of(TcpFlag... flags) {
        int bits = 0;
        for (TcpFlag flag : flags) {
            bits |= flag.bit();
        }
        return new TcpFlags(bits);
    }

    /** Whether the flag is set. */
    public boolean has(TcpFlag flag) {
        return (bits & flag.bit()) != 0;
    }

    /** Returns {@code SYN,ACK}, or {@code NONE}. */
    @Override
    public String toString() {
        return bits == 0
                ? "NONE"
                : Vector.of(TcpFlag.values()).filter(this::has).mkString(",");
    }
}
