package io.github.kubevalue.dsl.ask;

import static io.github.kubevalue.dsl.ask.LookupEvidence.because;
import static io.github.kubevalue.dsl.ask.LookupEvidence.obstacles;
import static io.github.kubevalue.dsl.build.Clusters.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.client.Exchange;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.model.manifest.ManifestReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which CoreDNS answers, and by which Corefile: that which its pod mounts, on the ports on which that listens. */
class AnsweringServerTest {
    private static final String CLIENT = """
        apiVersion: v1
        kind: Pod
        metadata: {name: client}
        spec: {containers: [{name: c, image: alpine}]}
        """;
    /** The ConfigMap, the directory where it is mounted, the port that the container declares. */
    private static final String CORE_DNS = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: coredns, namespace: kube-system, labels: {k8s-app: kube-dns}}
        spec:
          selector: {matchLabels: {k8s-app: kube-dns}}
          template:
            metadata: {labels: {k8s-app: kube-dns}}
            spec:
              dnsPolicy: Default
              containers:
              - name: coredns
                image: registry.k8s.io/coredns/coredns:v1.12.4
                args: [-conf, %2$s/Corefile]
                ports: [{containerPort: %3$d, name: dns, protocol: UDP}, {containerPort: %3$d, name: dns-tcp}]
                volumeMounts: [{name: config-volume, mountPath: %2$s, readOnly: true}]
              volumes:
              - name: config-volume
                configMap: {name: %1$s, items: [{key: Corefile, path: Corefile}]}
        """;

    private static final String SERVICE = """
        apiVersion: v1
        kind: Service
        metadata: {name: kube-dns, namespace: kube-system, labels: {k8s-app: kube-dns}}
        spec:
          clusterIP: 10.96.0.10
          selector: {k8s-app: kube-dns}
          ports: [{name: dns, port: 53, protocol: UDP, targetPort: %1$s}, {name: dns-tcp, port: 53, targetPort: %1$s}]
        """;
    private static final String MAP = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s, namespace: %s}
        data:
          Corefile: |
        %s
        """;
    private static final String STUB = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: corp, namespace: stub}
        spec:
          selector: {matchLabels: {app: corp}}
          template:
            metadata: {labels: {app: corp}}
            spec:
              containers:
              - name: server
                image: coredns/coredns:1.12.4
                args: [--conf=/srv/Corefile]
                ports: [{containerPort: 1053, protocol: UDP}, {containerPort: 1053}]
                volumeMounts: [{name: zones, mountPath: /srv}]
              volumes:
              - {name: zones, configMap: {name: corp}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: corp, namespace: stub}
        spec:
          clusterIP: 10.96.7.7
          selector: {app: corp}
          ports: [{name: u, port: 53, protocol: UDP, targetPort: 1053}, {name: t, port: 53, targetPort: 1053}]
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: stub}
        """;
    private static final String HOSTS = ".:%d {\n %s\n hosts {\n  10.0.0.9 db.corp.example\n }\n}";

    private static String map(String namespace, String name, String corefile) {
        return MAP.formatted(name, namespace, corefile.indent(4));
    }

    private static Lookup lookup(String... manifests) {
        RunningCluster running = RunningCluster.converged(cluster()
                .objects()
                .appendAll(ManifestReader.kubernetes()
                        .parse("dns.yaml", CLIENT + "---\n" + String.join("---\n", manifests))
                        .get()
                        .objects()));
        return running.resolve(running.who("pod/default/client").get(), "db.corp.example.")
                .lookup();
    }

    @ParameterizedTest
    @CsvSource({"corefile-v2,/etc/coredns,''", "coredns,/etc/dns,' at /etc/dns/Corefile'"})
    void thePodAnswersByTheCorefileThatItMounts(String name, String directory, String where) {
        Lookup lookup = lookup(
                CORE_DNS.formatted(name, directory, 53),
                map("kube-system", "coredns", ".:53 {\n whoami\n}"),
                map("kube-system", name, HOSTS.formatted(53, "errors")));

        assertThat(lookup.addresses().mkString()).isEqualTo("10.0.0.9");
        assertThat(because(lookup).last())
                .startsWith("network: udp to pod/kube-system/coredns-")
                .endsWith(", which reads configmap/kube-system/" + name + where);
    }

    @Test
    void aCorefileWhereNothingIsMountedKeepsItFromStarting() {
        Lookup lookup =
                lookup(CORE_DNS.formatted("coredns", "/etc/coredns", 53).replace("[-conf, /etc/c", "[-conf, /c"));

        assertThat(obstacles(lookup))
                .isNotEmpty()
                .allSatisfy(why ->
                        assertThat(why).endsWith("does not start: open /coredns/Corefile: no such file or directory"));
    }

    @Test
    void aStubDomainIsAnsweredByTheServerBehindTheServiceThatItIsForwardedTo() {
        Lookup lookup = lookup(
                STUB,
                CORE_DNS.formatted("coredns", "/etc/coredns", 53),
                map(
                        "kube-system",
                        "coredns",
                        "corp.example:53 {\n forward . 10.96.7.7\n}\n.:53 {\n kubernetes cluster.local\n}"),
                map("stub", "corp", HOSTS.formatted(1053, "errors")));

        assertThat(lookup.addresses().mkString()).isEqualTo("10.0.0.9");
        assertThat(because(lookup)).anySatisfy(why -> assertThat(why).contains("10.96.7.7:53"));
    }

    @Test
    void twoServersThatForwardToEachOtherAnswerNobody() {
        Lookup lookup = lookup(
                STUB,
                CORE_DNS.formatted("coredns", "/etc/coredns", 53),
                map("kube-system", "coredns", ".:53 {\n forward . 10.96.7.7\n}"),
                map("stub", "corp", ".:1053 {\n forward . 10.96.0.10\n}"));

        assertThat(lookup.isFound()).isFalse();
        assertThat(because(lookup)).anySatisfy(why -> assertThat(why).contains("no answer from 10.96.7.7:53"));
    }

    @Test
    void theBlockOfTheTargetPortAnswers() {
        Lookup lookup = lookup(
                SERVICE.formatted("1053"),
                CORE_DNS.formatted("coredns", "/etc/coredns", 1053),
                map("kube-system", "coredns", ".:53 {\n whoami\n}\n" + HOSTS.formatted(1053, "errors")));

        assertThat(lookup.addresses().mkString()).isEqualTo("10.0.0.9");
    }

    @Test
    void aPortThatTheContainerDoesNotDeclareIsHeardIfTheCorefileSaysSo() {
        Lookup lookup = lookup(
                SERVICE.formatted("1053"),
                CORE_DNS.formatted("coredns", "/etc/coredns", 53),
                map("kube-system", "coredns", HOSTS.formatted(1053, "errors")));

        assertThat(lookup.addresses().mkString()).isEqualTo("10.0.0.9");
    }

    @ParameterizedTest
    @CsvSource({"1053,errors", "53,bind 127.0.0.1", "53,bind lo"})
    void aPortOnWhichNoBlockListensRefuses(int port, String line) {
        Lookup lookup = lookup(
                SERVICE.formatted("dns"),
                CORE_DNS.formatted("coredns", "/etc/coredns", 53),
                map("kube-system", "coredns", HOSTS.formatted(port, line)));

        assertThat(lookup.exchanges().map(Exchange::status)).containsOnly("UNREACHABLE");
        assertThat(obstacles(lookup))
                .allSatisfy(why -> assertThat(why)
                        .startsWith("no block listens on 10.244.")
                        .contains(":53: pod/kube-system/coredns-")
                        .endsWith(" reads configmap/kube-system/coredns"));
    }

    @Test
    void aBlockThatIsBoundToThePodsOwnDeviceAnswers() {
        Lookup lookup = lookup(
                CORE_DNS.formatted("coredns", "/etc/coredns", 53),
                map("kube-system", "coredns", HOSTS.formatted(53, "bind eth0")));

        assertThat(lookup.isFound()).isTrue();
    }
}
