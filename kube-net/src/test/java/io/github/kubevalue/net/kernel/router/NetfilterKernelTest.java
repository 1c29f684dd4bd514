package io.github.kubevalue.net.kernel.router;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.arbitrary.RuleArbitraries;
import io.github.kubevalue.net.kernel.lab.KernelRouter;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
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
 * Generated packets meet generated rules in the model and in the kernel: what becomes of them, and which ports NAT keeps or
 * changes, is the same. Several packets follow one another, so that connections and sockets clash.
 */
@Tag("kernel")
class NetfilterKernelTest {
    private static final int CASES = Integer.getInteger("kubevalue.kernel.cases", 15);
    private static final int PACKETS = 4;

    @ParameterizedTest
    @ValueSource(strings = {"iptables-nft", "iptables-legacy"})
    void theKernelDecidesAsTheModelDoes(String iptables) {
        KernelTools.require();
        try (KernelRouter router = KernelRouter.open(iptables)) {
            JqwikSession.run(() -> {
                RandomGenerator<Ruleset> rulesets = RuleArbitraries.rulesets().generator(CASES);
                RandomGenerator<Flow> flows = flows().generator(CASES);
                Random random = new Random(Long.getLong("kubevalue.kernel.seed", 1));
                for (int i = 0; i < CASES; i++) {
                    Ruleset rules = rulesets.next(random).value();
                    Seq<Flow> sent =
                            Vector.fill(PACKETS, () -> flows.next(random).value());
                    router.load(IptablesText.saved(rules, IpFamily.IPV4));
                    NetfilterState stack =
                            NetfilterState.empty().withIpv4(rules).withAddresses(RouterModel.ADDRESSES);
                    RouterModel.compare(router, stack, sent, () -> IptablesText.saved(rules, IpFamily.IPV4));
                }
            });
        }
    }

    private static Arbitrary<Flow> flows() {
        Arbitrary<Address> clients = Arbitraries.of(
                        "10.244.1.2:5000", "10.244.1.9:5000", "10.244.1.2:700", "10.244.1.9:700", "10.244.1.9:300")
                .map(Address::parse);
        Arbitrary<Address> servers = Combinators.combine(
                        Arbitraries.of("192.0.2.100", "192.0.2.11", "10.96.0.10"), Arbitraries.of(80, 300, 8080, 40000))
                .as((ip, port) -> Address.of(Ip.parse(ip), port));
        return Combinators.combine(clients, servers).as((client, server) -> Flow.of(IpProtocol.UDP, client, server));
    }
}
