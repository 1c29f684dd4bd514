package io.github.kubevalue.dns.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.arbitrary.NameArbitraries;
import io.github.kubevalue.dns.arbitrary.ObjectArbitraries;
import io.github.kubevalue.dns.client.Exchange;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.kubernetes.Kubernetes;
import io.github.kubevalue.dns.plugin.kubernetes.KubernetesOptions;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for the DNS of every cluster. */
class ClusterDnsLawsTest {
    private static final Vector<RecordType> TYPES = Vector.of(
                    "A", "AAAA", "SRV", "TXT", "CNAME", "PTR", "NS", "SOA", "HTTPS")
            .map(RecordType::parse);

    @Provide
    Arbitrary<Vector<KubeObject>> objects() {
        return ObjectArbitraries.services();
    }

    /** Names that hit and names that miss. */
    @Provide
    Arbitrary<DomainName> names() {
        Arbitrary<String> service = Arbitraries.integers().between(0, 6).map(i -> "svc" + i);
        Arbitrary<String> namespace = Arbitraries.of("demo", "other", "missing");
        Arbitrary<String> prefix = Arbitraries.of(
                "",
                "",
                "",
                "pod-0.",
                "10-244-1-10.",
                "pod-1.",
                "fd00-244-1--10.",
                "_p0._tcp.",
                "_p1._udp.",
                "_p1._tcp.",
                "_tcp.",
                "a.b.c.");
        Arbitrary<DomainName> services = prefix.flatMap(before -> service.flatMap(
                name -> namespace.map(ns -> DomainName.parse(before + name + "." + ns + ".svc.cluster.local."))));
        Arbitrary<DomainName> others = Arbitraries.of(
                        "cluster.local.",
                        "svc.cluster.local.",
                        "demo.svc.cluster.local.",
                        "10-1-2-3.demo.pod.cluster.local.",
                        "20.0.96.10.in-addr.arpa.",
                        "10.1.244.10.in-addr.arpa.",
                        "0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1.0.0.0.4.4.2.0.0.0.d.f.ip6.arpa.",
                        "dns-version.cluster.local.",
                        "www.example.com.")
                .map(DomainName::parse);
        return Arbitraries.oneOf(services, services, others);
    }

    @Provide
    Arbitrary<RecordType> types() {
        return Arbitraries.of(TYPES.toJavaList());
    }

    private static ClusterDns dns(Seq<KubeObject> objects) {
        return ClusterDns.of(objects.foldLeft(Store.empty(Indexes.CATALOG), Store::put));
    }

