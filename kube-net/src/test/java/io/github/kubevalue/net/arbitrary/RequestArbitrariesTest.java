package io.github.kubevalue.net.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.net.arbitrary.ClusterArbitraries.Cluster;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries.Served;
import io.github.kubevalue.net.cni.Interconnect;
import io.github.kubevalue.net.cni.Plug;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.walk.Request;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What is generated for the kernel is possible, and of all kinds. */
class RequestArbitrariesTest {

    /** A cluster, its Services, and a request. */
    record Case(Cluster cluster, Served served, Request request) {}

    @Provide
    Arbitrary<Case> cases() {
        return ClusterArbitraries.clusters(Vector.of(Plug.values()), Vector.of(Interconnect.DIRECT, Interconnect.VXLAN))
                .flatMap(cluster -> ClusterServiceArbitraries.served(cluster)
                        .flatMap(served -> Arbitraries.lazy(
                                        () -> RequestArbitraries.requests(cluster, served.services()))
                                .map(request -> new Case(cluster, served, request))));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void bothEndsAreOfOneFamilyThatTheClusterHas(@ForAll("cases") Case each) {
        Request request = each.request();
        assertThat(request.to().isV4() || each.cluster().isDualStack()).isTrue();
        assertThat(request.sourceIp())
                .allMatch(ip -> ip.family() == request.to().family());
        if (request.from() instanceof Peer.Outside host) {
            assertThat(host.ip().family()).isEqualTo(request.to().family());
            assertThat(host.ip()).isNotEqualTo(request.to());
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void allKindsAreGenerated(@ForAll("cases") Case each) {
        collect("sender", each.request().from().getClass().getSimpleName(), "PodPeer", "NodePeer", "Outside");
        collect("target", target(each), "cluster IP", "node port", "external IP", "load balancer", "other");
        collect("nodes", String.valueOf(each.cluster().nodes().size()), "1", "2", "3");
        collect("family", each.request().to().family().toString(), "IPv4", "IPv6");
    }

    private static void collect(String label, String kind, String... all) {
        Statistics.label(label).collect(kind);
        Statistics.label(label)
                .coverage(coverage ->
                        Vector.of(all).forEach(one -> coverage.check(one).count(times -> times > 0)));
    }

    private static String target(Case each) {
        String to = each.request().to().toString();
        for (Service service : each.served().services()) {
            if (service.spec().clusterIPs().contains(to)) {
                return "cluster IP";
            }
            if (service.spec().externalIPs().contains(to)) {
                return "external IP";
            }
            if (service.loadBalancerIps().contains(each.request().to())) {
                return "load balancer";
            }
            if (service.spec()
                    .ports()
                    .exists(port -> port.nodePort().contains(each.request().port()))) {
                return "node port";
            }
        }
        return "other";
    }
}
