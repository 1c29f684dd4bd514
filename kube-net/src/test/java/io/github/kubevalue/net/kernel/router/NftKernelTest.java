package io.github.kubevalue.net.kernel.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Outcomes;
import io.github.kubevalue.net.arbitrary.NftArbitraries;
import io.github.kubevalue.net.arbitrary.RuleArbitraries;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.kernel.router.PacketModel.Fate;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.stack.Verdict;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.nftables.NftRuleset;
import io.github.kubevalue.net.nftables.text.NftText;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generated tables of nft, alone and beside iptables', and generated packets in the model and in the kernel: nft accepts every
 * rule set, what it lists is read and printed back, and what becomes of each packet, and how it leaves, is the same.
 */
@Tag("kernel")
class NftKernelTest {
    private static final int CASES = Integer.getInteger("kubevalue.kernel.cases", 60);
    private static final int PACKETS = 8;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theKernelWalksTablesAsTheModelDoes(boolean besideIptables) {
        KernelTools.require();
        try (PacketRouter router = PacketRouter.open()) {
            JqwikSession.run(() -> {
                RandomGenerator<String> rulesets = NftArbitraries.rulesets().generator(CASES);
                RandomGenerator<Ruleset> others = RuleArbitraries.rulesets().generator(CASES);
                RandomGenerator<Flow> flows = flows().generator(CASES);
                Random random = new Random(Long.getLong("kubevalue.kernel.seed", 1));
                for (int i = 0; i < CASES; i++) {
                    Ruleset iptables = others.next(random).value();
                    String saved = besideIptables ? IptablesText.saved(iptables, IpFamily.IPV4) : "";
                    String tables = rulesets.next(random).value();
                    PacketRouter.Loaded loaded = router.load(saved, besideIptables ? beside(tables) : tables);
                    Seq<Flow> sent =
                            Vector.fill(PACKETS, () -> flows.next(random).value());
                    compare(router, stack(loaded, iptables), sent, loaded);
                }
            });
        }
    }

    /** The same tables, at no priority of iptables' own: whose turn it is then depends on which were loaded first. */
    private static String beside(String tables) {
        return tables.replaceAll("priority (raw|mangle|filter|security|dstnat|srcnat);", "priority $1 + 1;");
    }

    /** What of them is not modelled is met by no packet of IPv4 that is sent here. */
    @ParameterizedTest
    @ValueSource(strings = {"docker.nft", "libvirt.nft", "firewalld.nft"})
    void theKernelWalksRulesOfRealToolsAsTheModelDoes(String name) throws IOException {
        KernelTools.require();
        try (PacketRouter router = PacketRouter.open();
                InputStream in = NftText.class.getResourceAsStream(name)) {
            String listed = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            PacketRouter.Loaded loaded = router.load("", listed);
            assertThat(loaded.nft()).isEqualTo(listed);
            NetfilterState stack = NftText.parseRuleset(listed)
                    .get()
                    .into(NetfilterState.empty().withAddresses(PacketModel.ADDRESSES), PacketModel.NOW);
            JqwikSession.run(() -> {
                RandomGenerator<Flow> flows = ipv4().generator(CASES);
                Random random = new Random(Long.getLong("kubevalue.kernel.seed", 1));
                Seq<Flow> sent = Vector.fill(CASES, () -> flows.next(random).value());
                compare(router, stack, sent, loaded);
            });
        }
    }

    private static NetfilterState stack(PacketRouter.Loaded loaded, Ruleset iptables) {
        NftRuleset read = NftText.parseRuleset(loaded.nft())
                .getOrElseThrow(problem -> new AssertionError(problem + "\n" + loaded.nft()));
        assertThat(NftText.listed(read)).isEqualTo(loaded.nft());
        NftRuleset own = read.withoutIptables(IpFamily.IPV4);
        assertThat(own.unmodelled()).as(loaded.nft()).isEmpty();
        NetfilterState empty = NetfilterState.empty().withAddresses(PacketModel.ADDRESSES);
        return own.into(loaded.iptables().isEmpty() ? empty : empty.withIpv4(iptables), PacketModel.NOW);
    }

    private static void compare(
            PacketRouter router, NetfilterState stack, Seq<Flow> flows, PacketRouter.Loaded loaded) {
        Seq<NetfilterState> possible = Vector.of(stack);
        for (Flow flow : flows) {
            String seen = router.send(flow);
            Seq<Fate> fates = possible.flatMap(state -> Outcomes.of(choice -> PacketModel.fate(state, flow, choice)))
                    .map(Outcomes.Outcome::value);
            Seq<Fate> right = fates.filter(fate -> fate.agrees(seen) || isAnswerLost(fate, seen, loaded));
            assertThat(right)
                    .as(
                            "%s: the kernel says %s and the model %s under\n%s\n%s",
                            flow, seen, fates.distinctBy(Fate::toString), loaded.nft(), loaded.iptables())
                    .isNotEmpty();
            possible = right.map(Fate::state).distinct();
        }
    }

    /** The answer to a packet that is rejected meets rules of iptables too. */
    private static boolean isAnswerLost(Fate fate, String seen, PacketRouter.Loaded loaded) {
        return fate.verdict() instanceof Verdict.Reject
                && seen.equals("DROPPED")
                && !loaded.iptables().isEmpty();
    }

    private static Arbitrary<Flow> flows() {
        Arbitrary<Flow> ipv6 =
                flows("fd00:10:244:1::9", "fd00:10:244:1::2", "2001:db8::100", "2001:db8::11", "fd00:10:96::10");
        return Arbitraries.oneOf(ipv4(), ipv4(), ipv6);
    }

    private static Arbitrary<Flow> ipv4() {
        return flows("10.244.1.9", "10.244.1.2", "192.0.2.100", "192.0.2.11", "10.96.0.10");
    }

    private static Arbitrary<Flow> flows(String pod, String otherPod, String... destinations) {
        return Combinators.combine(
                        Arbitraries.of("tcp", "tcp", "udp", "udp", "icmp"),
                        Arbitraries.of(pod, otherPod).map(Ip::parse),
                        Arbitraries.of(5000, 5001, 5002, 700),
                        Arbitraries.of(destinations).map(Ip::parse),
                        Arbitraries.of(80, 53, 300, 8080))
                .as(NftKernelTest::flow);
    }

    private static Flow flow(String protocol, Ip source, int sourcePort, Ip destination, int port) {
        return protocol.equals("icmp")
                ? Flow.echo(source, destination, sourcePort)
                : Flow.of(
                        IpProtocol.tryParse(protocol).get(),
                        Address.of(source, sourcePort),
                        Address.of(destination, port));
    }
}