    /** A reply without the spelling of its names and without its evidence. */
    private static Vector<String> essence(Response response) {
        return response.sections()
                .all()
                .map(found -> found.toString().toLowerCase(Locale.ROOT))
                .prepend(response.rcode() + " " + response.flags())
                .toVector();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void caseInsensitivity(
            @ForAll("objects") Vector<KubeObject> objects,
            @ForAll("names") DomainName name,
            @ForAll("types") RecordType type,
            @ForAll long capitals) {
        // upstream compares the lower-cased name with the zone as asked in two places, NS of the zone among them
        RecordType asked = type.equals(RecordType.NS) ? RecordType.A : type;
        ClusterDns dns = dns(objects);
        DomainName spelled = NameArbitraries.respelled(name, capitals);
        Response plain = dns.answer(Query.of(name, asked));
        Response other = dns.answer(Query.of(spelled, asked));

        assertThat(essence(other)).isEqualTo(essence(plain));
        assertThat(other.question().name()).isEqualTo(spelled);
        assertThat(other.answer().headOption().forAll(found -> found.name().equals(spelled)))
                .isTrue();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void answersDoNotDependOnTheOrderOfWrites(
            @ForAll("objects") Vector<KubeObject> objects,
            @ForAll("names") DomainName name,
            @ForAll("types") RecordType type) {
        Query query = Query.of(name, type);

        assertThat(dns(objects.reverse()).answer(query)).isEqualTo(dns(objects).answer(query));
    }

    @Provide
    Arbitrary<Vector<KubeObject>> strangers() {
        return ObjectArbitraries.strangers();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void unrelatedObjectsChangeNoOtherAnswer(
            @ForAll("objects") Vector<KubeObject> objects,
            @ForAll("strangers") Vector<KubeObject> strangers,
            @ForAll("names") DomainName name,
            @ForAll("types") RecordType type) {
        Query query = Query.of(name, type);
        Vector<KubeObject> more = strangers.appendAll(objects).append(Pod.named("demo", "stranger"));

        assertThat(dns(more).answer(query)).isEqualTo(dns(objects).answer(query));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void askingChangesNoAnswer(
            @ForAll("objects") Vector<KubeObject> objects,
            @ForAll("names") DomainName name,
            @ForAll("types") RecordType type,
            @ForAll long capitals) {
        ClusterDns dns = dns(objects);
        Query plain = Query.of(name, type);
        Query other = new Query(plain.question(), Flags.of(Flag.CD), Option.none());
        Query spelled = Query.of(NameArbitraries.respelled(name, capitals), type);

        for (Query query : Vector.of(plain, other, spelled, plain, other, spelled)) {
            assertThat(dns.answer(query)).isEqualTo(dns(objects).answer(query));
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everyClusterIpLeadsBackToItsService(@ForAll("objects") Vector<KubeObject> objects) {
        ClusterDns dns = dns(objects);
        objects.filter(Service.class::isInstance)
                .map(Service.class::cast)
                .filter(service -> !service.spec().clusterIPs().isEmpty()
                        && !service.spec().clusterIP().contains("None"))
                .forEach(service -> {
                    DomainName name =
                            DomainName.parse(service.name() + "." + service.namespace() + ".svc.cluster.local.");
                    Seq<ResourceRecord> addresses = dns.answer(Query.of(name, RecordType.A))
                            .answer()
                            .appendAll(
                                    dns.answer(Query.of(name, RecordType.AAAA)).answer());

                    assertThat(addresses.map(found -> found.data().toString()).toSet())
                            .isEqualTo(service.spec().clusterIPs().toSet());
                    addresses.forEach(
                            found -> assertThat(names(dns, found.data())).containsExactly(name));
                });
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everyNameOfAnEndpointLeadsBackToItsAddress(@ForAll("objects") Vector<KubeObject> objects) {
        ClusterDns dns = dns(objects);
        Seq<RecordData> addresses = objects.filter(EndpointSlice.class::isInstance)
                .flatMap(slice -> ((EndpointSlice) slice).endpoints())
                .flatMap(Endpoint::addresses)
                .map(Ip::parse)
                .map(RecordData::of);

        addresses.forEach(address -> names(dns, address)
                .forEach(name -> assertThat(dns.answer(Query.of(name, address.type()))
                                .answer()
                                .map(ResourceRecord::data))
                        .contains(address)));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everyReadyEndpointHasANameForEachServiceThatHasIt(@ForAll("objects") Vector<KubeObject> objects) {
        ClusterDns dns = dns(objects);
        objects.filter(EndpointSlice.class::isInstance)
                .map(EndpointSlice.class::cast)
                .forEach(slice -> slice.endpoints()
                        .forEach(endpoint -> assertThat(names(
                                        dns,
                                        RecordData.of(
                                                Ip.parse(endpoint.addresses().head()))))
                                .hasSize(endpoint.conditions().isReady() ? 1 : 0)));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void addressesThatAreTransferredAreAnswered(@ForAll("objects") Vector<KubeObject> objects) {
        Store store = objects.foldLeft(Store.empty(Indexes.CATALOG), Store::put);
        DomainName zone = DomainName.parse("cluster.local.");
        ClusterDns dns = ClusterDns.of(store);
        Seq<ResourceRecord> sent = Kubernetes.of(KubernetesOptions.kubeadm(zone), store, Instant.EPOCH)
                .transfer(zone, Vector.empty())
                .get();

        sent.filter(found -> found.type().isAddress() || found.type().equals(RecordType.CNAME))
                .forEach(found -> assertThat(
                                dns.answer(Query.of(found.name(), found.type())).answer())
                        .contains(found));
    }

    private static Seq<DomainName> names(ClusterDns dns, RecordData address) {
        Ip ip = address instanceof RecordData.A a ? a.ip() : ((RecordData.Aaaa) address).ip();
        return dns.answer(Query.of(DomainName.reverse(ip), RecordType.PTR))
                .answer()
                .map(found -> ((RecordData.Ptr) found.data()).target());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void negativeAnswersCarryTheZonesSoaAndPositiveOnesDoNot(
            @ForAll("objects") Vector<KubeObject> objects,
            @ForAll("names") DomainName name,
            @ForAll("types") RecordType type) {
        Response response = dns(objects).answer(Query.of(name, type));

        assertThat(response.authority().map(ResourceRecord::type))
                .isEqualTo(response.isPositive() ? Vector.empty() : Vector.of(RecordType.SOA));
        assertThat(response.sections().all())
                .allSatisfy(found -> assertThat(found.ttl()).isBetween(5L, 30L));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void loadBalancingChangesTheOrderOfAddressesOnly(
            @ForAll("objects") Vector<KubeObject> objects,
            @ForAll("names") DomainName name,
            @ForAll("types") RecordType type,
            @ForAll long seed) {
        Query query = Query.of(name, type);
        Response first = dns(objects).answer(query);
        Response drawn = dns(objects).answer(query, Choice.seeded(seed));

        assertThat(drawn.answer()).containsExactlyInAnyOrderElementsOf(first.answer());
        assertThat(drawn.additional()).containsExactlyInAnyOrderElementsOf(first.additional());
        assertThat(drawn.rcode()).isEqualTo(first.rcode());
    }

    /** ndots and the search list as the manual states them: the names to try, in order. */
    private static Vector<DomainName> candidates(DomainName name) {
        Vector<DomainName> searched = Vector.of("demo.svc.cluster.local.", "svc.cluster.local.", "cluster.local.")
                .map(DomainName::parse)
                .map(name::plus);
        return name.isAbsolute()
                ? Vector.of(name)
                : name.dots() >= 5 ? searched.prepend(name.absolute()) : searched.append(name.absolute());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void theSearchWalkEqualsItsDefinition(
            @ForAll("objects") Vector<KubeObject> objects, @ForAll("names") DomainName full, @ForAll("cuts") int cut) {
        ClusterDns dns = dns(objects);
        DomainName name =
                DomainName.ofLabels(full.labels().take(full.labelCount() - Math.min(cut, full.labelCount() - 1)));
        Assume.that(Ip.tryParse(name.toString()).isEmpty());
        Lookup lookup = dns.resolver(Pod.named("demo", "client")).addresses(name.toString());
        Vector<DomainName> candidates = candidates(name);
        int found = candidates.indexWhere(candidate -> TYPES.take(2)
                .exists(type -> dns.answer(Query.of(candidate, type)).isPositive()));

        assertThat(lookup.exchanges()
                        .map(Exchange::question)
                        .map(question -> question.name())
                        .distinct())
                .isEqualTo(found < 0 ? candidates : candidates.take(found + 1));
        assertThat(lookup.addresses().toSet())
                .isEqualTo((found < 0 ? Vector.<DomainName>empty() : Vector.of(candidates.get(found)))
                        .flatMap(candidate -> TYPES.take(2)
                                .flatMap(type ->
                                        dns.answer(Query.of(candidate, type)).answer()))
                        .flatMap(record -> record.data() instanceof RecordData.A a
                                ? Vector.of(a.ip())
                                : record.data() instanceof RecordData.Aaaa aaaa ? Vector.of(aaaa.ip()) : Vector.empty())
                        .toSet());
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(0, 5);
    }
}
