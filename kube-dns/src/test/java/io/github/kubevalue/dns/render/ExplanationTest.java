package io.github.kubevalue.dns.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.client.Libc;
import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.client.StubResolver;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final ClusterDns DNS = ClusterDns.of(Store.empty(Indexes.CATALOG)
            .put(Namespace.named("demo"))
            .put(Namespace.named("other"))
            .put(Service.named("demo", "web")
                    .withSpec(ServiceSpec.builder()
                            .clusterIP("10.96.0.42")
                            .addClusterIP("10.96.0.42")
                            .build())));
    private static final ResolvConf POD = ResolvConf.parse("""
        search other.svc.cluster.local svc.cluster.local cluster.local
        nameserver 10.96.0.10
        options ndots:5 timeout:1
        """);

    private static String explained(Libc libc, String name, Transport transport) {
        return Explanation.of(new StubResolver(libc, POD, HostsFile.EMPTY, transport).addresses(name));
    }

    @Test
    void anAnswerHasItsPluginItsObjectAndTheRule() {
        assertThat(Explanation.of(DNS.answer("web.demo.svc.cluster.local", RecordType.A)))
                .isEqualTo("""
                    NOERROR web.demo.svc.cluster.local. IN A: 10.96.0.42
                      kubernetes: service/demo/web: cluster IPs
                    """);
    }

    @Test
    void aWalkSaysWhyItWentOnAndWhyItEnded() {
        assertThat(explained(Libc.GLIBC, "web.demo", DNS.transport())).isEqualTo("""
            web.demo: 10.96.0.42
            1. web.demo.other.svc.cluster.local.: there is no such name: the search goes on
               10.96.0.10, A and AAAA: NXDOMAIN
                 kubernetes: there is no Service demo in namespace other
            2. web.demo.svc.cluster.local.: the name has an answer: the lookup ends
               10.96.0.10, A: 10.96.0.42
                 kubernetes: service/demo/web: cluster IPs
               10.96.0.10, AAAA: NODATA
                 kubernetes: service/demo/web: cluster IPs
            """);
    }

    @Test
    void muslSaysWhereItStops() {
        assertThat(explained(Libc.MUSL, "demo", DNS.transport())).isEqualTo("""
            demo: Name has no usable address (EAI_NODATA)
            1. demo.other.svc.cluster.local.: there is no such name: the search goes on
               10.96.0.10, A and AAAA: NXDOMAIN
                 kubernetes: there is no Service demo in namespace other
            2. demo.svc.cluster.local.: the name has no such record: musl ends the lookup
               10.96.0.10, A and AAAA: NODATA
                 kubernetes: a namespace has no records
            """);
    }

    @Test
    void aServerThatDoesNotAnswerIsWaitedFor() {
        Transport silent = (server, query, channel) -> new Transport.Silence("NetworkPolicy demo/deny");

        assertThat(explained(Libc.GLIBC, "web.demo.svc.cluster.local.", silent)).isEqualTo("""
            web.demo.svc.cluster.local.: Temporary failure in name resolution (EAI_AGAIN), after 2 s
            1. web.demo.svc.cluster.local.: no server answers the query: nothing else is tried
               10.96.0.10, A and AAAA: TIMEOUT
                 NetworkPolicy demo/deny
               after 1 s, 10.96.0.10, A and AAAA: TIMEOUT
                 NetworkPolicy demo/deny
            """);
    }

    @Test
    void anAddressNeedsNoQuery() {
        assertThat(explained(Libc.GLIBC, "10.1.2.3", DNS.transport()))
                .isEqualTo("10.1.2.3: 10.1.2.3, without a query\n");
    }
}
