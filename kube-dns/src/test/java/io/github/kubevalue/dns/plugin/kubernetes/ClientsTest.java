package io.github.kubevalue.dns.plugin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsTest {
    private static final Sender POD = Sender.at(Ip.parse("10.240.0.1"));
    private static final Sender OTHER = Sender.at(Ip.parse("10.10.10.10"));
    private static final Store STORE = Store.empty(Indexes.CATALOG)
            .put(Pod.named("podns", "foo")
                    .withMetadata(ObjectMeta.builder()
                            .name("foo")
                            .namespace("podns")
                            .labels(TreeMap.of("bar", "baz", "app.kubernetes.io/name", "foo"))
                            .build())
                    .withStatus(PodStatus.builder()
                            .phase(PodPhase.RUNNING)
                            .podIP("10.240.0.1")
                            .build()));

    private static Kubernetes plugin(PodMode mode) {
        KubernetesOptions options =
                KubernetesOptions.kubeadm(DomainName.parse("cluster.local.")).withPods(mode);
        return Kubernetes.of(options, STORE, Instant.EPOCH).withSearch(Vector.of(DomainName.parse("example.com.")));
    }

    private static Query query(String name) {
        return Query.of(name, RecordType.A);
    }

    // plugin/kubernetes/metadata_test.go
    @ParameterizedTest
    @CsvSource(
            value = {
                "foo.bar.notapod.cluster.local., parse-error, invalid query name",
                "foo.bar.notapod.cluster.local., service,",
                "10-240-0-1.podns.pod.cluster.local., endpoint, ''",
                "10-240-0-1.podns.pod.cluster.local., kind, pod",
                "10-240-0-1.podns.pod.cluster.local., namespace, podns",
                "10-240-0-1.podns.pod.cluster.local., port-name, ''",
                "10-240-0-1.podns.pod.cluster.local., protocol, ''",
                "10-240-0-1.podns.pod.cluster.local., service, 10-240-0-1",
                "s.ns.svc.cluster.local., kind, svc",
                "S.NS.svc.cluster.local., namespace, ns",
                "s.ns.svc.cluster.local., service, s",
                "s.ns.svc.cluster.local., parse-error,",
                "_http._tcp.s.ns.svc.cluster.local., port-name, http",
                "_http._tcp.s.ns.svc.cluster.local., protocol, tcp",
                "_http._tcp.s.ns.svc.cluster.local., endpoint, ''",
                "ep.s.ns.svc.cluster.local., endpoint, ep",
                "svc.cluster.local., kind, ''",
                "example.com., service,",
                "example.com., client-namespace,",
            })
    void queriesInItsZonesAreKnown(String name, String label, String value) {
        assertThat(plugin(PodMode.INSECURE).metadata("kubernetes/" + label, query(name), OTHER))
                .isEqualTo(Option.of(value));
    }

    // plugin/kubernetes/metadata_test.go, TestMetadataPodsVerified
    @ParameterizedTest
    @CsvSource({
        "client-namespace, podns",
        "client-pod-name, foo",
        "client-label/app.kubernetes.io/name, foo",
        "client-label/bar, baz",
        "client-label/other,",
        "client-other,"
    })
    void clientsAreKnownIfPodsAreVerified(String label, String value) {
        Query query = query("example.com.");

        assertThat(plugin(PodMode.VERIFIED).metadata("kubernetes/" + label, query, POD))
                .isEqualTo(Option.of(value));
        assertThat(plugin(PodMode.VERIFIED).metadata("kubernetes/" + label, query, OTHER))
                .isEmpty();
        assertThat(plugin(PodMode.INSECURE).metadata("kubernetes/" + label, query, POD))
                .isEmpty();
    }

    @Test
    void labelsOfOtherPluginsAreNotItsOwn() {
        assertThat(plugin(PodMode.VERIFIED).metadata("forward/upstream", query("s.ns.svc.cluster.local."), POD))
                .isEmpty();
    }

    // plugin/kubernetes/autopath.go
    @Test
    void theSearchListOfAPodGoesOnWithThatOfTheServer() {
        assertThat(plugin(PodMode.VERIFIED)
                        .autoPath(query("x.cluster.local."), POD)
                        .map(DomainName::toString))
                .containsExactly("podns.svc.cluster.local.", "svc.cluster.local.", "cluster.local.", "example.com.");
        assertThat(plugin(PodMode.VERIFIED).autoPath(query("x.cluster.local."), OTHER))
                .isEmpty();
        assertThat(plugin(PodMode.VERIFIED).autoPath(query("x.example.com."), POD))
                .isEmpty();
        assertThat(plugin(PodMode.INSECURE).autoPath(query("x.cluster.local."), POD))
                .isEmpty();
    }
}
