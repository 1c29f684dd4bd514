package io.github.kubevalue.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.model.choice.Outcomes;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries.Served;
import io.github.kubevalue.net.network.ProxyPrograms;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** The modes of kube-proxy do the same, with the same probability, except where upstream means them to differ. */
class ModesLawsTest {
    private static final ProxyNode NODE = ProxyArbitraries.node();

    @Provide
    Arbitrary<Served> served() {
        return ProxyArbitraries.served();
    }

    @Provide
    Arbitrary<ProxyConfig> configs() {
        return ProxyArbitraries.configs();
    }

    @Provide
    Arbitrary<Flow> flows() {
        Arbitrary<Ip> sources = Arbitraries.of(
                        "10.244.1.2", "10.244.1.9", "10.244.2.2", "192.0.2.11", "192.0.2.100", "198.18.0.1")
                .map(Ip::parse);
        Arbitrary<Address> destinations = Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.of("10.96.0.10:80", "203.0.113.10:80", "192.0.2.11:30080")),
                        Tuple.of(2, Arbitraries.of("10.96.0.11:80", "203.0.113.11:80", "192.0.2.11:30081")),
                        Tuple.of(1, Arbitraries.of("10.96.0.10:81", "10.96.99.99:80", "10.244.1.2:8080")),
                        Tuple.of(2, Arbitraries.of("198.51.100.10:80", "10.244.1.1:30080")))
                .map(Address::parse);
        Arbitrary<IpProtocol> protocols = Arbitraries.of(IpProtocol.TCP, IpProtocol.TCP, IpProtocol.UDP);
        return Combinators.combine(protocols, sources, destinations)
                .as((protocol, source, to) -> Flow.of(protocol, Address.of(source, 40000), to));
    }

    private static ProxiedNode node(Served served, ProxyConfig config, ProxyMode mode) {
        return ProxiedNode.of(
                ProxyPrograms.of(config.withMode(mode), NODE, IpFamily.IPV4, served.services(), served.slices()),
                NODE.interfaceAddresses());
    }

    private static Map<String, Fraction> chances(Function<Choice, String> what) {
        return Outcomes.of(what)
                .foldLeft(
                        TreeMap.<String, Fraction>empty(),
                        (all, outcome) -> all.put(outcome.value(), outcome.probability(), Fraction::plus));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void nftablesDoesWhatIptablesDoes(
            @ForAll("served") Served served, @ForAll("configs") ProxyConfig config, @ForAll("flows") Flow flow) {
        ProxiedNode iptables = node(served, config, ProxyMode.IPTABLES);
        ProxiedNode nftables = node(served, config, ProxyMode.NFTABLES);
        Map<String, Fraction> expected =
                chances(choice -> iptables.send(flow, choice).text(flow));
        ModeDifferences differences = new ModeDifferences(served, config, flow);
        assertThat(chances(choice -> nftables.send(flow, choice).text(flow)))
                .isEqualTo(chances(expected, differences::inNftables));
        Statistics.label("translated")
                .collect(expected.keySet().exists(text -> text.contains(":")))
                .coverage(seen -> {
                    seen.check(true).count(times -> times > 0);
                    seen.check(false).count(times -> times > 0);
                });
        Statistics.label("differs")
                .collect(!chances(expected, differences::inNftables).equals(expected))
                .coverage(seen -> seen.check(true).count(times -> times > 0));
    }

    private static Map<String, Fraction> chances(Map<String, Fraction> outcomes, Function<String, String> change) {
        return outcomes.foldLeft(
                TreeMap.<String, Fraction>empty(),
                (all, outcome) -> all.put(change.apply(outcome._1), outcome._2, Fraction::plus));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void clientsKeepTheirEndpointsInBothModes(
            @ForAll("served") Served served, @ForAll("configs") ProxyConfig config, @ForAll("flows") Flow flow) {
        ModeDifferences differences = new ModeDifferences(served, config, flow);
        Flow again = Flow.of(flow.protocol(), Address.of(flow.source().ip(), 40001), flow.destination());
        Map<String, Fraction> iptables =
                chances(choice -> twice(served, config, ProxyMode.IPTABLES, flow, again, choice));
        assertThat(chances(choice -> twice(served, config, ProxyMode.NFTABLES, flow, again, choice)))
                .isEqualTo(chances(iptables, both -> {
                    String[] each = both.split(", then ");
                    return differences.inNftables(each[0]) + ", then " + differences.inNftables(each[1]);
                }));
    }

    private static String twice(
            Served served, ProxyConfig config, ProxyMode mode, Flow first, Flow second, Choice choice) {
        ProxiedNode.Passed once = node(served, config, mode).send(first, choice);
        return once.text(first) + ", then "
                + once.node().later(10).send(second, choice).text(second);
    }
}
