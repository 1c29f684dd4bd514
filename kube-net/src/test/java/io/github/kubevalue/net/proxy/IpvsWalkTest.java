package io.github.kubevalue.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.ipvs.Ipvs;
import io.github.kubevalue.net.ipvs.Scheduler;
import io.github.kubevalue.net.netfilter.stack.Verdict;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.proxy.ipvs.IpvsProxy;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Packets through a node whose kube-proxy is in mode ipvs. */
class IpvsWalkTest {
    private static final String VIP = "10.96.0.10:80";
    private static final String WEB = "demo/web 10.96.0.10 http:80/TCP %s -> 10.244.1.2@n1:8080 10.244.2.2@n2:8080";
    private static final Seq<Ip> ADDRESSES = Vector.of(Ip.parse("192.0.2.11"));
    private static final ProxyNode NODE = ProxyNode.builder()
            .name("n1")
            .addresses(ADDRESSES)
            .podCidrs(Vector.empty())
            .interfaceAddresses(ADDRESSES)
            .build();

    private static ProxyProgram program(UnaryOperator<ProxyConfig> change, String services) {
        ProxyConfig config = change.apply(ProxyConfig.of(Cidr.parse("10.244.0.0/16")));
        return IpvsProxy.on(NODE, config, IpFamily.IPV4)
                .withAll(ServiceLines.services(services), ServiceLines.slices(services))
                .program();
    }

    private static ProxiedNode node(UnaryOperator<ProxyConfig> change, String services) {
        return ProxiedNode.of(program(change, services), ADDRESSES);
    }

    private static Flow flow(String source, int port) {
        return Flow.tcp(source + ":" + port, VIP);
    }

    /** Who gets that many connections of a client, one after the other. */
    private static List<String> connect(ProxiedNode node, String source, int times) {
        List<String> became = new ArrayList<>();
        ProxiedNode now = node;
        for (int i = 0; i < times; i++) {
            ProxiedNode.Passed passed = now.send(flow(source, 40000 + i), Choice.first());
            became.add(passed.text(flow(source, 40000 + i)));
            now = passed.node();
        }
        return became;
    }

    @Test
    void roundRobinGoesOnFromConnectionToConnection() {
        assertThat(connect(node(UnaryOperator.identity(), WEB.formatted("")), "10.244.1.9", 4))
                .containsExactly("10.244.1.2:8080", "10.244.2.2:8080", "10.244.1.2:8080", "10.244.2.2:8080");
    }

    @Test
    void theLeastLoadedGetsTheNext() {
        ProxiedNode node = node(config -> config.withScheduler(Scheduler.WLC), WEB.formatted(""));
        assertThat(connect(node, "10.244.1.9", 4))
                .containsExactly("10.244.1.2:8080", "10.244.2.2:8080", "10.244.1.2:8080", "10.244.2.2:8080");
    }

    @Test
    void clientsKeepTheirEndpointUntilTheTimeIsOver() {
        ProxiedNode node = node(UnaryOperator.identity(), WEB.formatted("affinity=60"));
        assertThat(connect(node, "10.244.1.9", 3)).containsOnly("10.244.1.2:8080");
        ProxiedNode after = node.send(flow("10.244.1.9", 40000), Choice.first()).node();
        Flow next = flow("10.244.1.9", 50000);
        assertThat(after.later(59).send(next, Choice.first()).text(next)).isEqualTo("10.244.1.2:8080");
        assertThat(after.later(60).send(next, Choice.first()).text(next)).isEqualTo("10.244.2.2:8080");
    }

    @Test
    void othersAreMasqueradedAndHairpinsToo() {
        ProxiedNode node = node(UnaryOperator.identity(), "demo/web 10.96.0.10 http:80/TCP -> 10.244.1.2@n1:8080");
        assertThat(connect(node, "198.51.100.1", 1)).containsExactly("10.244.1.2:8080 masq");
        assertThat(connect(node, "10.244.1.2", 1)).containsExactly("10.244.1.2:8080 masq");
        assertThat(connect(node, "192.0.2.11", 1)).containsExactly("10.244.1.2:8080 masq");
    }

    @Test
    void withoutEndpointsAndAtOtherPortsTheAddressRefuses() {
        ProxiedNode node = node(UnaryOperator.identity(), "demo/web 10.96.0.10 http:80/TCP");
        assertThat(connect(node, "10.244.1.9", 1)).containsExactly("REJECT");
        Flow other = Flow.tcp("10.244.1.9:40000", "10.96.0.10:81");
        assertThat(node.send(other, Choice.first()).text(other)).isEqualTo("REJECT");
    }

    @Test
    void aSchedulerThatIsNotModelledSaysSo() {
        ProxiedNode node = node(config -> config.withScheduler(Scheduler.MH), WEB.formatted(""));
        assertThat(node.send(flow("10.244.1.9", 40000), Choice.first()).verdict())
                .isEqualTo(new Verdict.NotModelled("the scheduler mh of IPVS"));
    }

    @Test
    void whoLeavesKeepsItsConnectionsAndGetsNoMore() {
        ProxiedNode node = node(UnaryOperator.identity(), WEB.formatted(""));
        ProxiedNode busy = node.send(flow("10.244.1.9", 40000), Choice.first()).node();
        String fewer = "demo/web 10.96.0.10 http:80/TCP -> 10.244.2.2@n2:8080";
        Ipvs wanted = (Ipvs) ProxiedNode.of(program(UnaryOperator.identity(), fewer), ADDRESSES)
                .stack()
                .hooked()
                .head()
                ._2;
        Ipvs synced = ((Ipvs) busy.stack().hooked().head()._2)
                .syncedTo(wanted, busy.stack().conntrack(), busy.now());
        assertThat(synced).hasToString("""
            -A -t 10.96.0.10:80 -s rr
            -a -t 10.96.0.10:80 -r 10.244.2.2:8080 -m -w 1
            -a -t 10.96.0.10:80 -r 10.244.1.2:8080 -m -w 0
            """);
        ProxiedNode later = new ProxiedNode(busy.stack().with(synced), busy.now());
        assertThat(connect(later, "10.244.1.8", 3)).containsOnly("10.244.2.2:8080");
        assertThat(connect(later, "10.244.1.9", 1)).containsExactly("10.244.1.2:8080");
        long over = 100_000;
        assertThat(synced.syncedTo(wanted, busy.stack().conntrack(), busy.now().plusSeconds(over)))
                .hasToString(wanted.toString());
    }
}
