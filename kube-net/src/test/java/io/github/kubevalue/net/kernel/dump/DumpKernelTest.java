package io.github.kubevalue.net.kernel.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.ipset.IpSet;
import io.github.kubevalue.net.ipset.IpSetText;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.text.Dump;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Dumps that real tools have made are walked as the kernel walks them: the same rules match, in each table and chain, and the
 * same translation is tracked. Takes about three seconds a dump.
 */
class DumpKernelTest {
    private static final int PACKETS = Integer.getInteger("kubevalue.kernel.dump.packets", 25);

    private static List<DumpNode> nodes() {
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

    private static String text(String file) {
        try (InputStream in = Dump.class.getResourceAsStream("dumps/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NetfilterState stack(DumpNode node, Ruleset rules, String sets) {
        return NetfilterState.empty()
                .withRuleset(node.family(), rules)
                .withAddresses(node.addresses())
                .withSets(IpSetText.parse(sets).get().toSortedMap(IpSet::name, set -> set));
    }

    private static void compare(DumpNode node, String kind) {
        KernelTools.require();
        String tool = (node.family() == IpFamily.IPV4 ? "iptables-" : "ip6tables-") + kind;
        String dump = text(node.dump() + "-" + kind + ".rules");
        Ruleset rules = Dump.parse(dump).get().rules();
        Seq<DumpPacket> packets = DumpPackets.of(node, dump, PACKETS, Long.getLong("kubevalue.kernel.seed", 1));
        String sets = node.dump().equals("calico") ? text("calico.sets") : "";
        Seq<Walked> seen = KernelWalk.of(node, tool, sets, dump, packets);
        Vector<String> differences = packets.zip(DumpModel.walk(node, stack(node, rules, sets), packets))
                .zip(seen)
                .map(pair -> difference(pair._1._1, pair._1._2, pair._2))
                .reject(String::isEmpty)
                .toVector();
        assertThat(seen).hasSameSizeAs(packets);
        assertThat(differences).isEmpty();
    }

    private static String difference(DumpPacket packet, Seq<Walked> ways, Walked kernel) {
        Walked model = ways.head();
        return ways.exists(way -> way.admits(kernel))
                ? ""
                : packet.line() + "\n  model  " + model.rules().diff(kernel.rules()) + " " + model.entries()
                        + "\n  kernel " + kernel.rules().diff(model.rules()) + " " + kernel.entries();
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void theKernelWalksADumpOfIptablesNftAsTheModelDoes(DumpNode node) {
        compare(node, "nft");
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void theKernelWalksADumpOfIptablesLegacyAsTheModelDoes(DumpNode node) {
        compare(node, "legacy");
    }
}
