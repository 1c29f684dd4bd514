package io.github.kubevalue.dns.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.cluster.DnsSession.Answered;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A Service comes, goes and changes its address, while somebody asks for it. */
class DnsSessionLawsTest {
    private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration LIFE = Duration.ofSeconds(20);
    private static final String COREFILE = """
        . {
            kubernetes cluster.local {
               ttl 30
            }
            cache 20
        }
        """;
    private static final Vector<ClusterDns> CLUSTERS =
            Vector.of("", "10.96.0.1", "10.96.0.2").map(DnsSessionLawsTest::cluster);

    private static ClusterDns cluster(String address) {
        Store store = Store.empty(Indexes.CATALOG)
                .put(Namespace.named("demo"))
                .put(ConfigMap.builder()
                        .metadata(ObjectMeta.named("kube-system", "coredns"))
                        .data(TreeMap.of("Corefile", COREFILE))
                        .build());
        return ClusterDns.of(
                address.isEmpty()
                        ? store
                        : store.put(Service.named("demo", "web")
                                .withSpec(ServiceSpec.builder()
                                        .clusterIP(address)
                                        .addClusterIP(address)
                                        .build())));
    }

    /** So many seconds later the cluster is that one, and somebody asks. */
    record Step(long seconds, int cluster, String name) {
        Query query() {
            return Query.of(name, RecordType.A);
        }
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 15),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of("web.demo.svc.cluster.local", "demo.svc.cluster.local"))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private static String tell(Response response) {
        return response.rcode() + response.answer().map(ResourceRecord::data).mkString(" ", " ", "");
    }

    /** When the cluster was which. */
    private record Past(Instant from, ClusterDns dns) {}

    @Property(tries = 200)
    void whatIsAnsweredWasSoWithinTheLifeOfAnAnswer(@ForAll("lives") List<Step> steps) {
        DnsSession session = CLUSTERS.head().session();
        Instant now = START;
        Vector<Past> past = Vector.empty();
        for (Step step : steps) {
            now = now.plusSeconds(step.seconds());
            past = past.append(new Past(now, CLUSTERS.get(step.cluster())));
            Answered answered = session.with(past.last().dns()).answer(step.query(), now);
            session = answered.next();

            Instant horizon = now.minus(LIFE);
            Vector<Past> recent = past.dropUntil(one -> one.from().isAfter(horizon));
            assertThat(recent.map(one -> tell(one.dns().answer(step.query())))).contains(tell(answered.response()));
        }
    }

    @Property(tries = 100)
    void whatIsNotAskedForWithinTheLifeOfAnAnswerIsNew(@ForAll("lives") List<Step> steps) {
        DnsSession session = CLUSTERS.head().session();
        Instant now = START;
        for (Step step : steps) {
            now = now.plus(LIFE).plusSeconds(step.seconds());
            ClusterDns dns = CLUSTERS.get(step.cluster());
            Answered answered = session.with(dns).answer(step.query(), now);
            session = answered.next();

            assertThat(answered.response()).isEqualTo(dns.answer(step.query()));
        }
    }
}
