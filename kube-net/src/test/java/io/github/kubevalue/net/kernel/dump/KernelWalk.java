package io.github.kubevalue.net.kernel.dump;

import io.github.kubevalue.net.kernel.lab.Lab;
import io.github.kubevalue.net.kernel.lab.Script;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel does with packets that meet a node: rules that it counted, and {@code conntrack -L}. */
final class KernelWalk {
    private KernelWalk() {}

    /** Plays packets one after the other, each with an empty memory. */
    static Seq<String> of(DumpNode node, String tool, String dump, Seq<DumpPacket> packets) {
        String input = Vector.of("tool " + tool)
                .appendAll(node.lines())
                .appendAll(Vector.ofAll(DumpNodes.sets(node).lines().toList()).map(line -> "set " + line))
                .append("rules\n" + dump + "end")
                .appendAll(packets.map(DumpPacket::line))
                .mkString("", "\n", "\n");
        Path script = Script.copy(KernelWalk.class, "walk.py");
        try (Lab lab = Lab.start()) {
            Vector<String> told =
                    Vector.of(lab.run("", input, "python3", script.toString()).split("packet\n", -1));
            Files.delete(script);
            record(node, packets, told.tail());
            return told.tail();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
