package io.github.kubevalue.net.kernel.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries.Served;
import io.github.kubevalue.net.kernel.lab.KernelRouter;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.nftables.text.NftText;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.github.kubevalue.net.proxy.iptables.IptablesProxy;
import io.github.kubevalue.net.proxy.nftables.NftablesProxy;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What kube-proxy writes for generated Services is loaded, packets are sent, and the kernel makes of them what the model says.
 * A table of nftables is listed as we print it.
 */
@Tag("kernel")
class ProxyKernelTest {
    private static final int CASES = Integer.getInteger("kubevalue.kernel.cases", 12);
    private static final int PACKETS = 4;
    private static final ProxyNode NODE = ProxyArbitraries.node();

    @ParameterizedTest
    @EnumSource(
            value = ProxyMode.class,
            names = {"IPTABLES", "NFTABLES"})
    void theKernelDecidesAsTheModelDoes(ProxyMode mode) {
        KernelTools.require();
        try (KernelRouter router = KernelRouter.open("iptables-nft")) {
            JqwikSession.run(() -> {
                RandomGenerator<Served> served = ProxyArbitraries.served().generator(CASES);
                RandomGenerator<ProxyConfig> configs =
                        ProxyArbitraries.configs().generator(CASES);
                RandomGenerator<Flow> flows = flows().generator(CASES);
                Random random = new Random(Long.getLong("kubevalue.kernel.seed", 1));
                for (int i = 0; i < CASES; i++) {
                    NetfilterState stack = load(
                            router,
                            mode,
                            udp(served.next(random).value()),
                            configs.next(random).value());
                    Seq<Flow> sent =
                            Vector.fill(PACKETS, () -> flows.next(random).value());
                    RouterModel.compare(router, stack, sent, router::list);
                }
            });
        }
    }

    /** A packet of UDP is the beginning of a flow, and needs no answer to be one. */
    private static Served udp(Served served) {
        return new Served(
                served.services()
                        .map(service -> service.withSpec(service.spec()
                                .withPorts(service.spec()
                                        .ports()
                                        .map(port -> port.withProtocol(Option.some(Protocol.UDP)))))),
                served.slices());
    }

    private static Arbitrary<Flow> flows() {
        Arbitrary<Address> clients = Arbitraries.of(
                        "10.244.1.2:5000", "10.244.1.2:5001", "10.244.1.9:5000", "10.244.1.9:700")
                .map(Address::parse);
        Arbitrary<Address> servers = Arbitraries.of(
                        "10.96.0.10:80",
                        "10.96.0.10:80",
                        "10.96.0.11:80",
                        "10.96.0.10:81",
                        "10.96.99.99:80",
                        "203.0.113.10:80",
                        "198.51.100.10:80",
                        "192.0.2.11:30080",
                        "192.0.2.11:30081",
                        "10.244.1.1:30080",
                        "10.244.2.2:8080")
                .map(Address::parse);
        return Combinators.combine(clients, servers).as((client, server) -> Flow.of(IpProtocol.UDP, client, server));
    }

    private static NetfilterState load(KernelRouter router, ProxyMode mode, Served served, ProxyConfig config) {
        NetfilterState stack = NetfilterState.empty().withAddresses(RouterModel.ADDRESSES);
        if (mode == ProxyMode.IPTABLES) {
            Ruleset rules = IptablesProxy.on(NODE, config, IpFamily.IPV4)
                    .withAll(served.services(), served.slices())
                    .ruleset();
            router.load(IptablesText.written(rules));
            return stack.withIpv4(rules);
        }
        NftTable table = NftablesProxy.on(NODE, config, IpFamily.IPV4)
                .withAll(served.services(), served.slices())
                .table();
        router.load(table);
        assertThat(router.list()).isEqualTo(NftText.listed(table));
        return stack.with(table);
    }
}
