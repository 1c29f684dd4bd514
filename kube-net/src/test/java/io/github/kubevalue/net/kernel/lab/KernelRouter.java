package io.github.kubevalue.net.kernel.lab;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.nftables.text.NftText;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One router in a namespace of the Linux kernel, with pods behind {@code veth1} and the rest of the world behind {@code eth0}.
 * Nobody answers: what a packet has become is read from connection tracking.
 */
public final class KernelRouter implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration NO_ANSWER = Duration.ofMillis(30);

    private final String prefix = "kvr" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    private final Lab lab = Lab.start();
    private final String iptables;

    private KernelRouter(String iptables) {
        this.iptables = iptables;
    }

    public static KernelRouter open(String iptables) {
        KernelRouter router = new KernelRouter(iptables);
        try {
            router.build();
            return router;
        } catch (RuntimeException e) {
            router.close();
            throw e;
        }
    }

    private void build() {
        lab.batch(
                "",
                "netns add " + pods(),
                "netns add " + router(),
                "netns add " + world(),
                "link add eth0 netns " + pods() + " type veth peer name veth1 netns " + router(),
                "link add eth0 netns " + router() + " type veth peer name eth0 netns " + world());
        lab.batch(router(), "link set lo up", "addr add 10.244.1.1/24 dev veth1", "addr add 192.0.2.11/24 dev eth0");
        lab.batch(
                pods(),
                "link set lo up",
                "addr add 10.244.1.9/24 dev eth0",
                "addr add 10.244.1.2/24 dev eth0",
                "link set eth0 up");
        lab.batch(
                world(),
                "link set lo up",
                "addr add 192.0.2.100/24 dev eth0",
                "addr add 192.0.2.12/24 dev eth0",
                "addr add 10.96.0.10/12 dev eth0");
        lab.batch(world(), "link set eth0 up", "route add default via 192.0.2.11");
        lab.batch(
                router(),
                "link set veth1 up",
                "link set eth0 up",
                "route add 10.96.0.0/12 via 192.0.2.100",
                "route add default via 192.0.2.100");
        lab.batch(pods(), "route add default via 10.244.1.1");
        lab.set(
                router(),
                Vector.of(
                        "net.ipv4.ip_forward=1",
                        "net.ipv4.conf.all.rp_filter=0",
                        "net.ipv4.conf.veth1.rp_filter=0",
                        "net.ipv4.conf.all.send_redirects=0",
                        "net.ipv4.conf.veth1.send_redirects=0"));
        String silent = "*filter\n-A INPUT -j DROP\nCOMMIT\n";
        lab.run(pods(), silent, iptables + "-restore");
        lab.run(world(), silent, iptables + "-restore");
    }

    private String pods() {
        return prefix + "p";
    }

    private String router() {
        return prefix + "r";
    }

    private String world() {
        return prefix + "w";
    }

    /** Starts afresh with those rules: what was remembered of packets is forgotten. */
    public void load(String rules) {
        lab.run(router(), "*filter\nCOMMIT\n*nat\nCOMMIT\n", iptables + "-restore");
        lab.run(router(), rules, iptables + "-restore");
        lab.forget(Vector.of(router()));
    }

    /** Starts afresh with that table of nftables alone. */
    public void load(NftTable table) {
        lab.run(router(), "flush ruleset\n" + NftText.written(table), "nft", "-f", "-");
        lab.forget(Vector.of(router()));
    }

    /** What {@code nft list ruleset} prints. */
    public String list() {
        return lab.run(router(), "", "nft", "list", "ruleset");
    }

    /** Sends the first packet of a flow from a pod. */
    public void send(String protocol, String source, int sourcePort, String destination, int port) {
        lab.send(pods(), new Probe(pods(), source, sourcePort, protocol, destination, port), NO_ANSWER);
    }

    /** The entries of {@code conntrack -L}. */
    public Seq<String> conntrack() {
        return lab.conntrack(router(), IpFamily.IPV4, "");
    }

    @Override
    public void close() {
        lab.delete(Vector.of(pods(), router(), world()));
        lab.close();
    }
}
