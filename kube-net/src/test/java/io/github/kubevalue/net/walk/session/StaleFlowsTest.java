package io.github.kubevalue.net.walk.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.net.conntrack.ConntrackSettings;
import io.github.kubevalue.net.conntrack.ConntrackText;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.proxy.ProxiedEndpoints;
import io.github.kubevalue.net.proxy.ServiceLines;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When kube-proxy looks for stale flows: after changes of endpoints alone. */
// pkg/proxy/endpointschangetracker.go, EndpointsMap.Update: ConntrackCleanupRequired
class StaleFlowsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String DNS = "demo/dns 10.96.0.10 dns:53/UDP -> 10.244.1.2@n1:53";

    /** Asked before there was a Service. */
    private static final String UNANSWERED = "udp 17 29 src=10.244.1.9 dst=10.96.0.10 sport=4000 dport=53 [UNREPLIED]"
            + " src=10.96.0.10 dst=10.244.1.9 sport=53 dport=4000 mark=0 use=1";

    private static Store services(String lines) {
        return ServiceLines.services(lines).foldLeft(Store.empty(Indexes.CATALOG), Store::put);
    }

    private static Store cluster(String services, String slices) {
        return ServiceLines.slices(slices).foldLeft(services(services), Store::put);
    }

    private static boolean isCleaned(Store before, Store after) {
        return isCleaned(UNANSWERED, before, after);
    }

    private static boolean isCleaned(String entry, Store before, Store after) {
        NetfilterState stack = NetfilterState.empty()
                .withConntrack(ConntrackText.parseTable(entry, ConntrackSettings.KERNEL, NOW)
                        .get());
        NetworkState state = NetworkState.at(NOW).with("n1", stack);
        return StaleFlows.cleaned(state, before, after)
                .stacks()
                .get("n1")
                .get()
                .conntrack()
                .entries(NOW)
                .isEmpty();
    }

    @Test
    void aServiceWithoutAChangeOfEndpointsCleansNothing() {
        assertThat(isCleaned(cluster("", DNS), cluster(DNS, DNS))).isFalse();
        assertThat(isCleaned(cluster("", ""), cluster(DNS, DNS))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // a Service of whatever namespace that answers over UDP gets or loses its endpoints
        "demo/log 10.96.0.11 log:514/UDP -> , demo/log 10.96.0.11 log:514/UDP -> 10.244.1.3@n1:514, true",
        "other/dns 10.96.0.11 dns:53/UDP -> 10.244.1.3@n1:53, '', true",
        // nothing of it answers over UDP
        "demo/web 10.96.0.11 http:80/TCP -> 10.244.1.3@n1:80, demo/web 10.96.0.11 http:80/TCP -> 10.244.1.4@n1:80,"
                + " false",
        // without endpoints there is no port of UDP that could have changed
        "demo/log 10.96.0.11 log:514/UDP -> , '', false",
        // the other family is cleaned
        "demo/log fd00::11 log:514/UDP -> fd00:1::3@n1:514, '', false",
    })
    void anyChangeOfEndpointsOfAServiceWithUdpCleansAll(String before, String after, boolean cleaned) {
        assertThat(isCleaned(cluster(DNS, DNS + "\n" + before), cluster(DNS, DNS + "\n" + after)))
                .isEqualTo(cleaned);
    }

    @Test
    void ofHeadlessServicesKubeProxyKnowsNothing() {
        Store known = cluster(DNS, DNS);
        Store more = ServiceLines.slices("demo/log 10.96.0.11 log:514/UDP -> 10.244.1.3@n1:514")
                .map(slice -> slice.withMetadata(
                        slice.metadata().withLabels(slice.metadata().labels().put(ProxiedEndpoints.HEADLESS, ""))))
                .foldLeft(known, Store::put);
        assertThat(isCleaned(known, more)).isFalse();
    }

    @Test
    void slicesWithTcpCountForAServiceThatHasUdpInOthers() {
        String tcp = "demo/dns 10.96.0.10 dns-tcp:53/TCP -> 10.244.1.2@n1:53";
        Store known = cluster(DNS, DNS);
        Store more = ServiceLines.slices(tcp)
                .map(slice -> slice.withMetadata(slice.metadata().withName("dns-2")))
                .foldLeft(known, Store::put);
        assertThat(isCleaned(known, more)).isTrue();
    }

    /** A node port is one number for both families, and each has a kube-proxy of its own. */
    @ParameterizedTest
    @CsvSource({"10.244.1.2, fd00:1::3, false", "10.244.1.3, fd00:1::2, true"})
    void endpointsOfOneFamilySayNothingOfFlowsOfTheOther(String v4, String v6, boolean cleaned) {
        String entry = "udp 17 100 src=192.0.2.100 dst=192.0.2.11 sport=4000 dport=30053"
                + " src=10.244.1.2 dst=10.244.1.1 sport=53 dport=4000 [ASSURED] mark=0 use=1";
        assertThat(isCleaned(entry, dualStack("10.244.1.2", "fd00:1::2"), dualStack(v4, v6)))
                .isEqualTo(cleaned);
    }

    private static Store dualStack(String v4, String v6) {
        String line = "demo/dns 10.96.0.10 dns:53/UDP:30053 -> %s@n1:53";
        Service service = ServiceLines.services(line.formatted(v4)).head();
        Service dual = service.withSpec(service.spec()
                .withClusterIPs(Vector.of("10.96.0.10", "fd00::10"))
                .withIpFamilies(Vector.of(IPFamily.IPV4, IPFamily.IPV6)));
        Store store = cluster("", line.formatted(v4)).put(dual);
        return ServiceLines.slices("demo/dns fd00::10 dns:53/UDP -> %s@n1:53".formatted(v6))
                .map(slice -> slice.withMetadata(slice.metadata().withName("dns-6")))
                .foldLeft(store, Store::put);
    }
}
