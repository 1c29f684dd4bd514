package io.github.kubevalue.net.packet;

import io.vavr.control.Option;

/**
 * Where a TCP segment lies in the two streams of its connection: by its numbers, or by a word that leaves the numbers to
 * whoever tracks it.
 */
public sealed interface Segment {
    /** It belongs where it comes: the next segment that the receiver waits for, without data. */
    Segment IN_WINDOW = Relative.IN_WINDOW;
    /** Far ahead of the window. */
    Segment AHEAD = Relative.AHEAD;
    /** Already acknowledged: a late or repeated segment. */
    Segment BEHIND = Relative.BEHIND;

    /** A place relative to the window that the receiver has announced. */
    enum Relative implements Segment {
        /** It belongs where it comes. */
        IN_WINDOW,
        /** Far ahead of the window. */
        AHEAD,
        /** Already acknowledged: a late or repeated segment. */
        BEHIND
    }

    /**
     * A place by the numbers of the header. Blocks of selective acknowledgements are not modelled.
     *
     * @param sequence the number of its first octet, 32 bits
     * @param acknowledgement the number of the octet that its sender waits for; meaningless without ACK
     * @param window how many octets its sender takes, as the header says it: 0 to 65535
     * @param length how many octets of data it carries
     * @param windowScale the option of a SYN by how many bits later windows are shifted, 0 to 14
     */
    record Numbered(int sequence, int acknowledgement, int window, int length, Option<Integer> windowScale)
            implements Segment {
        /** Refuses a window that does not fit 16 bits, and a negative length. */
        public Numbered {
            if (window < 0 || window > 65535 || length < 0) {
                throw new IllegalArgumentException(
                        "window must be 0 to 65535 and length not negative, were " + window + " and " + length);
            }
        }

        /** Returns a segment without data or options, with the widest window that needs none. */
        public static Numbered of(int sequence, int acknowledgement) {
            return new Numbered(sequence, acknowledgement, 65535, 0, Option.none());
        }

        /** Returns the number after the last octet; SYN and FIN count as one each. */
        public int end(TcpFlags flags) {
            return sequence + length + (flags.has(TcpFlag.SYN) ? 1 : 0) + (flags.has(TcpFlag.FIN) ? 1 : 0);
        }
    }
}
