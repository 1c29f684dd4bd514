package io.github.kubevalue.dns.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DigTest {
    private static final ClusterDns DNS = ClusterDns.of(Store.empty(Indexes.CATALOG)
            .put(Namespace.named("demo"))
            .put(Service.named("demo", "web")
                    .withSpec(ServiceSpec.builder()
                            .clusterIP("10.96.0.42")
                            .addClusterIP("10.96.0.42")
                            .build())));
    private static final Edns EDNS = Edns.of(1232)
            .with(new EdnsOption(
                    EdnsOption.COOKIE, Vector.of(1, 2, 3, 4, 5, 6, 7, 255).map(Integer::byteValue)));

    private static DigRun run(String arguments) {
        return DigRun.of(arguments, Endpoint.of("10.96.0.10", 53))
                .withVersion("9.18.33-1~deb12u2-Debian")
                .withId(4711)
                .withWhen(io.vavr.control.Option.of(Instant.parse("2026-11-22T16:05:59Z")));
    }

    @Test
    void anAnswerIsLaidOutAsDigDoes() {
        Query query = Query.of("web.demo.svc.cluster.local", RecordType.A).withEdns(EDNS);

        assertThat(Dig.text(DNS.answer(query), run("web.demo.svc.cluster.local")))
                .isEqualTo("""

                    ; <<>> DiG 9.18.33-1~deb12u2-Debian <<>> web.demo.svc.cluster.local
                    ;; global options: +cmd
                    ;; Got answer:
                    ;; WARNING: .local is reserved for Multicast DNS
                    ;; You are currently testing what happens when an mDNS query is leaked to DNS
                    ;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711
                    ;; flags: qr aa rd; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1
                    ;; WARNING: recursion requested but not available

                    ;; OPT PSEUDOSECTION:
                    ; EDNS: version: 0, flags:; udp: 1232
                    ; COOKIE: 01020304050607ff (echoed)
                    ;; QUESTION SECTION:
                    ;web.demo.svc.cluster.local.	IN	A

                    ;; ANSWER SECTION:
                    web.demo.svc.cluster.local. 30	IN	A	10.96.0.42

                    ;; Query time: 0 msec
                    ;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)
                    ;; WHEN: Sun Nov 22 16:05:59 UTC 2026
                    ;; MSG SIZE  rcvd: 109

                    """);
    }

    @Test
    void aNegativeAnswerShowsTheSoa() {
        Query query = Query.of("no.demo.svc.cluster.local", RecordType.AAAA);

        assertThat(Dig.text(DNS.answer(query), run("no.demo.svc.cluster.local AAAA")))
                .contains("""
                    ;; flags: qr aa rd; QUERY: 1, ANSWER: 0, AUTHORITY: 1, ADDITIONAL: 0
                    ;; WARNING: recursion requested but not available

                    ;; QUESTION SECTION:
                    ;no.demo.svc.cluster.local.	IN	AAAA

                    ;; AUTHORITY SECTION:
                    cluster.local.		30	IN	SOA	ns.dns.cluster.local. hostmaster.cluster.local. 0 7200 1800 86400 30

                    """)
                .contains("status: NXDOMAIN");
    }

    @Test
    void shortIsTheDataAlone() {
        assertThat(Dig.brief(DNS.answer("web.demo.svc.cluster.local", RecordType.A)))
                .isEqualTo("10.96.0.42\n");
        assertThat(Dig.brief(DNS.answer("no.demo.svc.cluster.local", RecordType.A)))
                .isEmpty();
    }
}
