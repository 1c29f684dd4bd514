package io.github.kubevalue.dsl.ask;

import static io.github.kubevalue.dsl.ask.LookupEvidence.because;
import static io.github.kubevalue.dsl.ask.LookupEvidence.obstacles;
import static io.github.kubevalue.dsl.build.Clusters.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.client.Exchange;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.zone.Zone;
import io.github.kubevalue.dns.zone.Zones;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.net.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NodeLocal DNSCache: the cache on a pod's own node answers, and asks the cluster's DNS over TCP. */
class NodeLocalDnsTest {
    private static final String BLOCK = """
            %s:53 {
                errors
                cache 30
                reload
                loop
                bind __PILLAR__LOCAL__DNS__ __PILLAR__DNS__SERVER__
                forward . %s
                prometheus :9253
                }
        """;
    private static final String CACHE = """
        apiVersion: v1
        kind: Service
        metadata: {name: kube-dns-upstream, namespace: kube-system, labels: {k8s-app: kube-dns}}
        spec:
          ports: [{name: dns, port: 53, protocol: UDP}, {name: dns-tcp, port: 53}]
          selector: {k8s-app: kube-dns}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: node-local-dns, namespace: kube-system}
        data:
          Corefile: |
        %1$s
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: node-local-dns, namespace: kube-system, labels: {k8s-app: node-local-dns}}
        spec:
          selector: {matchLabels: {k8s-app: node-local-dns}}
          template:
            metadata: {labels: {k8s-app: node-local-dns}}
            spec:
              hostNetwork: true
              dnsPolicy: Default
              tolerations: [{operator: Exists, effect: NoExecute}, {operator: Exists, effect: NoSchedule}]
              %3$s
              containers:
              - name: node-cache
                image: registry.k8s.io/dns/k8s-dns-node-cache:1.26.4
                args: [-localip, "%2$s", -conf, /etc/Corefile, -upstreamsvc, kube-dns-upstream]
                ports: [{containerPort: 53, name: dns, protocol: UDP}, {containerPort: 53, name: dns-tcp}]
                volumeMounts: [{name: config-volume, mountPath: /etc/coredns}, {name: kube-dns-config, mountPath: /etc/kube-dns}]
              volumes:
              - {name: kube-dns-config, configMap: {name: kube-dns, optional: true}}
              - name: config-volume
                configMap: {name: node-local-dns, items: [{key: Corefile, path: Corefile.base}]}
        """;
    private static final String KUBELET = """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        clusterDNS: [169.254.20.10]
        """;
    private static final String POLICY = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: guard}
        spec: {podSelector: {}, policyTypes: [Egress], egress: [%s]}
        """;
    private static final String BOTH = "169.254.20.10,10.96.0.10";
    private static final String LOCAL = "169.254.20.10";
    private static final String COREFILE =
            BLOCK.formatted("cluster.local", "__PILLAR__CLUSTER__DNS__ {\n            force_tcp\n        }")
                    + BLOCK.formatted(".", "__PILLAR__UPSTREAM__SERVERS__");

    private static RunningCluster running(String... manifests) {
        return RunningCluster.converged(cluster()
                        .service("web", s -> s.port(80))
                        .pod("web", p -> p.port(80))
                        .objects()
                        .appendAll(ManifestReader.kubernetes()
                                .parse("client.yaml", ApartClient.YAML)
                                .get()
                                .objects())
                        .appendAll(ManifestReader.kubernetes()
                                .parse("dns.yaml", String.join("---\n", manifests))
                                .get()
                                .objects()))
                .withPublicZones(Zones.of(Zone.of("example.com").with("www", Ip.parse("192.0.2.1"))));
    }

    private static String cache(String addresses) {
        return CACHE.formatted(COREFILE, addresses, "");
    }

    private static Lookup lookup(RunningCluster running, String name) {
        return running.resolve(running.who("pod/default/client").get(), name).lookup();
    }

    @Test
    void theCacheOfTheNodeAnswersAtTheAddressOfTheService() {
        Lookup lookup = lookup(running(cache(BOTH)), "web");

        assertThat(lookup.isFound()).as(lookup.toString()).isTrue();
        assertThat(lookup.exchanges().head().server()).hasToString("10.96.0.10");
        assertThat(because(lookup).last())
                .startsWith("network: udp to pod/kube-system/node-local-dns-")
                .endsWith(", which reads configmap/kube-system/node-local-dns at /etc/coredns/Corefile.base");
    }

    @Test
    void itAnswersAtTheAddressThatKubeletsTell() {
        Lookup lookup = lookup(running(KUBELET, cache(LOCAL)), "web");

        assertThat(lookup.isFound()).as(lookup.toString()).isTrue();
        assertThat(because(lookup).last()).startsWith("network: udp to pod/kube-system/node-local-dns-");
    }

    @ParameterizedTest
    @CsvSource({"TCP,true", "UDP,false"})
    void namesOfTheClusterAreAskedOverTcpAndOthersOfTheNodesResolver(String protocol, boolean found) {
        RunningCluster running = running(cache(BOTH), """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: guard, namespace: kube-system}
            spec: {podSelector: {matchLabels: {k8s-app: kube-dns}}, ingress: [{ports: [{port: 53, protocol: %s}]}]}
            """.formatted(protocol));

        assertThat(lookup(running, "web").isFound()).isEqualTo(found);
        assertThat(lookup(running, "www.example.com.").addresses().mkString()).isEqualTo("192.0.2.1");
    }

    @Test
    void itsQueriesAreNotTracked() {
        RunningCluster running = running(cache(BOTH));

        Trace trace = running.trace(running.question("pod/default/client", "udp://10.96.0.10:53"))
                .trace();

        assertThat(trace.isDelivered()).as(trace.toString()).isTrue();
        assertThat(trace.conntrack()).isEmpty();
        assertThat(trace.endpoint().get()).hasToString("10.96.0.10:53");
    }

    /** A node selector that no node has: the cache runs nowhere. */
    private static final String NOWHERE = "nodeSelector: {cache: here}";

    @Test
    void withoutACacheOnTheNodeTheServiceAnswersByItself() {
        Lookup lookup = lookup(running(CACHE.formatted(COREFILE, BOTH, NOWHERE)), "web");

        assertThat(because(lookup).last()).startsWith("network: udp to pod/kube-system/coredns-");
    }

    @Test
    void withoutACacheOnTheNodeNobodyHasItsAddress() {
        Lookup lookup = lookup(running(KUBELET, CACHE.formatted(COREFILE, LOCAL, NOWHERE)), "web");

        assertThat(lookup.exchanges().map(Exchange::status)).containsOnly("TIMEOUT");
        assertThat(obstacles(lookup))
                .allSatisfy(why -> assertThat(why)
                        .isEqualTo("no node cache gives the node the address 169.254.20.10, so the query leaves"
                                + " it for nowhere"));
    }

    @Test
    void aPolicyThatAllowsTheServersAloneSilencesTheCache() {
        String servers = "{to: [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}]}";

        assertThat(lookup(running(POLICY.formatted(servers)), "web").isFound()).isTrue();
        assertThat(obstacles(lookup(running(cache(BOTH), POLICY.formatted(servers)), "web")))
                .isNotEmpty()
                .allSatisfy(why ->
                        assertThat(why).contains("networkpolicy/default/guard isolates pod/default/client for Egress"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{to: [{ipBlock: {cidr: 169.254.20.10/32}}]}", "{ports: [{port: 53, protocol: UDP}]}"})
    void aPolicyThatAllowsTheAddressOfTheCacheLetsNamesResolve(String rule) {
        assertThat(lookup(running(KUBELET, cache(LOCAL), POLICY.formatted(rule)), "web")
                        .isFound())
                .isTrue();
    }

    @Test
    void withoutTheUpstreamServiceItDoesNotStart() {
        String none = cache(BOTH).replace("name: kube-dns-upstream,", "name: kube-dns-other,");

        assertThat(obstacles(lookup(running(none), "web")))
                .isNotEmpty()
                .allSatisfy(why -> assertThat(why).contains("does not start: ").contains("\"<nil>\""));
    }

    @Test
    void stubDomainsAndServersOfTheConfigMapOfKubeDnsAreHeeded() {
        Lookup lookup = lookup(running(cache(BOTH), """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: kube-dns, namespace: kube-system}
            data:
              upstreamNameservers: '["198.51.100.1"]'
              stubDomains: '{"example.com": ["203.0.113.5"]}'
            """), "www.example.com.");

        assertThat(lookup.addresses().mkString()).isEqualTo("192.0.2.1");
        assertThat(because(lookup)).anySatisfy(why -> assertThat(why).contains("203.0.113.5"));
    }
}
