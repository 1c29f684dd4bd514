package io.github.kubevalue.net.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.net.conntrack.ConntrackSettings;
import io.github.kubevalue.net.conntrack.TcpState;
import io.github.kubevalue.net.proxy.ProxyConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConntrackSysctlsTest {

    private static ConntrackSettings settings(String conntrack, int cores) {
        String documents = "{apiVersion: kubeproxy.config.k8s.io/v1alpha1, kind: KubeProxyConfiguration, conntrack: {"
                + conntrack + "}}\n---\n{apiVersion: v1, kind: Node, metadata: {name: n1}, status: {capacity: {cpu: "
                + cores + "}}}";
        var objects =
                ManifestReader.kubernetes().parse("test.yaml", documents).get().objects();
        ProxyConfig config = ProxyConfig.of(ClusterConfig.read(objects).get());
        return ConntrackSysctls.of(config, (Node) objects.last());
    }

    /** pkg/proxy/conntrack/sysctls_test.go, TestGetConntrackMax and TestGetConntrackMax_Capped. */
    @ParameterizedTest
    @CsvSource({
        "'', 2, 131072, 262144",
        "'', 8, 262144, 262144",
        "'', 512, 1048576, 262144",
        "'maxPerCore: 67890, min: 1', 2, 135780, 262144",
        "'maxPerCore: 1, min: 123456', 4, 123456, 262144",
        "'maxPerCore: 0, min: 123456', 4, 262144, 262144",
        "'maxPerCore: 0, min: 0', 4, 262144, 262144",
        "'maxPerCore: 32768, min: 0', 512, 1048576, 262144",
        "'maxPerCore: 1, min: 4000000', 4, 4000000, 1000000",
    })
    void asManyConnectionsAsCoresAllow(String conntrack, int cores, int max, int buckets) {
        ConntrackSettings settings = settings(conntrack, cores);
        assertThat(settings.max()).isEqualTo(max);
        assertThat(settings.buckets()).isEqualTo(buckets);
    }

    /** pkg/proxy/conntrack/sysctls_test.go, TestSetupConntrack. */
    @Test
    void timeoutsAreSetWhereTheyAreSaid() {
        ConntrackSettings settings = settings(
                "tcpEstablishedTimeout: 5s, tcpCloseWaitTimeout: 6s, udpTimeout: 7500ms, udpStreamTimeout: 8s", 1);
        assertThat(settings.tcpTimeout(TcpState.ESTABLISHED)).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.tcpTimeout(TcpState.CLOSE_WAIT)).isEqualTo(Duration.ofSeconds(6));
        assertThat(settings.udp()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.udpStream()).isEqualTo(Duration.ofSeconds(8));
        assertThat(settings.tcpBeLiberal()).isFalse();
        assertThat(settings("tcpBeLiberal: true", 1).tcpBeLiberal()).isTrue();
    }

    @Test
    void zeroLeavesWhatTheKernelHasAndNothingSaidIsUpstreamsDefault() {
        assertThat(settings("tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s, maxPerCore: 0", 1))
                .isEqualTo(ConntrackSettings.KERNEL);
        assertThat(settings("", 8)).isEqualTo(ConntrackSettings.KUBE_PROXY);
    }
}
