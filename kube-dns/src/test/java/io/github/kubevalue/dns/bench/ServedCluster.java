package io.github.kubevalue.dns.bench;

import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.server.DnsServer;
import io.github.kubevalue.dns.server.LiveDns;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A cluster of many Services and the server of its names, beside which other servers serve the same names from a zone file:
 * {@code compare.sh} in {@code src/test/bench} tells how much processor time each takes for an answer.
 */
final class ServedCluster {
    private static final int PORT = 5300;

    private ServedCluster() {}

    /** Serves until the process is ended. The arguments: how many Services, and a directory for zone file and queries. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int services = Integer.parseInt(arguments[0]);
        Path directory = Path.of(arguments[1]);
        writeZone(services, directory.resolve("cluster.zone"));
        writeQueries(services, directory.resolve("queries"));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT);
        try (DnsServer server = DnsServer.start(address, LiveDns.of(dns(services)))) {
            System.out.println("serving " + services + " Services on port " + server.port());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private static ClusterDns dns(int services) {
        Store store = Store.empty(Indexes.CATALOG).put(Namespace.named("demo"));
        for (int i = 0; i < services; i++) {
            store = store.put(Service.named("demo", "service-" + i)
                    .withSpec(ServiceSpec.builder()
                            .clusterIP(ip(i))
                            .addClusterIP(ip(i))
                            .build()));
        }
        return ClusterDns.of(store);
    }

    private static String ip(int i) {
        return "10.97." + i / 256 + "." + i % 256;
    }

    private static void writeZone(int services, Path file) throws IOException {
        try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
            out.println("$ORIGIN cluster.local.\n$TTL 30\n@ SOA ns.dns hostmaster 1 7200 1800 86400 30\n@ NS ns.dns");
            out.println("ns.dns A 10.96.0.10");
            for (int i = 0; i < services; i++) {
                out.println("service-" + i + ".demo.svc A " + ip(i));
            }
        }
    }

    /** Each name once, in an order that is not theirs. */
    private static void writeQueries(int services, Path file) throws IOException {
        int step = 7919;
        try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
            for (int i = 0; i < services; i++) {
                out.println("service-" + (long) i * step % services + ".demo.svc.cluster.local A");
            }
        }
    }
}
