package io.github.kubevalue.model.controller.ipallocator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.networking.ParentReference;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.networking.ServiceCIDRSpec;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IPAddressRepairTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final IPAddressRepair REPAIR = new IPAddressRepair();

    /**
     * repairip_test.go, TestRepairServiceIP: the addresses of Services ({@code name=address}), the notes ({@code
     * address=name}, with their age in seconds against the Service's), and when it is; what is done, and what is told.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "test-svc=10.0.1.1 | 10.0.1.1=test-svc | 0 | '' | ''",
                "test-svc=10.0.1.1,2001:db8::10 | 10.0.1.1=test-svc 2001:db8::10=test-svc | 0 | '' | ''",
                "test-svc=192.168.0.1,2001:db8:a:b::10 | 192.168.0.1=test-svc 2001:db8:a:b::10=test-svc | 0 | '' | ''",
                "test-svc=10.0.1.1 | '' | 0 | create"
                        + "| ClusterIPNotAllocated Cluster IP [IPv4]: 10.0.1.1 is not allocated; repairing",
                "test-svc=10.0.1.1,2001:db8::10 | '' | 0 | create create"
                        + "| ClusterIPNotAllocated Cluster IP [IPv4]: 10.0.1.1 is not allocated; repairing,"
                        + " ClusterIPNotAllocated Cluster IP [IPv6]: 2001:db8::10 is not allocated; repairing",
                "test-svc=10.0.1.1 | 10.0.1.1=test-svc2 | 0 | delete create"
                        + "| ClusterIPNotAllocated the ClusterIP [IPv4]: 10.0.1.1 for Service bar/test-svc has a wrong"
                        + " reference; repairing",
                "test-svc=172.16.1.1,2001:db8::10 | 172.16.1.1=test-svc 2001:db8::10=test-svc | 0 | ''|"
                        + " ClusterIPOutOfRange Cluster IP [IPv4]: 172.16.1.1 is not within any configured Service CIDR;"
                        + " please recreate service",
                "'' | 10.0.1.1=test-svc | 0 | '' | ''",
                "'' | 10.0.1.1=test-svc | 70 | delete"
                        + "| IPAddressNotAllocated IPAddress: 10.0.1.1 for Service bar/test-svc appears to have leaked:"
                        + " cleaning up",
                "test-svc=10.0.0.0 | 10.0.0.0=test-svc | 0 | ''"
                        + "| ClusterIPOutOfRange Cluster IP [IPv4]: 10.0.0.0 is not within any configured Service CIDR;"
                        + " please recreate service",
                "test-svc=10.0.255.255 | 10.0.255.255=test-svc | 0 | ''"
                        + "| ClusterIPOutOfRange Cluster IP [IPv4]: 10.0.255.255 is not within any configured Service"
                        + " CIDR; please recreate service",
                "test-svc=2001:db8:: | 2001:db8::=test-svc | 0 | ''| ClusterIPOutOfRange Cluster IP [IPv6]: 2001:db8::"
                        + " is not within any configured Service CIDR; please recreate service",
                "test-svc=2001:db8::ffff:ffff:ffff:ffff | 2001:db8::ffff:ffff:ffff:ffff=test-svc | 0 | '' | ''",
                "test-svc=10.0.1.1 | 10.0.1.1=test-svc 10.0.1.2=test-svc | 0 | delete| IPAddressWrongReference"
                        + " IPAddress: 10.0.1.2 for Service bar/test-svc has a wrong reference; cleaning up",
                "test-svc=10.0.1.1 | 10.0.1.1=test-svc 10.0.1.2=test-svc+2 | 3 | '' | ''",
                "test-svc=10.0.1.1 | 10.0.1.1=test-svc 10.0.1.2=test-svc+2 | 10 | delete| IPAddressWrongReference"
                        + " IPAddress: 10.0.1.2 for Service bar/test-svc has a wrong reference; cleaning up",
                "test-svc=10.0.1.1 test-svc2=10.0.1.1 | 10.0.1.1=test-svc2 | 0 | ''"
                        + "| ClusterIPAlreadyAllocated Cluster IP [IPv4]:10.0.1.1 was assigned to multiple services;"
                        + " please recreate service",
                "foo= | 10.0.1.1=foo+10 | 12 | '' | ''",
                "foo= | 10.0.1.1=foo+10 | 71 | delete"
                        + "| IPAddressWrongReference IPAddress: 10.0.1.1 for Service bar/foo has a wrong reference;"
                        + " cleaning up"
            })
    void whatIsNotedWronglyIsRepaired(String services, String notes, long seconds, String verbs, String told) {
        Store store = words(services)
                .map(IPAddressRepairTest::service)
                .<KubeObject>map(service -> service)
                .appendAll(words(notes).map(IPAddressRepairTest::note))
                .foldLeft(ranges(), Store::put);
        Plan plan = repaired(store, NOW.plusSeconds(seconds));

        assertThat(plan.writes().map(Write::verb).mkString(" ")).isEqualTo(verbs);
        assertThat(plan.events()
                        .map(event -> event.reason() + " " + event.message())
                        .mkString(", "))
                .isEqualTo(told);
    }

    @Test
    void aNoteWhoseRequestMayStillBeUnderWayIsLookedAtAgain() {
        Plan plan = repaired(ranges().put(note("10.0.1.1=test-svc")), NOW.plusSeconds(20));

        assertThat(plan.requeueAfter()).contains(Duration.ofSeconds(40).plusNanos(1));
    }

    @Test
    void aNoteThatIsNoServicesIsStruckOutAndOneOfSomebodyElseIsLeft() {
        ParentReference gateway = ParentReference.builder()
                .group("gateway.networking.k8s.io")
                .resource("gateways")
                .namespace("bar")
                .name("foo")
                .build();
        IPAddress note = note("10.0.1.1=foo");
        IPAddress changed = note.withSpec(note.spec().withParentRef(Option.of(gateway)));
        Plan plan = repaired(ranges().put(changed), NOW);

        assertThat(plan.writes().map(Write::verb)).containsExactly("delete");
        assertThat(plan.events().head().message())
                .isEqualTo("IPAddress 10.0.1.1 appears to have been modified, not referencing a Service"
                        + " &ParentReference{Group:gateway.networking.k8s.io,Resource:gateways,Namespace:bar,Name:foo,}:"
                        + " cleaning up");
        IPAddress others = changed.withMetadata(
                ObjectMeta.named("10.0.1.1").withLabels(TreeMap.of(IPAddress.MANAGED_BY_LABEL, "me")));
        assertThat(repaired(ranges().put(others), NOW)).isEqualTo(Plan.none());
    }

    @Test
    void aNoteWithoutTheLabelsOfTheAllocatorIsWrittenAnew() {
        IPAddress note = note("10.0.1.1=test-svc");
        Store store = ranges().put(service("test-svc=10.0.1.1"))
                .put(note.withMetadata(note.metadata().withLabels(TreeMap.empty())));

        assertThat(repaired(store, NOW).writes().map(Write::verb)).containsExactly("delete", "create");
    }

    @Test
    void aNoteWakesItsServiceAndAServiceItsNotes() {
        Store store = ranges().put(service("test-svc=10.0.1.1")).put(note("10.0.1.1=test-svc"));
        Store released = store.put(Service.named("bar", "test-svc"));

        assertThat(woken(store)).isEqualTo("10.0.1.1 test-svc");
        assertThat(woken(released)).isEqualTo("test-svc 10.0.1.1");
    }

    private static String woken(Store store) {
        Change last = store.since(store.revision() - 1).head();
        return REPAIR.wakes(last, store).map(key -> key.name()).mkString(" ");
    }

    /** What the repair of all Services and then of all notes does. */
    private static Plan repaired(Store store, Instant now) {
        return store.list(Service.KIND)
                .map(KubeObject::key)
                .appendAll(store.list(IPAddress.KIND).map(KubeObject::key))
                .map(key -> REPAIR.reconcile(store, key, new Moment(now, Choice.first())))
                .foldLeft(Plan.none(), Plan::then);
    }

    private static Seq<String> words(String text) {
        return Vector.of(text.split(" ")).filter(word -> !word.isEmpty());
    }

    private static Store ranges() {
        return Store.empty(Indexes.CATALOG)
                .put(cidr("kubernetes", "10.0.0.0/16", "2001:db8::/64"))
                .put(cidr("custom", "192.168.0.0/24", "2001:db8:a:b::/64"));
    }

    private static ServiceCIDR cidr(String name, String... cidrs) {
        return ServiceCIDR.named(name)
                .withSpec(ServiceCIDRSpec.builder().cidrs(Vector.of(cidrs)).build());
    }

    /** A Service that was made a second after the notes; without addresses, an external name that was made with them. */
    private static Service service(String text) {
        Seq<String> ips =
                Vector.of(text.substring(text.indexOf('=') + 1).split(",")).filter(ip -> !ip.isEmpty());
        ServiceSpec spec = ServiceSpec.builder()
                .clusterIPs(ips)
                .type(ips.isEmpty() ? ServiceType.EXTERNAL_NAME : ServiceType.CLUSTER_IP)
                .build();
        Service service =
                Service.named("bar", text.substring(0, text.indexOf('='))).withSpec(spec);
        return service.withMetadata(
                service.metadata().withCreationTimestamp(Option.of(NOW.plusSeconds(ips.isEmpty() ? 0 : 1))));
    }

    private static IPAddress note(String text) {
        String[] parts = text.split("[=+]");
        long late = parts.length > 2 ? Long.parseLong(parts[2]) : 0;
        IPAddress note = IPAddress.ofService(Ip.parse(parts[0]), "bar", parts[1]);
        return note.withMetadata(note.metadata().withCreationTimestamp(Option.of(NOW.plusSeconds(late))));
    }
}
