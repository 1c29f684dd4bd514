package io.github.kubevalue.net.proxy.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.proxy.ProxiedPort;
import io.github.kubevalue.net.proxy.ServicePortName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainNameTest {
    @ParameterizedTest
    @CsvSource({
        "default, kubernetes, https, tcp, NPX46M4PTMTKRN6Y",
        "kube-system, kube-dns, dns, udp, TCOU7JCQXEZGVUNU",
        "kube-system, kube-dns, dns-tcp, tcp, ERIFXISQEP7F7OF4",
        "ns1, svc1, p80, tcp, XPGD46QRK7WJZT7O",
        "demo, web, http, tcp, XRY76EGRC3BSCIIJ",
    })
    void hashesAreUpstreams(String namespace, String service, String port, String protocol, String hash) {
        ProxiedPort named = port(namespace, service, port, protocol);
        assertThat(ChainName.cluster(named)).isEqualTo("KUBE-SVC-" + hash);
        assertThat(ChainName.local(named)).isEqualTo("KUBE-SVL-" + hash);
        assertThat(ChainName.external(named)).isEqualTo("KUBE-EXT-" + hash);
        assertThat(ChainName.firewall(named)).isEqualTo("KUBE-FW-" + hash);
    }

    @Test
    void endpointsAreHashedWithTheirPort() {
        assertThat(ChainName.endpoint(port("ns1", "svc1", "p80", "tcp"), Endpoint.of("10.180.0.1", 80)))
                .isEqualTo("KUBE-SEP-SXIVWICOYRO3J4NJ");
    }

    private static ProxiedPort port(String namespace, String service, String port, String protocol) {
        return ProxiedPort.builder()
                .name(new ServicePortName(namespace, service, port))
                .protocol(IpProtocol.tryParse(protocol).get())
                .clusterIp(Ip.parse("10.96.0.1"))
                .port(80)
                .build();
    }
}
