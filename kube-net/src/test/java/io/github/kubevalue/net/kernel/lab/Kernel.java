package io.github.kubevalue.net.kernel.lab;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.cni.ClusterNetwork;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.nftables.text.NftText;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A cluster's network in namespaces of the Linux kernel: rules are loaded into its nodes, flows sent from its pods, and
 * connection tracking read. Pods and nodes answer at ports 8080 and 8443 with the peer that they saw.
 */
public final class Kernel implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Which of iptables' two ways to speak to the kernel. */
    public enum Backend {
        NFT,
        LEGACY;

        String command(IpFamily family, String suffix) {
            return (family == IpFamily.IPV4 ? "iptables-" : "ip6tables-") + (this == NFT ? "nft" : "legacy") + suffix;
        }
    }

    /** On what nodes answer as kube-proxy answers health checks, whether there is a Service to check or not. */
    private static final int HEALTH_CHECK = 32000;

    private final Lab lab;
    private final Namespaces namespaces;
    private final ClusterNetwork network;
    private final Backend backend;
    private final Map<String, String> loaded = new HashMap<>();

    private Kernel(Lab lab, Namespaces namespaces, ClusterNetwork network, Backend backend) {
        this.lab = lab;
        this.namespaces = namespaces;
        this.network = network;
        this.backend = backend;
    }

    public static Kernel open(ClusterNetwork network, Backend backend) {
        String prefix = "kv" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + "-";
        Kernel kernel = new Kernel(Lab.start(), new Namespaces(network, prefix), network, backend);
        try {
            kernel.build();
            kernel.serve();
            return kernel;
        } catch (RuntimeException e) {
            kernel.close();
            throw e;
        }
    }

    private void build() {
        lab.batch("", namespaces.create());
        namespaces.hosts().forEach(host -> lab.set(namespaces.name(host), Namespaces.defaults()));
        lab.batch("", namespaces.cables());
        lab.batch(namespaces.name("lan"), namespaces.lan());
        lab.batch(namespaces.name("out"), namespaces.outside());
        for (NodeNetwork node : network.nodes()) {
            String host = namespaces.name(node.name());
            node.podsByDevice()
                    .values()
                    .forEach(pod -> lab.batch(namespaces.name(pod.pod().name()), namespaces.pod(pod)));
            lab.batch(host, namespaces.node(node));
            if (!namespaces.forwarding(node).isEmpty()) {
                lab.run(host, namespaces.forwarding(node).mkString("", "\n", "\n"), "bridge", "-batch", "-");
            }
            lab.set(host, namespaces.settings(node));
        }
    }

    private void serve() {
        for (String host : namespaces.hosts().filter(each -> !each.equals("lan"))) {
            lab.serve(namespaces.name(host), host, 8080, 8443, HEALTH_CHECK);
        }
    }

    /** Replaces a node's rules of IPv4, if they are others; whatever tables the text leaves out stay as they are. */
    public void load(String node, String rules) {
        load(node, IpFamily.IPV4, rules);
    }

    /** Replaces a node's rules of a family, if they are others; whatever tables the text leaves out stay as they are. */
    public void load(String node, IpFamily family, String rules) {
        if (!rules.equals(loaded.put(node + " " + family, rules))) {
            lab.run(namespaces.name(node), rules, backend.command(family, "-restore"), "-w");
        }
    }

    /** Replaces a node's table of nftables, if it is another. */
    public void load(String node, NftTable table) {
        String text = anew(table);
        if (!text.equals(loaded.put(node + " " + table.name(), text))) {
            lab.run(namespaces.name(node), text, "nft", "-f", "-");
        }
    }

    private static String anew(NftTable table) {
        return "add table " + table.name() + "\ndelete table " + table.name() + "\n" + NftText.written(table);
    }

    /** Whether {@code nft --check} accepts a table, and what it says if not. */
    public String[] test(String node, NftTable table) {
        return lab.tryRun(namespaces.name(node), anew(table), "nft", "-c", "-f", "-");
    }

    /** What {@code nft list table} prints. */
    public String list(String node, NftTable table) {
        return lab.run(
                namespaces.name(node), "", "nft", "list", "table", table.name().split(" ")[0], table.title());
    }

    /** Whether {@code iptables-restore --test} accepts rules, and what it says if not. */
    public String[] test(String node, String rules) {
        return lab.tryRun(namespaces.name(node), rules, backend.command(IpFamily.IPV4, "-restore"), "--test");
    }

    /** What {@code iptables-save} prints. */
    public String save(String node) {
        return lab.run(namespaces.name(node), "", backend.command(IpFamily.IPV4, "-save"));
    }

    /** The namespace of a node, a pod or the client outside. */
    public String namespace(String host) {
        return namespaces.name(host);
    }

    /** Runs a command in a node that must succeed. */
    public String run(String node, String... command) {
        return lab.run(namespaces.name(node), "", command);
    }

    /** Changes settings of a node, each written as {@code net.ipv4.ip_forward=1}. */
    public void set(String node, Seq<String> settings) {
        lab.set(namespaces.name(node), settings);
    }

    /** The command that changes single rules. */
    public String iptables() {
        return backend.command(IpFamily.IPV4, "");
    }

    public void forget() {
        lab.forget(network.names().toVector().map(namespaces::name));
    }

    public Observed send(Probe probe, Duration patience) {
        return lab.send(namespaces.name(probe.from()), probe, patience);
    }

    /** Sends flows all at once; those without a chosen source say which they had. */
    public Seq<Observed> burst(Seq<Probe> probes, Function<Probe, Duration> patience) {
        return lab.burst(
                probes.map(probe -> new Lab.Shot(namespaces.name(probe.from()), probe, patience.apply(probe))));
    }

    /** Closes the sockets of a burst. */
    public void release() {
        lab.release();
    }

    /** Pushes octets over TCP from one host to port 8081 of another; returns how many of them arrived. */
    public int push(String from, String to, String address, int octets) {
        return lab.push(namespaces.name(from), namespaces.name(to), address, octets);
    }

    /** The entries of {@code conntrack -L}, without those of multicast groups. */
    public Seq<String> conntrack(String node) {
        return conntrack(node, IpFamily.IPV4);
    }

    /** The entries of a family. */
    public Seq<String> conntrack(String node, IpFamily family) {
        return lab.conntrack(namespaces.name(node), family, "").filter(line -> line.matches("(tcp|udp|icmp|sctp) .*"));
    }

    @Override
    public void close() {
        lab.delete(namespaces.hosts().map(namespaces::name));
        lab.close();
    }
}
