package io.github.kubevalue.dsl.diagnose.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.kubevalue.dns.client.Libc;
import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.checklist.Diagnosis;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.controlplane.ControlPlane;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.manifest.FieldValidation;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every name of real applications: those of their Services resolve, those that they mention resolve or are reported. */
class CorporaNamesTest {
    private static final Path CORPORA =
            Path.of("../../shared/corpora").toAbsolutePath().normalize();
    private static final String BOOKINFO = "bookinfo/samples/bookinfo/platform/kube/";

    private static RunningCluster application(String files) {
        Seq<Path> paths = Vector.of(files.split(" ")).map(CORPORA::resolve);
        assumeThat(paths.head())
                .as("skipped: " + files + " is not beside the project")
                .exists();
        var manifest = ManifestReader.kubernetes()
                .with(FieldValidation.WARN)
                .read(paths.map(Path::toString), InputStream.nullInputStream())
                .get()
                .latest()
                .inNamespace("default");
        return RunningCluster.of(Cluster.start(manifest.objects(), ControlPlane::controllers)
                .getOrElseThrow(refusals -> new AssertionError(refusals.mkString("\n")))
                .converge()
                .cluster());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "online-boutique/release/kubernetes-manifests.yaml",
                "guestbook",
                "sock-shop/deploy/kubernetes/manifests",
                "bank-of-anthos/kubernetes-manifests",
                "petclinic-cloud/k8s/init-namespace petclinic-cloud/k8s/init-services"
                        + " petclinic-cloud/k8s/api-gateway-deployment.yaml"
                        + " petclinic-cloud/k8s/visits-service-deployment.yaml",
                "train-ticket/deployment/kubernetes-manifests/quickstart-k8s",
                "train-ticket/deployment/kubernetes-manifests/k8s-with-istio",
                BOOKINFO + "bookinfo.yaml",
                BOOKINFO + "bookinfo.yaml " + BOOKINFO + "bookinfo-db.yaml " + BOOKINFO + "bookinfo-ratings-v2.yaml",
                BOOKINFO + "bookinfo.yaml " + BOOKINFO + "bookinfo-mysql.yaml " + BOOKINFO
                        + "bookinfo-ratings-v2-mysql.yaml",
                "one-per-kind/Service/Pod.spec.subdomain",
                "one-per-kind/Service/multi-port-service.yaml",
                "one-per-kind/Service/spec.externalName",
                "one-per-kind/StatefulSet/simple-stateful-set.yaml"
            })
    void everyNameResolvesOrIsReported(String files) {
        RunningCluster running = application(files);
        Facts facts = new Facts(running);
        Seq<Finding> findings = Diagnosis.of(running);
        assertThat(running.snapshot().list(Service.KIND)).isNotEmpty().allSatisfy(service -> {
            Names names = new Names(running.dns(), facts, service);
            if (service.spec().isExternalName()) {
                names.assertAlias();
            } else if (service.isHeadless() && names.addresses().isEmpty()) {
                assertThat(findings.map(Finding::object)).contains(service.key());
            } else {
                names.assertAddresses();
                names.assertPorts();
                names.assertEndpoints();
                names.assertReverse();
            }
        });
        ClusterNames names = new ClusterNames(facts);
        assertThat(facts.mentions().filter(mention -> names.holds(mention.host(), mention.from())))
                .allSatisfy(mention -> assertThat(facts.lookup(
                                                mention.asker(), mention.host().host())
                                        .isFound()
                                || findings.exists(finding -> finding.object()
                                                .equals(mention.object().key())
                                        && finding.field().equals(mention.field())
                                        && finding.message()
                                                .contains("\"" + mention.host().host() + "\"")))
                        .as(mention.usage())
                        .isTrue());
    }

    /** The names of a Service. */
    private record Names(ClusterDns dns, Facts facts, Service service) {

        String full() {
            return service.name() + "." + service.namespace() + ".svc.cluster.local";
        }

        Seq<Endpoint> ready() {
            return facts.endpointsOf(service)
                    .filter(endpoint -> endpoint.conditions().isReady());
        }

        Seq<Ip> addresses() {
            return service.isHeadless()
                    ? ready().flatMap(Endpoint::addresses).map(Ip::parse)
                    : service.spec().clusterIpList();
        }

        void assertAddresses() {
            String partly = service.name() + "." + service.namespace();
            for (Libc libc : Libc.values()) {
                for (String name : Vector.of(service.name(), partly, partly + ".svc", full(), full() + ".")) {
                    assertThat(lookup(service.namespace(), libc, name))
                            .as(name + " for " + libc)
                            .containsExactlyInAnyOrderElementsOf(addresses());
                }
                for (String name : Vector.of(partly, partly + ".svc", full(), full() + ".")) {
                    assertThat(lookup("kube-public", libc, name))
                            .as(name + " from elsewhere for " + libc)
                            .containsExactlyInAnyOrderElementsOf(addresses());
                }
                assertThat(lookup("kube-public", libc, service.name())).isEmpty();
            }
        }

        private Seq<Ip> lookup(String namespace, Libc libc, String name) {
            ObjectMeta metadata = ObjectMeta.named(namespace, "client");
            Pod client = Pod.builder()
                    .metadata(
                            libc == Libc.MUSL
                                    ? metadata.withAnnotations(
                                            metadata.annotations().put(Libc.ANNOTATION, "musl"))
                                    : metadata)
                    .build();
            return facts.lookup(client, name).addresses();
        }

        void assertPorts() {
            service.spec().ports().filter(port -> port.name().isDefined()).forEach(port -> {
                String name = "_" + port.name().get() + "._"
                        + port.effectiveProtocol().text().toLowerCase(Locale.ROOT) + "." + full();
                Response response = dns.answer(name, RecordType.SRV);
                assertThat(response.answer())
                        .as(response.toString())
                        .isNotEmpty()
                        .allSatisfy(found -> {
                            RecordData.Srv srv = (RecordData.Srv) found.data();
                            assertThat(srv.target().toString()).endsWith(full() + ".");
                            assertThat(service.isHeadless() || srv.port() == port.port())
                                    .isTrue();
                            assertThat(dns.answer(srv.target().toString(), RecordType.A)
                                            .answer())
                                    .isNotEmpty();
                        });
            });
        }

        void assertEndpoints() {
            ready().forEach(endpoint -> endpoint.addresses().forEach(address -> {
                String label = endpoint.hostname().getOrElse(address.replaceAll("[.:]", "-"));
                assertThat(dns.answer(label + "." + full(), RecordType.A)
                                .answer()
                                .map(ResourceRecord::data))
                        .containsExactly(RecordData.of(Ip.parse(address)));
            }));
        }

        void assertReverse() {
            service.spec()
                    .clusterIpList()
                    .forEach(ip -> assertThat(pointers(ip)).containsExactly(full() + "."));
            ready().forEach(endpoint -> endpoint.addresses()
                    .forEach(address -> assertThat(pointers(Ip.parse(address)))
                            .anyMatch(pointer -> pointer.endsWith("." + full() + "."))));
        }

        private Seq<String> pointers(Ip ip) {
            return dns.answer(DomainName.reverse(ip).toString(), RecordType.PTR)
                    .answer()
                    .map(found -> found.data().toString());
        }

        void assertAlias() {
            assertThat(dns.answer(full(), RecordType.CNAME)
                            .answer()
                            .map(found -> found.data().toString()))
                    .containsExactly(service.spec().externalName().get() + ".");
        }
    }
}
