package io.github.kubevalue.net.kernel.dump;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.ipset.IpSetDump;
import io.github.kubevalue.net.ipset.SavedSet;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.text.Dump;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The nodes from which dumps were taken. */
final class DumpNodes {
    private DumpNodes() {}

    static List<DumpNode> all() {
        DumpNode pod = DumpNode.of("istio-redirect", "eth0 10.244.1.2/24");
        return List.of(
                DumpNode.of(
                        "docker",
                        "eth0 192.0.2.11/24",
                        "docker0 172.17.0.1/16",
                        "br-2b49166fbcbe 172.18.0.1/16",
                        "br-8f4855340e5a 172.19.0.1/16",
                        "br-quiet 172.20.0.1/16"),
                DumpNode.of("cni", "eth0 192.0.2.11/24", "cni0 10.244.1.1/24", "vethf58b814f 10.245.1.1/32")
                        .with("10.245.1.2", "vethf58b814f"),
                DumpNode.of("matches", "eth0 192.0.2.11/24", "docker0 172.17.0.1/16"),
                DumpNode.of("node", "eth0 192.0.2.11/24", "cni0 10.244.1.1/24", "vethf58b814f 10.245.1.1/32")
                        .with("10.245.1.2", "vethf58b814f")
                        .with("10.180.0.3", "cni0"),
                DumpNode.of(
                                "calico",
                                "eth0 192.0.2.11/24",
                                "cali1a2b3c4d5e6 169.254.1.1/32",
                                "calif 169.254.1.2/32",
                                "tunl0x 10.244.1.0/32")
                        .with("10.244.1.2", "cali1a2b3c4d5e6")
                        .with("10.244.1.3", "calif")
                        .with("10.244.2.9", "tunl0x"),
                DumpNode.of("cilium", "eth0 192.0.2.11/24", "cilium_host 10.244.1.1/24", "lxc12345 169.254.42.1/32")
                        .with("10.244.1.2", "lxc12345")
                        .with("10.244.2.9", "cilium_host"),
                pod,
                DumpNode.of("istio-dns", "eth0 10.244.1.2/24", "veth7 10.9.0.1/24"),
                new DumpNode("istio-tproxy", IpFamily.IPV4, pod.interfaces(), pod.hosts()),
                DumpNode.of("flannel", "eth0 192.0.2.11/24", "flannel.1 10.244.1.0/32", "cni0 10.244.1.1/24"),
                DumpNode.of("cni6", "eth0 2001:db8::11/64", "cni0 fd00:244:1::1/64", "vethf58b814f fd00:245:1::1/128")
                        .with("fd00:245:1::2", "vethf58b814f"),
                DumpNode.of("istio6-dns", "eth0 fd00:244:1::2/64", "veth7 fd00:9::1/64"),
                DumpNode.of("istio6-tproxy", "eth0 fd00:244:1::2/64"),
                DumpNode.of("flannel6", "eth0 2001:db8::11/64", "cni0 fd00:244:0:1::1/64"));
    }

    /** A node's rules as iptables-save of a kind has printed them. */
    static String dump(DumpNode node, String kind) {
        return text(Dump.class, "dumps/" + node.dump() + "-" + kind + ".rules");
    }

    /** A node's sets, as {@code ipset restore} takes them. */
    static String sets(DumpNode node) {
        return node.dump().equals("calico") ? text(Dump.class, "dumps/calico.sets") : "";
    }

    static String text(Class<?> near, String file) {
        try (InputStream in = near.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static NetfilterState stack(DumpNode node, String dump) {
        return NetfilterState.empty()
                .withRuleset(node.family(), Dump.parse(dump).get().rules())
                .withAddresses(node.addresses())
                .withSets(IpSetDump.parse(sets(node)).get().sets().toSortedMap(SavedSet::name, set -> set));
    }
}
