package io.github.kubevalue.dsl.ask;

import static io.github.kubevalue.dsl.build.Clusters.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.client.Exchange;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.zone.Zone;
import io.github.kubevalue.dns.zone.Zones;
import io.github.kubevalue.dsl.build.ClusterStage;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.controlplane.ControlPlane;
import io.github.kubevalue.model.core.DNSPolicy;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies between a pod and the cluster's DNS decides whether names resolve. */
class DnsPathTest {
    private static final ClusterStage WEB = cluster()
            .service("web", s -> s.port(80))
            .pod("web", p -> p.port(80))
            .pod("client", p -> p.image("alpine"));
    private static final String POLICY = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: guard, namespace: %s}
        spec: %s
        """;
    private static final String SERVICE = """
        apiVersion: v1
        kind: Service
        metadata: {name: kube-dns, namespace: kube-system}
        spec: %s
        """;
    private static final String PORTS =
            "selector: {k8s-app: kube-dns}, ports: [{name: dns, port: 53, protocol: UDP}, {name: tcp, port: 53}]}";
    private static final String CORE_DNS = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: coredns, namespace: kube-system}
        spec:
          replicas: %d
          selector: {matchLabels: {k8s-app: kube-dns}}
          template:
            metadata: {labels: {k8s-app: kube-dns}, annotations: {%s}}
            spec: {dnsPolicy: Default, containers: [{name: coredns, image: coredns, ports: [{containerPort: 53, protocol: UDP}]}]}
        """;

    private static RunningCluster running(String... manifests) {
        return running(WEB, manifests);
    }

    private static RunningCluster running(ClusterStage said, String... manifests) {
        return RunningCluster.converged(
                manifests.length == 0 ? said.objects() : said.objects().appendAll(objects(manifests)));
    }

    private static Seq<KubeObject> objects(String... manifests) {
        return ManifestReader.kubernetes()
                .parse("more.yaml", String.join("---\n", manifests))
                .get()
                .objects();
    }

    private static Lookup web(RunningCluster running) {
        return running.resolve(running.who("pod/default/client").get(), "web").lookup();
    }

    private static void assertFails(RunningCluster running, String status, String why) {
        Lookup lookup = web(running);
        assertThat(lookup.isFound()).as(lookup.toString()).isFalse();
        assertThat(((Lookup.NotFound) lookup.result()).error()).isEqualTo(Lookup.Error.EAI_AGAIN);
        assertThat(lookup.exchanges()).isNotEmpty().allSatisfy(exchange -> {
            assertThat(exchange.status()).isEqualTo(status);
            assertThat(exchange.why().get()).contains(why);
        });
    }

    @Test
    void aQueryReachesAPodOfTheDnsServiceAndItsReplyComesBack() {
        Lookup lookup = web(running());
        assertThat(lookup.addresses()).hasSize(1);
        assertThat(lookup.exchanges().head().response().get().because().last().toString())
                .startsWith("network: udp to pod/kube-system/coredns-");
    }

    @Test
    void aPolicyOnTheClientThatForgetsDnsSilencesIt() {
        assertFails(
                running(POLICY.formatted("default", "{podSelector: {}, policyTypes: [Egress]}")),
                "TIMEOUT",
                "networkpolicy/default/guard isolates pod/default/client for Egress");
    }

    @Test
    void aPolicyOnTheClientThatAllowsDnsAndNothingElseLeavesNames() {
        RunningCluster running =
                running(WEB.networkPolicy("guard", p -> p.denyEgress().allowDns()));
        assertThat(web(running).isFound()).isTrue();
        assertThat(running.trace(running.question("pod/default/client", "tcp://web:80"))
                        .trace()
                        .outcome())
                .hasToString("TIMEOUT");
    }

    @Test
    void aPolicyOnTheServersThatDoesNotKnowTheClientSilencesIt() {
        assertFails(
                running(POLICY.formatted("kube-system", "{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}")),
                "TIMEOUT",
                "networkpolicy/kube-system/guard isolates pod/kube-system/coredns-");
    }

    @Test
    void repliesOfServersThatMayNotSendComeBackAllTheSame() {
        assertThat(web(running(POLICY.formatted("kube-system", "{podSelector: {}, policyTypes: [Egress]}")))
                        .isFound())
                .isTrue();
    }

    private static Lookup outside(RunningCluster running) {
        RunningCluster world =
                running.withPublicZones(Zones.of(Zone.of("example.com").with("www", Ip.parse("192.0.2.1"))));
        return world.resolve(world.who("pod/default/client").get(), "www.example.com.")
                .lookup();
    }

    @Test
    void namesOutsideAreForwardedFromTheServersPod() {
        assertThat(outside(running()).addresses().mkString()).isEqualTo("192.0.2.1");
    }

    @Test
    void serversThatMayNotSendKnowNothingOutside() {
        RunningCluster running = running(POLICY.formatted("kube-system", "{podSelector: {}, policyTypes: [Egress]}"));
        assertThat(web(running).isFound()).isTrue();
        Lookup lookup = outside(running);
        assertThat(lookup.isFound()).isFalse();
        assertThat(lookup.exchanges().flatMap(Exchange::response).flatMap(Response::because))
                .anySatisfy(why -> assertThat(why.toString())
                        .startsWith("forward: no answer from 172.31.0.2:53: networkpolicy/kube-system/guard isolates"));
    }

    @Test
    void serversThatForwardToThemselvesGoRoundAndRound() {
        Lookup lookup = outside(running("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: coredns, namespace: kube-system}
            data:
              Corefile: |
                .:53 {
                  kubernetes cluster.local
                  forward . 10.96.0.10
                }
            """));
        assertThat(lookup.isFound()).isFalse();
        assertThat(lookup.exchanges().flatMap(Exchange::response).flatMap(Response::because))
                .anySatisfy(why -> assertThat(why.toString()).contains("the query goes round and round"));
    }

    @Test
    void aServerAsksItsOwnOtherPort() {
        Lookup lookup = outside(running("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: coredns, namespace: kube-system}
            data:
              Corefile: |
                .:53 {
                  kubernetes cluster.local
                  forward . 127.0.0.1:5300
                }
                .:5300 {
                  forward . /etc/resolv.conf
                }
            """));
        assertThat(lookup.addresses().mkString()).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "2, kubevalue.io/ready: never"})
    void aServiceWithoutReadyServersRefuses(int replicas, String annotation) {
        assertFails(
                running(CORE_DNS.formatted(replicas, annotation)),
                "UNREACHABLE",
                "kube-system/kube-dns:dns has no endpoints");
    }

    @Test
    void oneReadyServerIsEnough() {
        assertThat(web(running(CORE_DNS.formatted(1, ""))).isFound()).isTrue();
    }

    @Test
    void ofServersOfWhichOneIsCutOffTheOthersStillAnswer() {
        String second = """
            apiVersion: v1
            kind: Pod
            metadata: {name: aaa, namespace: kube-system, labels: {k8s-app: kube-dns, free: "true"}}
            spec: {dnsPolicy: Default, containers: [{name: coredns, image: coredns, ports: [{containerPort: 53, protocol: UDP}]}]}
            """;
        Seq<Exchange> exchanges = web(running(
                        CORE_DNS.formatted(1, ""),
                        second,
                        POLICY.formatted(
                                "kube-system",
                                "{podSelector: {matchExpressions: [{key: free, operator: DoesNotExist}]}}")))
                .exchanges();
        assertThat(exchanges.flatMap(Exchange::why))
                .isNotEmpty()
                .allMatch(
                        why -> why.endsWith("; other servers at that address answer: 1/2 of the queries get through"));
    }

    @Test
    void aServiceThatKeepsToTheNodeDropsWhereNoServerRuns() {
        RunningCluster running = running(
                cluster().service("web", s -> s.port(80)).pod("web", p -> p.port(80)),
                SERVICE.formatted("{clusterIP: 10.96.0.10, internalTrafficPolicy: Local, " + PORTS),
                ApartClient.YAML);
        assertThat(running.snapshot().list(Pod.KIND, "kube-system"))
                .as("the client's node has no server")
                .noneMatch(pod -> pod.spec().nodeName().equals(nodeOfClient(running)));
        assertFails(running, "TIMEOUT", "kube-system/kube-dns:dns has no local endpoints");
    }

    private static Option<String> nodeOfClient(RunningCluster running) {
        return running.snapshot()
                .get(Pod.KIND, "default", "client")
                .get()
                .spec()
                .nodeName();
    }

    @Test
    void aServiceAtAnotherAddressThanKubeletsTellIsNotFound() {
        assertFails(
                running(SERVICE.formatted("{clusterIP: 10.96.0.53, " + PORTS)),
                "TIMEOUT",
                "no Service has that address (service/kube-system/kube-dns has 10.96.0.53)");
    }

    @Test
    void kubeletsTellWhatTheirConfigurationSays() {
        RunningCluster running = running(SERVICE.formatted("{clusterIP: 10.96.0.53, " + PORTS), """
            apiVersion: kubelet.config.k8s.io/v1beta1
            kind: KubeletConfiguration
            clusterDNS: [10.96.0.53]
            """);
        assertThat(web(running).isFound()).isTrue();
        assertThat(web(running).exchanges().head().server()).hasToString("10.96.0.53");
    }

    @Test
    void aServiceWithoutPort53OfUdpIsSilent() {
        assertFails(
                running(SERVICE.formatted(
                        "{clusterIP: 10.96.0.10, selector: {k8s-app: kube-dns}, ports: [{port: 53}]}")),
                "TIMEOUT",
                "service/kube-system/kube-dns has no port udp 53");
    }

    @Test
    void podsOnTheNetworkOfTheirNodeAskTheNodesResolver() {
        RunningCluster running = running(WEB.pod("host", p -> p.hostNetwork()));
        Lookup lookup =
                running.resolve(running.who("pod/default/host").get(), "web").lookup();
        assertThat(lookup.isFound()).isFalse();
        assertThat(lookup.exchanges().map(Exchange::server))
                .containsOnly(
                        running.dns().config().nodeResolvConf().nameservers().head());
    }

    @Test
    void policiesHoldOnTheWayToTheNodesResolverToo() {
        RunningCluster running = running(
                WEB.pod(
                        "alone",
                        p -> p.podSpec(spec -> PodSpec.builder()
                                .from(spec)
                                .dnsPolicy(DNSPolicy.DEFAULT)
                                .build())),
                POLICY.formatted("default", "{podSelector: {matchLabels: {app: alone}}, policyTypes: [Egress]}"));
        Lookup lookup = running.resolve(running.who("pod/default/alone").get(), "example.com")
                .lookup();
        assertThat(lookup.exchanges().map(Exchange::status)).containsOnly("TIMEOUT");
    }

    @Test
    void aReplyThatIsTooLongForUdpNeedsTcp() {
        ClusterStage many = WEB.service("crowd", s -> s.headless().port(80))
                .deployment("crowd", d -> d.replicas(40).port(80));
        String udpOnly = "{podSelector: {matchLabels: {app: client}}, egress: [{ports: [{port: 53, protocol: UDP}]}]}";
        assertThat(crowd(running(many)).records()).hasSize(40);
        Lookup cut = crowd(running(many, POLICY.formatted("default", udpOnly)));
        assertThat(cut.isFound()).isFalse();
        assertThat(cut.exchanges().map(Exchange::status)).startsWith("TRUNCATED", "TIMEOUT");
        assertThat(cut.exchanges().get(1).toString())
                .startsWith("10.96.0.10 over TCP crowd.default.svc.cluster.local. IN A: TIMEOUT"
                        + " (networkpolicy/default/guard");
    }

    private static Lookup crowd(RunningCluster running) {
        return running.lookup(running.who("pod/default/client").get(), "crowd", RecordType.A);
    }

    @Test
    void anApplicationAloneIsTakenToLiveInAClusterWithDns() {
        RunningCluster dump = RunningCluster.of(Cluster.observed(objects("""
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec: {clusterIP: 10.100.3.4, ports: [{port: 80}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: client, namespace: shop}
            spec: {nodeName: n1, containers: [{name: c, image: x}]}
            status: {phase: Running, podIP: 10.1.2.3, podIPs: [{ip: 10.1.2.3}]}
            """), ControlPlane::controllers));
        Lookup lookup = dump.resolve(dump.who("pod/shop/client").get(), "web").lookup();
        assertThat(lookup.addresses().mkString()).isEqualTo("10.100.3.4");
        assertThat(lookup.exchanges().head().response().get().because().last())
                .hasToString("network: the objects hold nothing of the cluster's DNS; the query is taken to arrive");
    }

    @Test
    void aDumpNamesTheAddressOfItsOwnDnsService() {
        Cluster dump = Cluster.observed(
                objects(SERVICE.formatted("{clusterIP: 172.20.0.10, " + PORTS)), ControlPlane::controllers);
        assertThat(RunningCluster.of(dump).dns().config().nameservers().mkString())
                .isEqualTo("172.20.0.10");
    }

    @Test
    void anotherServerThanCoreDnsIsNotGuessedAt() {
        String dnsmasq = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: dnsmasq, namespace: kube-system}
            spec:
              selector: {matchLabels: {app: dnsmasq}}
              template:
                metadata: {labels: {app: dnsmasq}}
                spec: {containers: [{name: dnsmasq, image: dnsmasq}]}
            """;
        Lookup lookup = web(running(
                dnsmasq,
                SERVICE.formatted(
                        "{clusterIP: 10.96.0.10, selector: {app: dnsmasq}, " + "ports: [{port: 53, protocol: UDP}]}")));
        assertThat(lookup.exchanges().head().response().get().because().head().toString())
                .startsWith("network: not modelled: the name server that pod/kube-system/dnsmasq-");
    }
}
