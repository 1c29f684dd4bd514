package io.github.kubevalue.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.conntrack.ConntrackSettings;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.conntrack.UdpCleanup;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of pkg/proxy/conntrack/cleanup_test.go, and what they leave open. */
class ConntrackCleanupTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Address CLIENT = Address.parse("10.1.1.1:40000");
    private static final String SERVING = "10.240.0.4";
    private static final String NOT_SERVING = "10.240.1.5";

    private final UdpCleanup cleanup = ConntrackCleanup.of(
            IpFamily.IPV4,
            Vector.of(IpProtocol.TCP, IpProtocol.UDP, IpProtocol.SCTP).map(ConntrackCleanupTest::served));

    private static Tuple2<ProxiedPort, Seq<ProxyEndpoint>> served(IpProtocol protocol) {
        ProxiedPort port = ProxiedPort.builder()
                .name(new ServicePortName("test", "cleanup-test", "test-" + protocol))
                .protocol(protocol)
                .clusterIp(Ip.parse("172.30.1.1"))
                .externalIps(Vector.of(Ip.parse("192.168.99.100")))
                .loadBalancerVips(Vector.of(Ip.parse("1.2.3.4")))
                .port(8000)
                .build();
        return Tuple.of(
                protocol == IpProtocol.TCP ? port : port.withNodePort(Option.some(32_000)),
                Vector.of(endpoint(SERVING, true), endpoint(NOT_SERVING, false)));
    }

    private static ProxyEndpoint endpoint(String ip, boolean serving) {
        return ProxyEndpoint.builder()
                .address(Endpoint.of(ip, 9090))
                .ready(serving)
                .serving(serving)
                .build();
    }

    private static boolean isStale(UdpCleanup cleanup, String protocol, String destination, String answersFrom) {
        Flow asked = Flow.of(IpProtocol.tryParse(protocol).get(), CLIENT, Address.parse(destination));
        Flow answer = asked.withDestination(Address.parse(answersFrom)).inverted();
        return cleanup.test(Entry.opening(asked, 0, NOW).withReply(answer));
    }

    @ParameterizedTest
    @CsvSource({
        // an endpoint has changed its port
        "172.30.1.1:8000, 10.240.0.4:8080",
        "1.2.3.4:8000, 10.240.0.4:8080",
        "192.168.99.100:8000, 10.240.0.4:8080",
        // an endpoint serves no more, or is gone
        "172.30.1.1:8000, 10.240.1.5:9090",
        "1.2.3.4:8000, 10.240.1.5:9090",
        "192.168.99.100:8000, 10.240.1.5:9090",
        "172.30.1.1:8000, 10.240.2.6:9090",
        "1.2.3.4:8000, 10.240.2.6:9090",
        "192.168.99.100:8000, 10.240.2.6:9090",
        // a node port, on whatever address
        "5.6.7.8:32000, 10.240.1.5:9090",
        "192.0.2.11:32000, 10.240.2.6:9090",
        // never translated, since there were no endpoints
        "172.30.1.1:8000, 172.30.1.1:8000",
        "1.2.3.4:8000, 1.2.3.4:8000",
        "192.168.99.100:8000, 192.168.99.100:8000",
    })
    void udpThatIsNotAnsweredByAServingEndpointIsStale(String destination, String answersFrom) {
        assertThat(isStale(cleanup, "udp", destination, answersFrom)).isTrue();
        assertThat(isStale(cleanup, "tcp", destination, answersFrom)).isFalse();
        assertThat(isStale(cleanup, "sctp", destination, answersFrom)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "172.30.1.1:8000, 10.240.0.4:9090",
        "1.2.3.4:8000, 10.240.0.4:9090",
        "192.168.99.100:8000, 10.240.0.4:9090",
        "5.6.7.8:32000, 10.240.0.4:9090",
        // no port of the Service
        "172.30.1.1:3000, 10.240.1.5:9090",
        "1.2.3.4:3000, 10.240.2.6:9090",
        "192.168.99.100:3000, 192.168.99.100:3000",
    })
    void udpThatAServingEndpointAnswersOrThatIsNobodysStays(String destination, String answersFrom) {
        assertThat(isStale(cleanup, "udp", destination, answersFrom)).isFalse();
    }

    @Test
    void aServiceWithoutServingEndpointsIsLeftAlone() {
        UdpCleanup none = ConntrackCleanup.of(
                IpFamily.IPV4, Vector.of(Tuple.of(served(IpProtocol.UDP)._1, Vector.of(endpoint(NOT_SERVING, false)))));
        assertThat(isStale(none, "udp", "172.30.1.1:8000", "10.240.2.6:9090")).isFalse();
    }

    @Test
    void anEntryThatFitsAnAddressIsStillAskedForItsNodePort() {
        ProxiedPort first = served(IpProtocol.UDP)._1.withPort(32_000).withNodePort(Option.some(31_000));
        ProxiedPort second = served(IpProtocol.UDP)._1.withClusterIp(Ip.parse("172.30.1.2"));
        UdpCleanup both = ConntrackCleanup.of(
                IpFamily.IPV4,
                Vector.of(
                        Tuple.of(first, Vector.of(endpoint("10.240.0.7", true))),
                        Tuple.of(second, Vector.of(endpoint(SERVING, true)))));
        assertThat(isStale(both, "udp", "172.30.1.1:32000", "10.240.0.7:9090")).isTrue();
    }

    /** A port of TCP says nothing about UDP to the same address, and a Service without a node port nothing about node ports. */
    @Test
    void onlyPortsOfUdpAreAskedAndOnlyWhereTheyAre() {
        UdpCleanup tcp = ConntrackCleanup.of(
                IpFamily.IPV4,
                Vector.of(
                        served(IpProtocol.UDP),
                        Tuple.of(served(IpProtocol.TCP)._1, Vector.of(endpoint("10.240.0.7", true)))));
        assertThat(isStale(tcp, "udp", "172.30.1.1:8000", SERVING + ":9090")).isFalse();
        UdpCleanup here = ConntrackCleanup.of(
                IpFamily.IPV4,
                Vector.of(Tuple.of(
                        served(IpProtocol.UDP)._1.withNodePort(Option.none()), Vector.of(endpoint(SERVING, true)))));
        assertThat(isStale(here, "udp", "172.30.1.1:8000", NOT_SERVING + ":9090"))
                .isTrue();
        assertThat(isStale(here, "udp", "192.0.2.11:32000", NOT_SERVING + ":9090"))
                .isFalse();
    }

    @Test
    void whatIsStaleIsTakenOutOfTheTable() {
        Flow stale = Flow.udp("10.1.1.1:40000", "172.30.1.1:8000");
        Flow served = Flow.udp("10.1.1.1:40001", "172.30.1.1:8000");
        ConntrackTable table = ConntrackTable.of(
                ConntrackSettings.KERNEL, Vector.of(answered(stale, NOT_SERVING), answered(served, SERVING)));
        assertThat(cleanup.apply(table).entries(NOW).map(Entry::original)).containsExactly(served);
    }

    private static Entry answered(Flow asked, String by) {
        return Entry.opening(asked, 0, NOW)
                .withReply(asked.withDestination(Address.parse(by + ":9090")).inverted())
                .withExpiresAt(NOW.plusSeconds(30));
    }
}
