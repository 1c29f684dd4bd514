package io.github.kubevalue.dns.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.client.Exchange;
import io.github.kubevalue.dns.client.Libc;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.client.StubResolver;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.cluster.DnsSession.Answered;
import io.github.kubevalue.dns.cluster.DnsSession.LookedUp;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.dns.zone.Zone;
import io.github.kubevalue.dns.zone.Zones;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsSessionTest {
    private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");
    private static final String DB = "db.demo.svc.cluster.local";
    private static final Pod CLIENT = Pod.named("demo", "client");
    private static final Transport SILENT = (server, query, channel) -> new Transport.Silence("dropped");
    private static final String PLAIN = """
        .:53 {
            kubernetes cluster.local in-addr.arpa ip6.arpa {
               ttl 30
            }
            cache 30
        }
        """;

    /** A headless Service whose pods have these addresses. */
    private static Store cluster(String... addresses) {
        EndpointSlice.Builder slice = EndpointSlice.builder()
                .metadata(ObjectMeta.named("demo", "db-a").withLabels(TreeMap.of("kubernetes.io/service-name", "db")));
        for (String address : addresses) {
            slice.addEndpoint(Endpoint.builder()
                    .addAddress(address)
                    .conditions(EndpointConditions.of(true, true, false))
                    .build());
        }
        return Store.empty(Indexes.CATALOG)
                .put(Namespace.named("demo"))
                .put(Service.named("demo", "db")
                        .withSpec(ServiceSpec.builder().clusterIP("None").build()))
                .put(slice.build());
    }

    private static Store with(String corefile, Store store) {
        return store.put(ConfigMap.builder()
                .metadata(ObjectMeta.named("kube-system", "coredns"))
                .data(TreeMap.of("Corefile", corefile))
                .build());
    }

    private static ClusterDns dns(String corefile, String... addresses) {
        Store store = cluster(addresses);
        return ClusterDns.of(corefile.isEmpty() ? store : with(corefile, store));
    }

    private static String tell(Response response) {
        return response.answer().map(found -> found.ttl() + " " + found.data()).mkString(", ");
    }

    /** How many seconds after its pod died, 3 seconds after the first question, a client that asks each second still sees it. */
    private static long seen(String corefile) {
        ClusterDns before = dns(corefile, "10.244.1.5", "10.244.2.6");
        ClusterDns after = dns(corefile, "10.244.2.6");
        DnsSession session = before.session();
        long died = 3;
        for (long second = 0; second < 100; second++) {
            Answered answered =
                    session.with(second < died ? before : after).answer(DB, RecordType.A, START.plusSeconds(second));
            if (!tell(answered.response()).contains("10.244.1.5")) {
                return second - died;
            }
            session = answered.next();
        }
        return Long.MAX_VALUE;
    }

    @Test
    void kubeadmsCoreDnsForgetsADeadPodAtOnceAndAPlainCacheSeesItUntilItsTimeIsOver() {
        assertThat(seen("")).isZero();
        assertThat(seen(PLAIN)).isEqualTo(27);
        assertThat(seen(PLAIN.replace("cache 30", "cache 30 {\n serve_stale 10s\n}")))
                .isEqualTo(28);
    }

    @Test
    void aPodThatIsNewIsSeenWhenTheDenialBeforeItIsOver() {
        DnsSession session = dns(PLAIN).session();
        Answered none = session.answer(DB, RecordType.A, START);
        DnsSession later = none.next().with(dns(PLAIN, "10.244.1.5"));

        assertThat(none.response().isNameError()).isTrue();
        assertThat(later.answer(DB, RecordType.A, START.plusSeconds(29))
                        .response()
                        .isNameError())
                .isTrue();
        assertThat(tell(later.answer(DB, RecordType.A, START.plusSeconds(30)).response()))
                .isEqualTo("30 10.244.1.5");
    }

    @Test
    void aLifeCanBeGoneOnWithInTwoWays() {
        Answered first = dns(PLAIN, "10.244.1.5").session().answer(DB, RecordType.A, START);
        DnsSession next = first.next();

        assertThat(tell(next.answer(DB, RecordType.A, START.plusSeconds(10)).response()))
                .isEqualTo("20 10.244.1.5");
        assertThat(tell(next.answer(DB, RecordType.A, START.plusSeconds(20)).response()))
                .isEqualTo("10 10.244.1.5");
        assertThat(next.answer(DB, RecordType.A, START.plusSeconds(10)))
                .isEqualTo(next.answer(DB, RecordType.A, START.plusSeconds(10)));
    }

    @Test
    void anotherCorefileBeginsAnew() {
        DnsSession session = dns(PLAIN, "10.244.1.5")
                .session()
                .answer(DB, RecordType.A, START)
                .next();
        String other = PLAIN.replace("ttl 30", "ttl 20");

        assertThat(tell(session.with(dns(PLAIN, "10.244.9.9"))
                        .answer(DB, RecordType.A, START.plusSeconds(1))
                        .response()))
                .isEqualTo("29 10.244.1.5");
        assertThat(tell(session.with(dns(other, "10.244.9.9"))
                        .answer(DB, RecordType.A, START.plusSeconds(1))
                        .response()))
                .isEqualTo("20 10.244.9.9");
    }

    /** A forwarder without upstreams fails after 4 seconds: within the 5 of glibc, not within 3. */
    @ParameterizedTest
    @CsvSource({"5, SERVFAIL", "3, TIMEOUT"})
    void howLongTheServerTakesIsFeltByAPod(String timeout, String status) {
        ClusterDns dns = ClusterDns.of(cluster()).through(SILENT);
        Lookup lookup = new StubResolver(
                        Libc.GLIBC,
                        dns.resolvConf(CLIENT).resolvConf().withOption("timeout", timeout),
                        HostsFile.EMPTY,
                        dns.transport())
                .addresses("www.example.com.");

        assertThat(lookup.exchanges().map(Exchange::status).distinct()).containsExactly(status);
    }

    /** By its second attempt the forwarder knows that its upstream is dead, and gives it only one chance more. */
    @Test
    void whatAServerRemembersIsFeltWithinALookup() {
        LookedUp looked = ClusterDns.of(cluster())
                .through(SILENT)
                .session()
                .lookup(CLIENT, "www.example.com.", START, Choice.first());

        assertThat(looked.lookup().exchanges().map(Exchange::delivery).map(DnsSessionTest::after))
                .containsExactly(4L, 4L, 2L, 2L);
    }

    private static long after(Transport.Delivery delivery) {
        return ((Transport.Replied) delivery).after().toSeconds();
    }

    @Test
    void aLookupIsRemembered() {
        DnsConfig config =
                DnsConfig.kubeadm().withOutside(Zones.of(Zone.of("example.com").with("www", Ip.parse("203.0.113.7"))));
        ClusterDns dns = ClusterDns.of(cluster(), config);
        LookedUp first = dns.session().lookup(CLIENT, "www.example.com", START, Choice.first());
        LookedUp second = first.next().lookup(CLIENT, "www.example.com", START.plusSeconds(7), Choice.first());

        assertThat(first.lookup().addresses()).containsExactly(Ip.parse("203.0.113.7"));
        assertThat(second.lookup().records().map(found -> found.ttl())).containsExactly(23L);
    }
}
