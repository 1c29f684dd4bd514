package io.github.kubevalue.net.kernel.dump;

import io.github.kubevalue.net.conntrack.ConntrackText;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.kernel.lab.Connections;
import io.github.kubevalue.net.rewrite.Translation;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;

/**
 * The way of a packet: which rules matched, and what was tracked.
 *
 * @param rules the rules, {@code nat DOCKER 4}
 * @param entries the connections
 */
record Walked(Set<String> rules, Seq<Translation> entries) {
    /** Reads what walk.py tells of a packet. */
    static Walked read(String told) {
        Vector<String> lines = Vector.of(told.split("\n"));
        Seq<Translation> entries = lines.filter(line -> line.startsWith("entry "))
                .flatMap(line -> ConntrackText.parseLine(line.substring(6), DumpModel.NOW)
                        .toOption())
                .map(Entry::translation);
        return new Walked(
                HashSet.ofAll(lines.filter(line -> line.startsWith("rule ")).map(line -> line.substring(5))), entries);
    }

    /** What the model says otherwise than the kernel. */
    static Seq<String> differences(DumpNode node, String dump, Seq<DumpPacket> packets, Seq<Walked> seen) {
        return packets.zip(DumpModel.walk(node, DumpNodes.stack(node, dump), packets))
                .zip(seen)
                .map(pair -> difference(pair._1._1, pair._1._2, pair._2))
                .reject(String::isEmpty);
    }

    private static String difference(DumpPacket packet, Seq<Walked> ways, Walked kernel) {
        Walked model = ways.head();
        return ways.exists(way -> way.admits(kernel))
                ? ""
                : packet.line() + "\n  model  " + model.rules().diff(kernel.rules()) + " " + model.entries()
                        + "\n  kernel " + kernel.rules().diff(model.rules()) + " " + kernel.entries();
    }

    /** Whether this, which may leave ports open, is what has been seen. */
    boolean admits(Walked seen) {
        return rules.equals(seen.rules)
                && entries.size() == seen.entries.size()
                && entries.forAll(one -> seen.entries.exists(other -> admits(one, other)));
    }

    private static boolean admits(Translation one, Translation seen) {
        return one.original().equals(seen.original())
                && Connections.admits(one.reply().source(), seen.reply().source())
                && Connections.admits(one.reply().destination(), seen.reply().destination());
    }
}
