package io.github.kubevalue.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Outcomes;
import io.github.kubevalue.net.network.ProxyPrograms;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What upstream's own tests send through a node, and what becomes of it, in each mode. */
class FlowTablesTest {
    private static final Seq<Ip> ADDRESSES = Vector.of(
                    "192.168.0.2", "192.168.1.2", "192.168.99.11", "2001:db8::1", "2001:db8:1::2")
            .map(Ip::parse);

    @TestFactory
    Stream<DynamicTest> everyPacketEndsWhereUpstreamSaysItDoes() {
        return Vector.of(resource().split("(?m)^= "))
                .tail()
                .flatMap(FlowTablesTest::tests)
                .toJavaStream();
    }

    private static String resource() {
        try (InputStream in = Objects.requireNonNull(FlowTablesTest.class.getResourceAsStream("flows.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Seq<DynamicTest> tests(String section) {
        Seq<String> lines = Vector.of(section.split("\n"));
        String title = lines.head();
        String services = lines.tail().reject(line -> line.startsWith(">")).mkString("\n");
        ProxiedNode node = node(title, services);
        return lines.tail()
                .filter(line -> line.startsWith(">"))
                .map(line -> DynamicTest.dynamicTest(title + " " + line, () -> run(node, line)));
    }

    private static ProxiedNode node(String title, String services) {
        ProxyMode mode = ProxyMode.tryParse(title.split(" ")[0]).get();
        Seq<Cidr> pods = title.contains("-detectLocal") ? Vector.empty() : Vector.of(Cidr.parse("10.0.0.0/8"));
        ProxyConfig config = ProxyConfig.builder()
                .mode(mode)
                .clusterCidrs(pods)
                .serviceCidrs(Vector.of(Cidr.parse("172.30.0.0/16")))
                .masqueradeAll(title.contains("+masqueradeAll"))
                .nodePortAddresses(
                        mode == ProxyMode.NFTABLES
                                ? NodePortAddresses.in(Cidr.parse("192.168.0.2/32"))
                                : NodePortAddresses.all())
                .build();
        ProxyNode node = ProxyNode.builder()
                .name("test-node")
                .addresses(ADDRESSES.take(1))
                .podCidrs(Vector.empty())
                .interfaceAddresses(ADDRESSES)
                .build();
        return ProxiedNode.of(
                ProxyPrograms.of(
                        config, node, IpFamily.IPV4, ServiceLines.services(services), ServiceLines.slices(services)),
                ADDRESSES);
    }

    /** {@code > 10.0.0.2 172.30.0.41:80/TCP = 10.180.0.1:80, 10.180.2.1:80 masq}. */
    private static void run(ProxiedNode node, String line) {
        String[] parts = line.substring(2).split("[ /=]+", 4);
        Flow flow = Flow.of(
                IpProtocol.tryParse(parts[2]).get(), Address.of(Ip.parse(parts[0]), 40000), Address.parse(parts[1]));
        Seq<String> became = Outcomes.of(choice -> node.send(flow, choice).text(flow))
                .map(Outcomes.Outcome::value)
                .distinct();
        String masquerading = parts[3].endsWith(" masq") ? " masq" : "";
        Seq<String> expected =
                Vector.of(parts[3].replaceFirst(" masq$", "").split(", ")).map(each -> each + masquerading);
        assertThat(became).containsExactlyInAnyOrderElementsOf(expected);
    }
}
