package io.github.kubevalue.net.kernel.lab;

import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Compares entries of connection tracking: protocol, both tuples, and whether an answer was seen. A port that is
 * unpredictable in the model ({@code ?}) may be any in the kernel.
 */
public final class Connections {
    private Connections() {}

    /** Whether each entry of the kernel is one of the model's, and the other way round. */
    public static boolean agree(Seq<String> kernel, Seq<Entry> model) {
        Seq<String> seen = kernel.map(Connections::text);
        Seq<String> predicted = model.map(Connections::text);
        return seen.size() == predicted.size()
                && seen.forAll(line -> predicted.exists(entry -> same(line, entry)))
                && predicted.forAll(entry -> seen.exists(line -> same(line, entry)));
    }

    private static boolean same(String kernel, String model) {
        String[] ours = model.split(" ");
        String[] theirs = kernel.split(" ");
        return ours.length == theirs.length
                && Vector.range(0, ours.length)
                        .forAll(i -> ours[i].equals(theirs[i])
                                || ours[i].endsWith("=?") && theirs[i].startsWith(ours[i].replace("?", "")));
    }

    /** Whether an address of the model, which may leave its port open, can be the one that the kernel has. */
    public static boolean admits(Address model, Address kernel) {
        return model.ip().equals(kernel.ip())
                && model.port().range().contains(kernel.port().range().first());
    }

    /** What both sides are to agree on, of a line of {@code conntrack -L}. */
    public static String text(String line) {
        return Vector.of(line.trim().split("\\s+"))
                .filter(word -> word.matches("tcp|udp|icmp|(src|dst|sport|dport|type|code|id)=.*|\\[UNREPLIED]"))
                .mkString(" ");
    }

    public static String text(Entry entry) {
        String unreplied = entry.seenReply() ? "" : " [UNREPLIED]";
        return entry.protocol() + ends(entry.original()) + unreplied + ends(entry.reply());
    }

    private static String ends(Flow flow) {
        return " src=" + flow.source().ip() + " dst=" + flow.destination().ip() + " sport="
                + flow.source().port().number().map(String::valueOf).getOrElse("?") + " dport="
                + flow.destination().port().number().map(String::valueOf).getOrElse("?");
    }
}
