package io.github.kubevalue.net.kernel.scenario;

import io.github.kubevalue.net.kernel.lab.Observed;
import io.github.kubevalue.net.kernel.lab.Probe;
import io.github.kubevalue.net.kernel.lab.Script;
import io.github.kubevalue.net.packet.Segment;
import java.time.Duration;

/** A helper process that holds flows open inside network namespaces. */
final class HeldFlows implements AutoCloseable {
    private final Script script;

    private HeldFlows(Script script) {
        this.script = script;
    }

    static HeldFlows start() {
        return new HeldFlows(Script.start(HeldFlows.class, "sequence.py"));
    }

    /** Starts servers that answer each message with a name and the peer that they saw. */
    void serve(String namespace, String name, int port) {
        order("serve", namespace, name, String.valueOf(port));
    }

    Observed open(String name, String namespace, Probe probe, Duration patience) {
        return parse(ask(
                "open",
                name,
                namespace,
                probe.protocol(),
                probe.source(),
                String.valueOf(probe.sourcePort()),
                probe.destination(),
                String.valueOf(probe.port()),
                seconds(patience)));
    }

    Observed send(String name, Duration patience) {
        return parse(ask("send", name, seconds(patience)));
    }

    /** Lets the server of a connection send a segment from elsewhere in its stream: {@code acknowledged}, or what came of it. */
    String stray(String name, Segment.Relative place, Duration patience) {
        return ask("stray", name, place == Segment.Relative.AHEAD ? "500000000" : "-500000", seconds(patience));
    }

    /** Lets the server close a flow, then closes it. */
    void finish(String name, Duration patience) {
        order("close", name, seconds(patience));
    }

    private static Observed parse(String reply) {
        String[] fields = reply.split("\t", -1);
        return fields.length == 6
                ? new Observed(
                        fields[0],
                        fields[1],
                        fields[2],
                        Integer.parseInt(fields[3]),
                        fields[4],
                        Integer.parseInt(fields[5]))
                : new Observed(reply, "", "", 0, "", 0);
    }

    private String ask(String... words) {
        return script.ask(String.join("\t", words));
    }

    private static String seconds(Duration time) {
        return String.valueOf(time.toMillis() / 1000.0);
    }

    private void order(String... words) {
        String reply = ask(words);
        if (!reply.equals("OK")) {
            throw new IllegalStateException(String.join(" ", words) + ": " + reply);
        }
    }

    @Override
    public void close() {
        script.close();
    }
}
