package io.github.kubevalue.net.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.edge.HttpRequest;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.proxy.NodePortAddresses;
import io.github.kubevalue.net.proxy.ProxiedServices;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.Tuple;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kube-proxy's own ports answer, to a load balancer outside and to a pod. */
class HealthCheckTest {
    private static final Cidr PODS = Cidr.parse("10.0.0.0/16");
    private static final Pod WITH = Sample.pod("p1", "node-1", "10.0.2.15", 8080);
    private static final Pod CLIENT = Sample.pod("p2", "node-2", "10.0.3.12", 9090);
    private static final Peer OUTSIDE = Peer.outside(Ip.parse("1.2.3.4"));
    private static final ProxyConfig ANY_MODE = ProxyConfig.of(PODS);

    @ParameterizedTest
    @CsvSource({
        "outside, 172.31.0.10, 32000, /,        200",
        "outside, 172.31.0.11, 32000, /,        503",
        "pod,     172.31.0.10, 32000, /any,     200",
        "pod,     172.31.0.11, 32000, /any,     503",
        "outside, 172.31.0.10, 10256, /healthz, 200",
        "outside, 172.31.0.11, 10256, /healthz, 503",
        "pod,     172.31.0.11, 10256, /livez,   200",
        "pod,     172.31.0.10, 10256, /metrics, 404",
    })
    void aNodeAnswersForItself(String from, String node, int port, String path, int status) {
        Trace trace = ask(ANY_MODE, from, node, port, path);
        assertThat(trace.status()).contains(status);
        assertThat(trace.outcome()).isEqualTo(status == 200 ? Disposition.DELIVERED : Disposition.HTTP_STATUS);
    }

    @Test
    void theAnswerSaysHowManyEndpointsThereAre() {
        Trace trace = ask(ANY_MODE, "outside", "172.31.0.11", 32000, "/");
        assertThat(trace.answer().get().headers()).contains(Tuple.of("X-Load-Balancing-Endpoint-Weight", "0"));
        assertThat(trace.answer().get().body()).contains("\"localEndpoints\": 0");
        assertThat(trace.hops().last().note()).contains("503", "X-Load-Balancing-Endpoint-Weight: 0");
    }

    @Test
    void thePortIsOpenWhereNodePortsAre() {
        ProxyConfig elsewhere = ANY_MODE.withNodePortAddresses(NodePortAddresses.in(Cidr.parse("192.0.2.0/24")));
        assertThat(ask(elsewhere, "outside", "172.31.0.10", 32000, "/").outcome())
                .isEqualTo(Disposition.REFUSED);
        assertThat(ask(elsewhere, "outside", "172.31.0.10", 10256, "/healthz").status())
                .contains(200);
    }

    @ParameterizedTest
    @CsvSource({"Local, node-1", "Cluster, node-1"})
    void theBalancerGivesTrafficToTheNodesThatAnswerYes(String policy, String nodes) {
        assertThat(network(ANY_MODE, policy)
                        .loadBalancers()
                        .healthyNodes(service(policy))
                        .map(Node::name))
                .containsExactly(nodes.split(" "));
    }

    @Test
    void forAServiceOfAnotherProxyNoNodeAnswers() {
        Service own = service("Local");
        Service others =
                own.withMetadata(own.metadata().withLabels(TreeMap.of(ProxiedServices.SERVICE_PROXY_NAME, "mine")));
        assertThat(network(ANY_MODE, "Local").loadBalancers().healthyNodes(others))
                .isEmpty();
    }

    private static Trace ask(ProxyConfig config, String from, String node, int port, String path) {
        Peer asker = from.equals("pod") ? Peer.pod(CLIENT.key()) : OUTSIDE;
        Request request = Request.tcp(asker, Ip.parse(node), port)
                .withHttp(Option.some(new HttpRequest("GET", false, node, path)));
        return new Walker(network(config, "Local"))
                .walk(NetworkState.at(Instant.EPOCH), request, Choice.first())
                .trace();
    }

    /** Two nodes, of which the second has no endpoint and is to be deleted. */
    private static Network network(ProxyConfig proxy, String policy) {
        Node going = Sample.node("node-2", "172.31.0.11", "10.0.3.0/24");
        NodeSpec tainted = going.spec()
                .withTaints(Vector.of(Taint.builder()
                        .key("ToBeDeletedByClusterAutoscaler")
                        .effect(TaintEffect.NO_SCHEDULE)
                        .build()));
        return Network.of(
                Sample.store(
                        Sample.node("node-1", "172.31.0.10", "10.0.2.0/24"),
                        going.withSpec(tainted),
                        WITH,
                        CLIENT,
                        service(policy),
                        Sample.slice("web", "https", 8080, WITH)),
                NetworkConfig.builder().cni(CniConfig.of(PODS)).proxy(proxy).build());
    }

    private static Service service(String policy) {
        return Sample.balanced(
                "web",
                policy,
                ServicePort.builder().name("https").port(443).nodePort(30080).build());
    }
}
