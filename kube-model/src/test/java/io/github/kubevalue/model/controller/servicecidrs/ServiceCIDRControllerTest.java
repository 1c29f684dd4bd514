package io.github.kubevalue.model.controller.servicecidrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.ControlLoop;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.meta.Condition;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.networking.ServiceCIDRSpec;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceCIDRControllerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");
    private static final String BOTH = "192.168.0.0/24 2001:db2::/64";
    private final ServiceCIDRController controller = new ServiceCIDRController();

    /** servicecidrs_controller_test.go, TestController_canDeleteCIDR: another ServiceCIDR, an address, and the answer. */
    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', 192.168.0.24, false",
        "'', 192.168.1.24, true",
        "'', 192.168.0.0, true",
        "'', 192.168.0.255, true",
        "'', 2001:0db2::ffff:ffff:ffff:ffff, false",
        "192.168.0.0/24 2001:db2::/64, 192.168.0.23, true",
        "192.168.0.0/26 2001:db2::/64, 192.168.0.23, true",
        "192.168.0.0/28 2001:db2::/64, 192.168.0.23, false",
        "192.168.0.0/16 2001:db2::/64, 192.168.0.23, true"
    })
    void whatMayGoIsWhatNoAddressIsInNeedOf(String other, String ip, boolean mayGo) {
        ServiceCIDR leaving = cidr("kubernetes", BOTH);

        assertThat(new Orphans(leaving, store(leaving, other, ip)).isEmpty()).isEqualTo(mayGo);
    }

    /** servicecidrs_controller_test.go, TestControllerSync, of those that are being deleted: what is written. */
    @ParameterizedTest
    @CsvSource({
        "11, '', '', update",
        "0, '', '', ''",
        "11, '', 192.168.0.1, update status",
        "11, 192.168.0.0/24 2001:db2::/64, 192.168.0.1, update",
        "11, 192.168.0.0/16 2001:db2::/64, 192.168.0.1, update",
        "11, 192.168.255.0/26 2001:db2::/64, 192.168.0.1, update status",
        "11, '', 2001:db2::1, update status",
        "11, 192.168.0.0/24 2001:db2::/64, 2001:db2::1, update",
        "11, 192.168.0.0/16 2001:db2::/48, 2001:db2::1, update",
        "11, 192.168.255.0/26 2001:db2:a:b::/64, 2001:db2::1, update status"
    })
    void whatIsBeingDeletedGoesAfterTheGraceOrSaysWhyNot(long seconds, String other, String ip, String verb) {
        ServiceCIDR leaving = cidr("deleting", BOTH)
                .withMetadata(ObjectMeta.named("deleting")
                        .withFinalizers(Vector.of(ServiceCIDR.FINALIZER))
                        .withDeletionTimestamp(Option.of(NOW.minusSeconds(seconds))));
        Plan plan = reconciled(store(leaving, other, ip), leaving);

        assertThat(plan.writes().map(Write::verb).mkString()).isEqualTo(verb);
        assertThat(plan.requeueAfter()).isEqualTo(Option.when(verb.isEmpty(), Duration.ofSeconds(10)));
    }

    @Test
    void whatIsThereIsHeldAndReady() {
        ServiceCIDR cidr = cidr("no-finalizer", BOTH);
        Plan plan = reconciled(store(cidr, "", ""), cidr);

        assertThat(plan.writes().map(Write::verb)).containsExactly("update", "update status");
    }

    @Test
    void aRangeGoesWhenItsLastAddressIsReleased() {
        ControlLoop loop = new ControlLoop(Choice.first(), controller);
        ServiceCIDR cidr = cidr("more", "192.168.0.0/24");
        IPAddress address = IPAddress.ofService(Ip.parse("192.168.0.7"), "demo", "web");
        loop.write(new Write.Create(cidr)).settle();
        assertThat(ready(loop)).isEqualTo("True  Kubernetes Service CIDR is ready");

        loop.write(new Write.Create(address))
                .write(Write.delete(cidr))
                .after(11)
                .settle();
        assertThat(ready(loop))
                .isEqualTo(
                        "False Terminating There are still IPAddresses referencing the ServiceCIDR, please remove them"
                                + " or create a new ServiceCIDR");

        loop.write(Write.delete(address)).settle();
        assertThat(loop.store().contains(cidr.key())).isFalse();
    }

    /** servicecidrs_controller_test.go, TestController_ipToCidrs. */
    @ParameterizedTest
    @CsvSource({
        "192.168.0.23, kubernetes overlapping overlapping2",
        "192.168.0.0, ''",
        "192.168.0.63, kubernetes overlapping",
        "2001:db2::, ''",
        "2001:db2::ffff:ffff:ffff:ffff, kubernetes overlapping",
        "172.16.0.1, ''"
    })
    void anAddressWakesTheRangesThatGiveIt(String ip, String names) {
        Store store = overlapping().put(IPAddress.ofService(Ip.parse(ip), "demo", "web"));

        assertThat(woken(store)).isEqualTo(names);
    }

    /** servicecidrs_controller_test.go, TestController_cidrToCidrs. */
    @Test
    void aRangeWakesThoseThatItOverlaps() {
        assertThat(woken(overlapping().put(cidr("new", "192.168.0.128/25")))).isEqualTo("kubernetes new overlapping");
        assertThat(woken(overlapping().put(cidr("new", "2001:db2::/120"))))
                .isEqualTo("kubernetes new overlapping overlapping2");
    }

    private String woken(Store store) {
        Change last = store.since(store.revision() - 1).head();
        return controller.wakes(last, store).map(key -> key.name()).mkString(" ");
    }

    private static Store overlapping() {
        return Vector.of(
                        cidr("kubernetes", BOTH),
                        cidr("overlapping", BOTH),
                        cidr("overlapping2", "192.168.0.0/26 2001:db2::/96"),
                        cidr("unrelated", "10.0.0.0/24"),
                        cidr("unrelated2", "10.0.0.0/16"))
                .foldLeft(Store.empty(), Store::put);
    }

    private Plan reconciled(Store store, ServiceCIDR cidr) {
        return controller.reconcile(store, cidr.key(), new Moment(NOW, Choice.first()));
    }

    private static String ready(ControlLoop loop) {
        Condition condition = loop.store()
                .get(ServiceCIDR.KIND, "more")
                .flatMap(cidr -> cidr.status().condition("Ready"))
                .get();
        return condition.status() + " " + condition.reason() + " " + condition.message();
    }

    private static Store store(ServiceCIDR judged, String other, String ip) {
        Seq<KubeObject> all = Vector.<KubeObject>of(judged)
                .appendAll(Option.when(!other.isEmpty(), () -> cidr("overlapping", other)))
                .appendAll(Option.when(!ip.isEmpty(), () -> IPAddress.ofService(Ip.parse(ip), "demo", "web")));
        return all.foldLeft(Store.empty(), Store::put);
    }

    private static ServiceCIDR cidr(String name, String cidrs) {
        return ServiceCIDR.named(name)
                .withSpec(ServiceCIDRSpec.builder()
                        .cidrs(Vector.of(cidrs.split(" ")))
                        .build());
    }
}
