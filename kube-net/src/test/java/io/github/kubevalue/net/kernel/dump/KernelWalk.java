package io.github.kubevalue.net.kernel.dump;

import io.github.kubevalue.net.conntrack.ConntrackText;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.kernel.lab.Lab;
import io.github.kubevalue.net.rewrite.Translation;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What the kernel does with packets that meet a node: rules that it counted, and {@code conntrack -L}. */
final class KernelWalk {
    private KernelWalk() {}

    /** Plays packets one after the other, each with an empty memory. */
    static Seq<Walked> of(DumpNode node, String tool, String sets, String dump, Seq<DumpPacket> packets) {
        String input = Vector.of("tool " + tool)
                .appendAll(node.lines())
                .appendAll(Vector.ofAll(sets.lines().toList()).map(line -> "set " + line))
                .append("rules\n" + dump + "end")
                .appendAll(packets.map(DumpPacket::line))
                .mkString("", "\n", "\n");
        try (Lab lab = Lab.start();
                InputStream source =
                        Objects.requireNonNull(KernelWalk.class.getResourceAsStream("walk.py"), "walk.py")) {
            Path script = Files.createTempFile("walk", ".py");
            Files.write(script, source.readAllBytes());
            Vector<String> told =
                    Vector.of(lab.run("", input, "python3", script.toString()).split("packet\n", -1));
            Files.delete(script);
            return told.tail().map(KernelWalk::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Walked read(String told) {
        Vector<String> lines = Vector.of(told.split("\n"));
        Seq<Translation> entries = lines.filter(line -> line.startsWith("entry "))
                .flatMap(line -> ConntrackText.parseLine(line.substring(6), DumpModel.NOW)
                        .toOption())
                .map(Entry::translation);
        return new Walked(
                HashSet.ofAll(lines.filter(line -> line.startsWith("rule ")).map(line -> line.substring(5))), entries);
    }
}
