package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dns.server.DnsServer;
import io.github.kubevalue.dns.server.LiveDns;
import io.github.kubevalue.dsl.ask.RunningCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;

/** The cluster's DNS for dig and other programs, until the process is told to end. */
@CommandLine.Command(
        name = "dns",
        mixinStandardHelpOptions = true,
        description = "Answers DNS over UDP and TCP on 127.0.0.1 until SIGTERM.")
final class ServeDnsCommand implements Callable<Integer> {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int MAX_PORT = 65_535;
    private static final long LOOK_MILLIS = 1_000;

    @CommandLine.Mixin
    private InputOptions input;

    @CommandLine.Option(
            names = "--port",
            defaultValue = "1053",
            paramLabel = "N",
            description = "The port, 0 for any that is free. Default: 1053.")
    private int port;

    @CommandLine.Option(
            names = "--watch",
            description = "Look at the files every second, and serve what they say once they have changed.")
    private boolean watch;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        if (port < 0 || port > MAX_PORT) {
            throw new BadInput("--port must be between 0 and 65535, was: " + port);
        }
        Watch files = new Watch(input.files().appendAll(input.zones()));
        RunningCluster running = load();
        LiveDns dns = LiveDns.of(running.dns());
        try (DnsServer server = start(dns)) {
            return untilEnded(server, dns, running, files);
        }
    }

    private RunningCluster load() {
        RunningCluster running = new Loader(input).running();
        running.corefileError().forEach(error -> {
            throw new BadInput("configmap/kube-system/coredns: CoreDNS does not start: " + error.getMessage());
        });
        return running;
    }

    private DnsServer start(LiveDns dns) {
        try {
            InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
            return DnsServer.start(new InetSocketAddress(loopback, port), dns);
        } catch (IOException e) {
            throw new BadInput("cannot serve on 127.0.0.1:" + port + ": " + e.getMessage());
        }
    }

    private int untilEnded(DnsServer server, LiveDns dns, RunningCluster running, Watch files) {
        Thread onSignal = new Thread(() -> end(server), "dns-shutdown");
        Runtime.getRuntime().addShutdownHook(onSignal);
        say("serving DNS on 127.0.0.1:" + server.port() + ", UDP and TCP");
        say(Served.of(running, server.port()));
        try {
            LiveDns now = dns;
            while (watch) {
                Thread.sleep(LOOK_MILLIS);
                if (files.hasChanged()) {
                    now = reload(server, now);
                }
            }
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // an embedding program ends the server so
            Runtime.getRuntime().removeShutdownHook(onSignal);
        }
        return ExitStatus.YES;
    }

    /** What cannot be read is not served: as with CoreDNS, the old goes on; and the new still remembers what the old did. */
    private LiveDns reload(DnsServer server, LiveDns before) {
        try {
            RunningCluster running = load();
            LiveDns now = before.with(running.dns());
            server.swap(now);
            say("reloaded");
            say(Served.of(running, server.port()));
            return now;
        } catch (BadInput e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(e.getMessage() + "\nnot reloaded: what was served before still is");
            err.flush();
            return before;
        }
    }

    private void say(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    /** To be told to end is how a server ends: its status is 0, not that of a signal, as with CoreDNS. */
    private static void end(DnsServer server) {
        server.close();
        Runtime.getRuntime().halt(ExitStatus.YES);
    }
}
