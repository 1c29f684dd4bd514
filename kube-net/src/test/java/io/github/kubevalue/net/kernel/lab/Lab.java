package io.github.kubevalue.net.kernel.lab;

import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;

/** A helper process that sends and answers flows, and runs commands, inside network namespaces. */
public final class Lab implements AutoCloseable {
    private final Script script;

    private Lab(Script script) {
        this.script = script;
    }

    /** Starts it. */
    public static Lab start() {
        return new Lab(Script.start(Lab.class, "lab.py"));
    }

    /** Starts TCP and UDP servers that answer with a name and the peer that they saw. */
    public void serve(String namespace, String name, int... ports) {
        order(Vector.of("serve", namespace, name).appendAll(Vector.ofAll(ports).map(String::valueOf)));
    }

    /** Empties the connection tracking of namespaces. */
    public void forget(Seq<String> namespaces) {
        order(namespaces.prepend("forget"));
    }

    /** Opens a device of a namespace for frames. */
    public void tap(String namespace, String device) {
        order(Vector.of("tap", namespace, device));
    }

    /**
     * Sends frames by tapped devices, and returns those that came in: namespaces and frames in hexadecimal by turns.
     *
     * @param frames namespaces and frames by turns
     * @param quiet how long nothing has to come until all has come
     */
    public Seq<String> frames(Seq<String> frames, Duration quiet) {
        String reply = script.ask(frames.prepend(String.valueOf(quiet.toMillis() / 1000.0))
                .prepend("frames")
                .mkString("\t"));
        return Vector.of(reply.split("\t")).drop(1);
    }

    private void order(Seq<String> words) {
        String reply = script.ask(words.mkString("\t"));
        if (!reply.equals("OK")) {
            throw new IllegalStateException(words.mkString(" ") + ": " + reply);
        }
    }

    /** Sends one flow, and closes its socket when it is known what became of it. */
    public Observed send(String namespace, Probe probe, Duration patience) {
        Observed observed =
                burst(Vector.of(new Shot(namespace, probe, patience))).head();
        release();
        return observed;
    }

    /**
     * One flow of a burst.
     *
     * @param namespace where it is sent
     * @param probe the flow
     * @param patience how long to wait for an answer
     */
    public record Shot(String namespace, Probe probe, Duration patience) {
        @Override
        public String toString() {
            return Vector.of(
                            namespace,
                            probe.protocol(),
                            probe.source().isEmpty() ? "-" : probe.source(),
                            probe.sourcePort() == 0 ? "-" : probe.sourcePort(),
                            probe.destination(),
                            probe.port(),
                            patience.toMillis() / 1000.0)
                    .mkString(" ");
        }
    }

    /** Sends flows all at once, and returns what became of each. Their sockets stay open until {@link #release}. */
    public Seq<Observed> burst(Seq<Shot> shots) {
        return shots.isEmpty()
                ? Vector.empty()
                : Vector.of(script.ask(shots.map(Shot::toString)
                                        .prepend("burst")
                                        .mkString("\t"))
                                .split("\t"))
                        .map(Observed::parse);
    }

    /** Closes the sockets of all flows. */
    public void release() {
        order(Vector.of("release"));
    }

    /** Changes settings of the kernel, each written as {@code net.ipv4.ip_forward=1}. */
    public void set(String namespace, Seq<String> settings) {
        order(settings.prepend(namespace).prepend("set"));
    }

    /** Pushes octets over a TCP connection between namespaces; returns how many arrive within a second and a half. */
    int push(String from, String to, String address, int octets) {
        return Integer.parseInt(script.ask(
                Vector.of("push", from, to, address, String.valueOf(octets)).mkString("\t")));
    }

    /** Carries out commands of {@code ip -batch}, which must succeed; no namespace is the machine's own. */
    public void batch(String namespace, Seq<String> commands) {
        run(namespace, lines(commands), "ip", "-batch", "-");
    }

    /** Carries out commands of {@code ip -batch}, which must succeed; no namespace is the machine's own. */
    public void batch(String namespace, String... commands) {
        batch(namespace, Vector.of(commands));
    }

    /** As {@link #batch}, though some of the commands may fail. */
    public void tryBatch(String namespace, Seq<String> commands) {
        tryRun(namespace, lines(commands), "ip", "-force", "-batch", "-");
    }

    private static String lines(Seq<String> commands) {
        return commands.mkString("", "\n", "\n");
    }

    /** Deletes namespaces, those of them that there are. */
    public void delete(Seq<String> namespaces) {
        tryBatch("", namespaces.map(namespace -> "netns del " + namespace));
    }

    /** The entries that {@code conntrack -L} prints of a family, with options. */
    public Seq<String> conntrack(String namespace, IpFamily family, String options) {
        // what it says about itself would come between, as one stream is buffered and the other is not
        String list = "conntrack -L -f " + (family == IpFamily.IPV4 ? "ipv4 " : "ipv6 ") + options + " 2>/dev/null";
        return Vector.of(run(namespace, "", "sh", "-c", list).split("\n")).filter(line -> line.contains("src="));
    }

    /** Runs a command that must succeed; no namespace is the machine's own. */
    public String run(String namespace, String input, String... command) {
        String[] reply = tryRun(namespace, input, command);
        if (!reply[0].equals("0")) {
            throw new IllegalStateException(
                    String.join(" ", command) + " in " + namespace + ": " + reply[1] + "\n" + input);
        }
        return reply[1];
    }

    /** Runs a command and returns its exit status and output. */
    public String[] tryRun(String namespace, String input, String... command) {
        script.tell("input\t" + input.replace("\n", "\\n"));
        Seq<String> fields = Vector.of("run", namespace).appendAll(Vector.of(command));
        String[] reply = script.ask(fields.mkString("\t")).split("\t", 2);
        return new String[] {reply[0], reply[1].replace("\\n", "\n").replace("\\\\", "\\")};
    }

    @Override
    public void close() {
        script.close();
    }
}
