package io.github.kubevalue.dsl.diagnose.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Severity;
import io.github.kubevalue.dsl.diagnose.checklist.Diagnosis;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found about the pods that run CoreDNS. */
class CoreDnsChecksTest {
    private static final String SERVICE = """
        apiVersion: v1
        kind: Service
        metadata: {name: kube-dns, namespace: kube-system}
        spec:
          clusterIP: 10.96.0.10
          selector: {k8s-app: kube-dns}
          ports: [{name: dns, port: 53, protocol: UDP, targetPort: %s}, {name: metrics, port: 9153, targetPort: 9153}]
        """;
    private static final String CORE_DNS = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: coredns, namespace: kube-system}
        spec:
          selector: {matchLabels: {k8s-app: kube-dns}}
          template:
            metadata: {labels: {k8s-app: kube-dns}}
            spec:
              containers:
              - name: coredns
                image: registry.k8s.io/coredns/coredns:v1.12.4
                args: [-conf, /etc/coredns/Corefile]
                ports: [{containerPort: 53, protocol: UDP}, {containerPort: 53}, {containerPort: 1053, protocol: UDP}, {containerPort: 9153}]
                volumeMounts: [{name: config-volume, mountPath: /etc/coredns}]
              volumes: [{name: config-volume, configMap: {name: %s}}]
        """;
    private static final String MAP = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s, namespace: kube-system}
        data: {Corefile: "%s"}
        """;
    private static final String CACHE = """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: node-local-dns, namespace: kube-system}
        spec:
          selector: {matchLabels: {k8s-app: node-local-dns}}
          template:
            metadata: {labels: {k8s-app: node-local-dns}}
            spec:
              hostNetwork: true
              dnsPolicy: Default
              containers:
              - name: node-cache
                image: registry.k8s.io/dns/k8s-dns-node-cache:1.26.4
                args: [-localip, "%s", -conf, /etc/Corefile, -upstreamsvc, kube-dns]
                ports: [{containerPort: 53, hostPort: 53, protocol: UDP}]
                volumeMounts: [{name: config-volume, mountPath: /etc/coredns}]
              volumes:
              - {name: config-volume, configMap: {name: node-local-dns, items: [{key: Corefile, path: Corefile.base}]}}
        """;
    private static final String KUBELET = """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        clusterDNS: [169.254.20.10]
        """;
    private static final String STANDARD = ".:53 {\\n kubernetes cluster.local\\n}";
    private static final String CACHED =
            ".:53 {\\n bind __PILLAR__LOCAL__DNS__\\n forward . __PILLAR__CLUSTER__DNS__\\n}";

    private static Seq<Finding> findings(String... manifests) {
        return Diagnosis.of(RunningCluster.converged(ManifestReader.kubernetes()
                .parse("dns.yaml", String.join("---\n", manifests))
                .get()
                .objects()));
    }

    @ParameterizedTest
    @CsvSource({"1053,.:53", "53,.:1053"})
    void aPortOnWhichNoBlockListensIsFound(int target, String zone) {
        Seq<Finding> found = findings(
                SERVICE.formatted(target),
                CORE_DNS.formatted("coredns"),
                MAP.formatted("coredns", zone + " {\\n kubernetes cluster.local\\n}"));

        assertThat(found.map(Finding::id)).containsExactly("dns-port-not-listened");
        assertThat(found.head().object()).hasToString("service/kube-system/kube-dns");
        assertThat(found.head().field()).isEqualTo("spec.ports[0].targetPort");
        assertThat(found.head().message())
                .isEqualTo(
                        "no block of the Corefile listens on " + target + ", where port 53 leads: queries are refused");
    }

    @Test
    void aCorefileThatNobodyReadsIsFound() {
        Seq<Finding> found = findings(
                CORE_DNS.formatted("corefile-v2"),
                MAP.formatted("corefile-v2", STANDARD),
                MAP.formatted("coredns", STANDARD));

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("corefile-not-read");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.object()).hasToString("configmap/kube-system/coredns");
            assertThat(finding.because())
                    .containsExactly("deployment/kube-system/coredns reads configmap/kube-system/corefile-v2");
        });
    }

    @Test
    void aBrokenCorefileIsFoundWhereItIsRead() {
        Seq<Finding> found =
                findings(CORE_DNS.formatted("corefile-v2"), MAP.formatted("corefile-v2", ".:53 {\\n nonsense\\n}"));

        assertThat(found.map(Finding::id)).contains("corefile-broken");
        assertThat(found.head().object()).hasToString("configmap/kube-system/corefile-v2");
    }

    @Test
    void aCacheThatKubeletsDoNotTellOfIsFound() {
        Seq<Finding> found = findings(
                SERVICE.formatted("53"),
                CORE_DNS.formatted("coredns"),
                MAP.formatted("coredns", STANDARD),
                CACHE.formatted("169.254.20.10"),
                MAP.formatted("node-local-dns", CACHED));

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("node-cache-not-asked");
            assertThat(finding.object()).hasToString("daemonset/kube-system/node-local-dns");
            assertThat(finding.message())
                    .isEqualTo("the cache of the node listens on 169.254.20.10, but kubelets tell pods to ask"
                            + " 10.96.0.10, so nobody asks it");
        });
    }

    @Test
    void aCacheAtTheAddressThatKubeletsTellIsRight() {
        assertThat(findings(
                        KUBELET,
                        SERVICE.formatted("53"),
                        CORE_DNS.formatted("coredns"),
                        MAP.formatted("coredns", STANDARD),
                        CACHE.formatted("169.254.20.10"),
                        MAP.formatted("node-local-dns", CACHED)))
                .isEmpty();
    }
}
