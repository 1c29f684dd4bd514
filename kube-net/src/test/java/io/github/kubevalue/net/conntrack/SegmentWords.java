package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.packet.TcpFlag;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Segments in words: {@code >PA 1001 5001 len=100} is sent by the side that opens, with its first octet 1001, the
 * acknowledgement 5001 and a window of 8192 octets unless it says another; {@code win=} and {@code scale=} too.
 */
final class SegmentWords {
    private SegmentWords() {}

    static Packet packet(Flow flow, String text) {
        return Packet.tcp(text.startsWith(">") ? flow : flow.inverted(), flags(text.split(" ")[0].substring(1)))
                .withSegment(numbers(text));
    }

    static Segment.Numbered numbers(String text) {
        Vector<String> words = Vector.of(text.split(" "));
        return new Segment.Numbered(
                Integer.parseInt(words.get(1)),
                Integer.parseInt(words.get(2)),
                option(words, "win").getOrElse(8192),
                option(words, "len").getOrElse(0),
                option(words, "scale"));
    }

    private static Option<Integer> option(Vector<String> words, String name) {
        return words.find(word -> word.startsWith(name + "="))
                .map(word -> Integer.parseInt(word.substring(name.length() + 1)));
    }

    static TcpFlags flags(String letters) {
        return TcpFlags.of(Vector.of(TcpFlag.values())
                .filter(flag -> letters.indexOf(flag.name().charAt(0)) >= 0)
                .toJavaArray(TcpFlag[]::new));
    }
}
