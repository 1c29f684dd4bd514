package io.github.kubevalue.dns.plugin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each option of the plugin changes. */
class OptionsTest {

    private static String ask(KubernetesOptions options, String name, String type) {
        Response response = Fixture.ask(options, name, type);
        return Fixture.status(response)
                + response.answer().map(found -> " " + found.data()).mkString();
    }

    @ParameterizedTest
    @CsvSource({
        "10-240-0-1.demo.pod.cluster.local,A,NOERROR 10.240.0.1",
        "10-240-0-1.demo.pod.cluster.local,AAAA,NODATA",
        "10-240-0-2.demo.pod.cluster.local,A,NXDOMAIN",
        "10-240-0-1.other.pod.cluster.local,A,NXDOMAIN",
        "demo.pod.cluster.local,A,NODATA",
    })
    void podsVerifiedAnswersForPodsThatAreThere(String name, String type, String expected) {
        assertThat(ask(Fixture.KUBEADM.withPods(PodMode.VERIFIED), name, type)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10-240-0-1.demo.pod.cluster.local", "demo.pod.cluster.local", "blah.demo.pod.cluster.local"})
    void podsDisabledKnowsNoPodNames(String name) {
        assertThat(ask(Fixture.KUBEADM.withPods(PodMode.DISABLED), name, "A")).isEqualTo("NXDOMAIN");
    }

    @Test
    void namespacesHidesAllOthers() {
        KubernetesOptions options = Fixture.KUBEADM.withNamespaces(Vector.of("other"));

        assertThat(ask(options, "svc1.demo.svc.cluster.local", "A")).isEqualTo("NXDOMAIN");
        assertThat(ask(options, "demo.svc.cluster.local", "A")).isEqualTo("NXDOMAIN");
        assertThat(ask(options, "other.svc.cluster.local", "A")).isEqualTo("NODATA");
        assertThat(ask(options, "1.0.0.10.in-addr.arpa", "PTR")).isEqualTo("NXDOMAIN");
        assertThat(ask(options, "cluster.local", "NS")).startsWith("NOERROR kube-dns.");
    }

    @Test
    void namespaceLabelsSelectsNamespacesButNotReverseNames() {
        Namespace labelled = Namespace.builder()
                .metadata(ObjectMeta.named("other").withLabels(TreeMap.of("dns", "yes")))
                .build();
        KubernetesOptions options = Fixture.KUBEADM.withNamespaceLabels(Option.of(LabelSelector.of("dns", "yes")));
        Server server = Fixture.server(options, Fixture.STORE.put(labelled));

        assertThat(status(server, "other.svc.cluster.local", "A")).isEqualTo("NODATA");
        assertThat(status(server, "demo.svc.cluster.local", "A")).isEqualTo("NXDOMAIN");
        assertThat(status(server, "1.0.0.10.in-addr.arpa", "PTR")).isEqualTo("NOERROR");
    }

    private static String status(Server server, String name, String type) {
        return Fixture.status(server.answer(
                io.github.kubevalue.dns.message.Query.of(name, io.github.kubevalue.dns.message.RecordType.parse(type)),
                io.github.kubevalue.model.choice.Choice.first()));
    }

    @Test
    void labelsHidesServicesWithoutThem() {
        KubernetesOptions options = Fixture.KUBEADM.withLabels(Option.of(LabelSelector.of("dns", "yes")));

        assertThat(ask(options, "svc1.demo.svc.cluster.local", "A")).isEqualTo("NXDOMAIN");
    }

    @Test
    void noEndpointsLeavesClusterIpsOnly() {
        KubernetesOptions options = Fixture.KUBEADM.withNoEndpoints(true);

        assertThat(ask(options, "hdls.demo.svc.cluster.local", "A")).isEqualTo("NXDOMAIN");
        assertThat(ask(options, "172-0-0-1.svc1.demo.svc.cluster.local", "A")).isEqualTo("NXDOMAIN");
        assertThat(ask(options, "1.0.0.172.in-addr.arpa", "PTR")).isEqualTo("NXDOMAIN");
        assertThat(ask(options, "svc1.demo.svc.cluster.local", "A")).isEqualTo("NOERROR 10.0.0.1");
    }

    @Test
    void ignoreEmptyServiceHidesServicesWithoutReadyEndpoints() {
        KubernetesOptions options = Fixture.KUBEADM.withIgnoreEmptyService(true);

        assertThat(ask(options, "svcempty.demo.svc.cluster.local", "A")).isEqualTo("NXDOMAIN");
        assertThat(ask(options, "svcempty.demo.svc.cluster.local", "TXT")).isEqualTo("NXDOMAIN");
        assertThat(ask(options, "svc1.demo.svc.cluster.local", "A")).isEqualTo("NOERROR 10.0.0.1");
        assertThat(ask(options, "outside.demo.svc.cluster.local", "CNAME")).startsWith("NOERROR");
    }

    @Test
    void endpointPodNamesNamesEndpointsAfterTheirPods() {
        KubernetesOptions options = Fixture.KUBEADM.withEndpointPodNames(true);
        Store store = Fixture.STORE
                .put(Fixture.headless("named"))
                .put(Fixture.slice(
                        "named",
                        "named-a",
                        Vector.of(Fixture.endpoint("172.0.0.40")
                                .withTargetRef(Option.of(
                                        ObjectReference.builder().name("web-0").build()))),
                        Fixture.slicePort("http", 80)));
        Server server = Fixture.server(options, store);

        assertThat(status(server, "web-0.named.demo.svc.cluster.local", "A")).isEqualTo("NOERROR");
        assertThat(status(server, "172-0-0-40.named.demo.svc.cluster.local", "A"))
                .isEqualTo("NXDOMAIN");
    }

    @Test
    void fallthroughIsForNameErrorsOnly() {
        KubernetesOptions options = Fixture.KUBEADM.withFallthrough(Fallthrough.ALL);

        assertThat(Fixture.ask(options, "nothing.demo.svc.cluster.local", "A")
                        .because()
                        .map(b -> b.plugin()))
                .contains("forward");
        assertThat(Fixture.ask(options, "svc1.demo.svc.cluster.local", "AAAA")
                        .because()
                        .map(b -> b.plugin()))
                .doesNotContain("forward");
    }

    @Test
    void ttlIsThatOfAllRecordsAndOfTheSoaUpToFiveMinutes() {
        KubernetesOptions options = Fixture.KUBEADM.withTtl(3600);
        ResourceRecord soa = Fixture.ask(options, "nothing.demo.svc.cluster.local", "A")
                .authority()
                .head();

        assertThat(soa.toString())
                .isEqualTo("cluster.local. 300 IN SOA ns.dns.cluster.local. hostmaster.cluster.local."
                        + " 1499347823 7200 1800 86400 3600");
        assertThat(Fixture.ask(options, "svc1.demo.svc.cluster.local", "A")
                        .answer()
                        .head()
                        .ttl())
                .isEqualTo(3600);
        assertThat(Fixture.ask(options, "dns-version.cluster.local", "TXT")
                        .answer()
                        .head()
                        .ttl())
                .isEqualTo(28800);
    }

    @Test
    void optionsThatCannotBeAreRefusedInUpstreamsWords() {
        assertThatThrownBy(() -> KubernetesOptions.builder()
                        .addZone(DomainName.parse("10.in-addr.arpa."))
                        .build())
                .hasMessage("non-reverse zone name must be used");
        assertThatThrownBy(() -> Fixture.KUBEADM.withTtl(3601)).hasMessage("ttl must be in range [0, 3600]: 3601");
    }
}
