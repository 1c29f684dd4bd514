package io.github.kubevalue.net.proxy.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.proxy.ProxiedPort;
import io.github.kubevalue.net.proxy.ServicePortName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** pkg/proxy/nftables/proxier_test.go, Test_servicePortChainNameBase and Test_servicePortEndpointChainNameBase. */
class NamesTest {
    private static final String LONG =
            "very-long-namespace-name-abcdefghijklmnopqrstuvwxyz0123456789xx/very-long-service-name-why-would-you-even-do-this-i-mean-really/sctp/port-443-providing-the-hypertext-transmission-protocol-with-tls";

    @ParameterizedTest
    @CsvSource({
        "testing/service/tcp/http, P4ZYZVCF-testing/service/tcp/http",
        "testing/service/tcp/https, LZBRENCP-testing/service/tcp/https",
        LONG + ", KR6NACJP-" + LONG,
    })
    void portsAreNamedWithAHash(String port, String name) {
        assertThat(Names.cluster(port(port))).isEqualTo("service-" + name);
        assertThat(Names.local(port(port))).isEqualTo("local-" + name);
        assertThat(Names.external(port(port))).isEqualTo("external-" + name);
        assertThat(Names.firewall(port(port))).isEqualTo("firewall-" + name);
    }

    @ParameterizedTest
    @CsvSource({
        "testing/service/tcp/http, 10.180.0.1:80, JO2XBXZR-testing/service/tcp/http__10.180.0.1/80",
        "testing/service/tcp/http, 10.180.0.2:80, 5S6H3H22-testing/service/tcp/http__10.180.0.2/80",
        LONG + ", [1234:5678:9abc:def0::abc:1234]:443, 5YS7AFEA-" + LONG + "__1234.5678.9abc.def0..abc.1234/443",
    })
    void endpointsAreNamedWithAHash(String port, String endpoint, String name) {
        assertThat(Names.endpoint(port(port), Endpoint.parse(endpoint))).isEqualTo("endpoint-" + name);
        assertThat(Names.affinity(port(port), Endpoint.parse(endpoint))).isEqualTo("affinity-" + name);
    }

    // upstream's own rows write one group of zeroes as ::, which no address that has been read does
    @ParameterizedTest
    @ValueSource(strings = {"[1234:5678:9abc:def0:0:abcd:1234:5678]:443", "[1234:5678:9abc:def0:0:abcd:1234:8765]:443"})
    void whatIsTooLongIsCut(String endpoint) {
        assertThat(Names.endpoint(port(LONG), Endpoint.parse(endpoint)))
                .hasSize("endpoint-".length() + 240)
                .endsWith("__1234.5678.9abc.def0.0.abcd.123...");
    }

    private static ProxiedPort port(String text) {
        String[] parts = text.split("/");
        return ProxiedPort.builder()
                .name(new ServicePortName(parts[0], parts[1], parts[3]))
                .protocol(IpProtocol.tryParse(parts[2]).get())
                .clusterIp(Ip.parse("10.96.0.1"))
                .port(80)
                .build();
    }
}
