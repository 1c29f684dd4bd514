package io.github.kubevalue.net.kernel.dump;

import io.github.kubevalue.net.kernel.lab.Script;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel does with packets that meet a node: rules that it counted, and {@code conntrack -L}. */
final class KernelWalk {
    private KernelWalk() {}

    /** Plays packets one after the other, each with an empty memory. */
    static Seq<String> of(DumpNode node, String tool, String dump, Seq<DumpPacket> packets) {
        try (Script script = Script.start(KernelWalk.class, "walk.py")) {
            script.tell("tool " + tool);
            node.lines().forEach(script::tell);
            DumpNodes.sets(node).lines().forEach(line -> script.tell("set " + line));
            script.tell("rules\n" + dump + "end");
            Seq<String> told = packets.map(packet -> lines(script.ask(packet.line())));
            record(node, packets, told);
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(String reply) {
        return reply.isEmpty() ? "" : reply.replace('\t', '\n') + "\n";
    }

    private static void record(DumpNode node, Seq<DumpPacket> packets, Seq<String> told) throws IOException {
        String folder = System.getProperty("kubevalue.kernel.dump.record");
        if (folder != null) {
            String text = packets.zip(told)
                    .map(pair -> "packet " + pair._1.line() + "\n" + pair._2)
                    .mkString();
            Files.writeString(Path.of(folder, node.dump() + ".walks"), text);
        }
    }
}
