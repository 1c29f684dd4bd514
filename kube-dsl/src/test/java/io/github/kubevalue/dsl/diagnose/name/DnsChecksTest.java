package io.github.kubevalue.dsl.diagnose.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Severity;
import io.github.kubevalue.dsl.diagnose.checklist.Diagnosis;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;

/** What is found about the cluster's own DNS. */
class DnsChecksTest {
    private static final String COREFILE = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: coredns, namespace: kube-system}
        data:
          Corefile: |
            .:53 {
              kubernetes cluster.local {
                %s
              }
              %s
            }
        """;

    private static Seq<Finding> findings(String manifest) {
        return Diagnosis.of(RunningCluster.converged(
                ManifestReader.kubernetes().parse("dns.yaml", manifest).get().objects()));
    }

    @Test
    void aCorefileThatIsWrongIsFoundWithItsLine() {
        assertThat(findings(COREFILE.formatted("ttl many", ""))).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("corefile-broken");
            assertThat(finding.object()).hasToString("configmap/kube-system/coredns");
            assertThat(finding.field()).isEqualTo("data[Corefile]");
        });
        assertThat(findings(COREFILE.formatted("ttl 30", "nonsense")).head().message())
                .contains("Corefile:5 - Error during parsing: Unknown directive 'nonsense'");
    }

    @Test
    void aPluginThatIsNotModelledIsToldOnce() {
        assertThat(findings(COREFILE.formatted("ttl 30", "dnssec")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.INFO);
                    assertThat(finding.message()).startsWith("not modelled: the plugin dnssec of CoreDNS");
                });
    }

    @Test
    void aServiceThatIsNotWherePodsAskIsFound() {
        Seq<Finding> found = findings("""
            apiVersion: v1
            kind: Service
            metadata: {name: kube-dns, namespace: kube-system}
            spec: {clusterIP: 10.96.0.53, selector: {k8s-app: kube-dns}, ports: [{port: 53, protocol: UDP}]}
            """);
        assertThat(found.map(Finding::id)).containsExactly("dns-service-elsewhere");
        assertThat(found.head().fix())
                .isEqualTo("give the Service the address 10.96.0.10, or the kubelets clusterDNS: [10.96.0.53]");
    }

    @Test
    void aPolicyThatKeepsPodsFromTheServersIsFound() {
        Seq<Finding> found = findings("""
            apiVersion: v1
            kind: Pod
            metadata: {name: client}
            spec: {containers: [{name: c, image: c}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: guard, namespace: kube-system}
            spec: {podSelector: {matchLabels: {k8s-app: kube-dns}}, ingress: [{from: [{podSelector: {}}]}]}
            """);
        assertThat(found.map(Finding::id)).containsExactly("dns-not-reached");
        assertThat(found.head().message()).startsWith("the pods of pod/default/client get no reply");
        assertThat(found.head().because().head()).startsWith("networkpolicy/kube-system/guard isolates");
    }

    @Test
    void wishesThatKubeletsCutAreFound() {
        Seq<Finding> found = findings("""
            apiVersion: v1
            kind: Pod
            metadata: {name: wishful}
            spec:
              containers: [{name: c, image: c}]
              dnsConfig: {nameservers: [10.0.0.1, 10.0.0.2, 10.0.0.3]}
            """);
        assertThat(found.map(Finding::id)).containsExactly("dns-config-cut");
        assertThat(found.head().message()).contains("Nameserver limits were exceeded");
    }

    @Test
    void kubeadmsOwnDnsIsSound() {
        assertThat(findings("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"))
                .isEmpty();
    }
}
