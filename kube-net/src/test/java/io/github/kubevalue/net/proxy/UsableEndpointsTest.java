package io.github.kubevalue.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which endpoints the node {@code here} in zone z1 uses. */
class UsableEndpointsTest {
    private static final ProxyNode HERE =
            ProxyNode.builder().name("here").zone("z1").build();

    /** State of endpoints here and there: r ready, t serving and terminating, x neither; then what each policy uses. */
    @ParameterizedTest
    @CsvSource({
        "r, r, h t, h, true",
        "r t, r t, h1 t1, h1, true",
        "x t, r, t, h2, true",
        "x, r, t, '', true",
        "t, t, h t, h, true",
        "'', t, t, '', true",
        "'', '', '', '', false",
        "x, x, '', '', false",
    })
    void readyEndpointsComeFirst(String here, String there, String cluster, String local, boolean anywhere) {
        Seq<ProxyEndpoint> endpoints = endpoints("h", "here", here).appendAll(endpoints("t", "there", there));
        UsableEndpoints usable = UsableEndpoints.of(port(true), endpoints, HERE);
        assertThat(names(usable.cluster())).isEqualTo(cluster);
        assertThat(names(usable.local())).isEqualTo(local);
        assertThat(usable.existAnywhere()).isEqualTo(anywhere);
    }

    private static Seq<ProxyEndpoint> endpoints(String name, String node, String states) {
        String[] each = states.isEmpty() ? new String[0] : states.split(" ");
        return Vector.range(0, each.length)
                .map(i -> ProxyEndpoint.builder()
                        .address(Endpoint.of(
                                "10.0." + (name.equals("h") ? 1 : 2) + "." + (each.length == 1 ? 9 : i + 1), 80))
                        .node(node)
                        .ready(each[i].equals("r"))
                        .serving(!each[i].equals("x"))
                        .terminating(!each[i].equals("r"))
                        .build());
    }

    private static String names(Seq<ProxyEndpoint> endpoints) {
        return endpoints
                .map(endpoint -> endpoint.address().ip().toString())
                .map(ip -> (ip.startsWith("10.0.1") ? "h" : "t") + (ip.endsWith(".9") ? "" : ip.substring(7)))
                .mkString(" ");
    }

    /** Hints of two ready endpoints, as zone/node; then which are used. */
    @ParameterizedTest
    @CsvSource({
        "z1/, z2/, 1",
        "z1/, /, 1 2",
        "z3/, z2/, 1 2",
        "/, /, 1 2",
        "z1/here, z2/there, 1",
        "z2/here, z1/there, 1",
        "z2/other, z1/there, 2",
        "z1/here, z1/, 1 2",
        "z1/here, z2/, 1",
    })
    void hintsCountIfEveryEndpointHasOneAndSomeFits(String first, String second, String used) {
        UsableEndpoints usable = UsableEndpoints.of(port(false), Vector.of(hinted(1, first), hinted(2, second)), HERE);
        assertThat(usable.cluster()
                        .map(endpoint -> endpoint.address().ip().toString().substring(7))
                        .mkString(" "))
                .isEqualTo(used);
    }

    /** pkg/proxy/topology.go, topologyModeFromHints: what is not ready has no say. */
    @Test
    void hintsOfEndpointsThatAreNotReadyDoNotCount() {
        Seq<ProxyEndpoint> endpoints =
                Vector.of(hinted(1, "z1/"), hinted(2, "z2/"), hinted(3, "/").withReady(false));
        assertThat(TopologyMode.of(endpoints, HERE)).isEqualTo(TopologyMode.PREFER_SAME_ZONE);
        assertThat(TopologyMode.of(endpoints.map(each -> each.withReady(false)), HERE))
                .isEqualTo(TopologyMode.NONE);
        assertThat(TopologyMode.of(Vector.empty(), HERE)).isEqualTo(TopologyMode.NONE);
    }

    @Test
    void aZoneThatIsUnknownHasNoHints() {
        ProxyNode nowhere = ProxyNode.builder().name("here").build();
        assertThat(TopologyMode.of(Vector.of(hinted(1, "z1/"), hinted(2, "z2/")), nowhere))
                .isEqualTo(TopologyMode.NONE);
    }

    @Test
    void whatEachPolicyUsesIsReachableOnceAndInOrder() {
        Seq<ProxyEndpoint> endpoints = endpoints("h", "here", "r x").appendAll(endpoints("t", "there", "r"));
        assertThat(names(UsableEndpoints.of(port(true), endpoints, HERE).reachable()))
                .isEqualTo("h1 t");
        ProxiedPort onlyLocal = port(false).withNodePort(Option.none()).withInternalPolicyLocal(true);
        assertThat(names(UsableEndpoints.of(onlyLocal, endpoints, HERE).reachable()))
                .isEqualTo("h1");
        assertThat(names(UsableEndpoints.of(port(false), endpoints, HERE).reachable()))
                .isEqualTo("h1 t");
        Seq<ProxyEndpoint> terminating = endpoints("h", "here", "t").appendAll(endpoints("t", "there", "r"));
        assertThat(names(UsableEndpoints.of(port(true), terminating, HERE).reachable()))
                .isEqualTo("h t");
    }

    /** Policies of a port with one endpoint elsewhere: s serving and terminating, x not serving. */
    @ParameterizedTest
    @CsvSource({"r, true", "t, true", "x, false", "'', false"})
    void anEndpointElsewhereExistsForPolicyLocal(String there, boolean anywhere) {
        ProxiedPort onlyLocal = port(false).withNodePort(Option.none()).withInternalPolicyLocal(true);
        UsableEndpoints usable = UsableEndpoints.of(onlyLocal, endpoints("t", "there", there), HERE);
        assertThat(usable.local()).isEmpty();
        assertThat(usable.cluster()).isEmpty();
        assertThat(usable.existAnywhere()).isEqualTo(anywhere);
    }

    @Test
    void anEndpointOfWhichNothingIsSaidServes() {
        ProxyEndpoint plain =
                ProxyEndpoint.builder().address(Endpoint.of("10.0.0.1", 80)).build();
        assertThat(plain.ready()).isTrue();
        assertThat(plain.serving()).isTrue();
        assertThat(plain.terminating()).isFalse();
        assertThat(plain.isServingTerminating()).isFalse();
        assertThat(plain.withTerminating(true).isServingTerminating()).isTrue();
        assertThat(plain.withTerminating(true).withServing(false).isServingTerminating())
                .isFalse();
    }

    private static ProxyEndpoint hinted(int number, String hints) {
        String[] parts = hints.split("/", -1);
        return ProxyEndpoint.builder()
                .address(Endpoint.of("10.0.0." + number, 80))
                .node("there")
                .zoneHints(parts[0].isEmpty() ? HashSet.empty() : HashSet.of(parts[0]))
                .nodeHints(parts[1].isEmpty() ? HashSet.empty() : HashSet.of(parts[1]))
                .build();
    }

    private static ProxiedPort port(boolean externalLocal) {
        return ProxiedPort.builder()
                .name(new ServicePortName("demo", "web", "http"))
                .protocol(IpProtocol.TCP)
                .clusterIp(Ip.parse("10.96.0.10"))
                .port(80)
                .nodePort(30080)
                .externalPolicyLocal(externalLocal)
                .build();
    }
}
