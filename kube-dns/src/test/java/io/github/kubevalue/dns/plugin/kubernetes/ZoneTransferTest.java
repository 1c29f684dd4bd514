package io.github.kubevalue.dns.plugin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.table.Resources;
import io.github.kubevalue.dns.zone.ZoneFile;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// plugin/kubernetes/xfr_test.go
class ZoneTransferTest {

    private static Kubernetes kubernetes(String... ips) {
        DomainName clusterset = DomainName.parse("clusterset.local.");
        KubernetesOptions options = KubernetesOptions.builder()
                .addZone(DomainName.parse("cluster.local."))
                .addZone(clusterset)
                .addMulticluster(clusterset)
                .addNamespace("testns")
                .addNamespace("kube-system")
                .boundIps(Vector.of(ips).map(Ip::parse))
                .build();
        return Kubernetes.of(
                options, Resources.objects(ZoneTransferTest.class, "handler.yaml"), Instant.ofEpochSecond(3));
    }

    /** As upstream compares them: whatever their times to live. */
    private static Vector<String> texts(Seq<ResourceRecord> records) {
        return records.map(found -> found.withTtl(0).toString()).toVector();
    }

    @ParameterizedTest
    @CsvSource({"cluster.local.,transfer.zone", "clusterset.local.,transfer-multicluster.zone"})
    void allRecordsAreSentInTheirOrder(String zone, String file) {
        Vector<ResourceRecord> expected = ZoneFile.parse(Resources.text(ZoneTransferTest.class, file), DomainName.ROOT)
                .get();

        assertThat(texts(kubernetes("10.0.0.10")
                        .transfer(DomainName.parse(zone), Vector.empty())
                        .get()))
                .isEqualTo(texts(expected));
    }

    @Test
    void otherZonesAreNotSent() {
        assertThat(kubernetes("10.0.0.10").transfer(DomainName.parse("example.com."), Vector.empty()))
                .isEmpty();
    }

    @Test
    void aServerWithTwoAddressesHasOneName() {
        Seq<ResourceRecord> records = kubernetes("10.0.0.10", "fd00::10")
                .transfer(DomainName.parse("cluster.local."), Vector.empty())
                .get();

        assertThat(records.filter(found -> found.type().equals(RecordType.NS))).hasSize(1);
        assertThat(records.filter(found -> found.name().toString().equals("ns.dns.cluster.local."))
                        .map(ResourceRecord::ttl))
                .containsExactly(0L, 0L);
    }

    @Test
    void aServiceWithoutPortsIsSentWithTheHighestPort() {
        Kubernetes plugin = Kubernetes.of(Fixture.KUBEADM, Fixture.STORE, Fixture.MODIFIED);

        assertThat(plugin.transfer(Fixture.CLUSTER, Vector.empty()).get().map(ResourceRecord::toString))
                .contains("portless.demo.svc.cluster.local. 30 IN SRV 0 100 65535 portless.demo.svc.cluster.local.");
    }
}
