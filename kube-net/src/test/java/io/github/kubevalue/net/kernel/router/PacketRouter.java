package io.github.kubevalue.net.kernel.router;

import io.github.kubevalue.net.kernel.lab.Script;
import io.github.kubevalue.net.packet.Flow;

/** A router in a namespace of the Linux kernel, through which single packets are sent: {@code packets.py}. */
final class PacketRouter implements AutoCloseable {
    private final Script script;

    private PacketRouter(Script script) {
        this.script = script;
    }

    static PacketRouter open() {
        return new PacketRouter(Script.start(PacketRouter.class, "packets.py"));
    }

    /**
     * What a stack was loaded with.
     *
     * @param nft what {@code nft list ruleset} prints
     * @param iptables what {@code iptables-save} prints; empty if there are no rules of iptables
     */
    record Loaded(String nft, String iptables) {}

    /** Starts afresh with rules of iptables, if any, and of nft. */
    Loaded load(String iptables, String nft) {
        String[] reply =
                script.ask("rules\t" + escaped(iptables) + "\t" + escaped(nft)).split("\t", -1);
        if (!reply[0].equals("OK")) {
            throw new IllegalStateException(unescaped(reply[1]) + "\n" + iptables + nft);
        }
        return new Loaded(unescaped(reply[1]), unescaped(reply[2]));
    }

    /** Sends the first packet of a flow from a pod, and returns what became of it. */
    String send(Flow flow) {
        return script.ask(String.join(
                "\t",
                "packet",
                flow.protocol().toString(),
                flow.source().ip().toString(),
                flow.source().port().toString(),
                flow.destination().ip().toString(),
                flow.destination().port().toString()));
    }

    private static String escaped(String text) {
        return text.replace("\n", "\\n").replace("\t", "\\t");
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t");
    }

    @Override
    public void close() {
        script.close();
    }
}
