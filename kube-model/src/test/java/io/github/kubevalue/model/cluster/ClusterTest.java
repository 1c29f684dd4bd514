package io.github.kubevalue.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ClusterTest {
    private static final ResourceKey COUNTER = ConfigMap.KIND.key("default", "counter");

    /** Writes a ConfigMap whenever it is woken, as the function says. */
    private record Scribe(String name, Function<ConfigMap, Plan> plan) implements Controller {
        @Override
        public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
            return change.key().equals(COUNTER) ? Vector.of(COUNTER) : Vector.empty();
        }

        @Override
        public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
            return snapshot.get(ConfigMap.KIND, "default", "counter").map(plan).getOrElse(Plan.none());
        }
    }

    @Test
    void startsAsKubeadmLeavesIt() {
        Snapshot snapshot = start("").snapshot();

        assertThat(snapshot.list(Namespace.KIND).map(KubeObject::name))
                .containsExactly("default", "kube-node-lease", "kube-public", "kube-system");
        assertThat(snapshot.get(Service.KIND, "default", "kubernetes")
                        .get()
                        .spec()
                        .clusterIP())
                .contains("10.96.0.1");
        assertThat(snapshot.get(Service.KIND, "kube-system", "kube-dns")
                        .get()
                        .spec()
                        .clusterIP())
                .contains("10.96.0.10");
        assertThat(snapshot.list(Node.KIND)
                        .map(node -> node.internalIps().head() + " "
                                + node.spec().podCIDR().get()))
                .containsExactly("172.31.0.10 10.244.0.0/24", "172.31.0.11 10.244.1.0/24", "172.31.0.12 10.244.2.0/24");
    }

    @Test
    void readsWhatKubeadmAndKubeProxyAreConfiguredWith() {
        ClusterConfig config = start("""
            apiVersion: kubeadm.k8s.io/v1beta4
            kind: ClusterConfiguration
            networking: {podSubnet: "10.1.0.0/16,fd01::/48", serviceSubnet: 10.2.0.0/16, dnsDomain: example.org}
            apiServer: {extraArgs: [{name: service-node-port-range, value: 31000-31100}]}
            ---
            apiVersion: kubeproxy.config.k8s.io/v1alpha1
            kind: KubeProxyConfiguration
            mode: nftables
            iptables: {masqueradeBit: 13}
            nftables: {masqueradeAll: true, masqueradeBit: 15}
            """).config();

        assertThat(config.podSubnets().mkString(" ")).isEqualTo("10.1.0.0/16 fd01::/48");
        assertThat(config.serviceSubnets().mkString(" ")).isEqualTo("10.2.0.0/16");
        assertThat(config.dnsDomain()).isEqualTo("example.org");
        assertThat(config.nodePortRange()).hasToString("31000-31100");
        assertThat(config.proxyMode()).isEqualTo("nftables");
        assertThat(config.masqueradeAll()).isTrue();
        assertThat(config.masqueradeBit()).isEqualTo(15);
    }

    @Test
    void readsWhatKubeProxyIsToldOfSingleMatters() {
        ProxySettings proxy = start("""
            apiVersion: kubeproxy.config.k8s.io/v1alpha1
            kind: KubeProxyConfiguration
            mode: ipvs
            detectLocalMode: InterfaceNamePrefix
            detectLocal: {bridgeInterface: cni0, interfaceNamePrefix: veth}
            iptables: {localhostNodePorts: false}
            ipvs: {scheduler: wlc, strictARP: true}
            conntrack: {tcpBeLiberal: true}
            """).config().proxy();
        assertThat(proxy)
                .isEqualTo(ProxySettings.builder()
                        .detectLocalMode("InterfaceNamePrefix")
                        .bridgeInterface("cni0")
                        .interfaceNamePrefix("veth")
                        .localhostNodePorts(false)
                        .scheduler("wlc")
                        .strictArp(true)
                        .tcpBeLiberal(true)
                        .build());
    }

    @Test
    void modesOfKubeProxyThatDoNotExistAreRefused() {
        Seq<Refusal> refusals =
                Cluster.start(read("""
                    apiVersion: kubeproxy.config.k8s.io/v1alpha1
                    kind: KubeProxyConfiguration
                    mode: userspace
                    detectLocalMode: Guess
                    """), config -> Vector.empty()).getLeft();

        assertThat(refusals.head().error().message())
                .contains("must be iptables, ipvs, nftables or blank (blank means the best-available proxy [currently"
                        + " iptables])")
                .contains("KubeProxyConfiguration.DetectLocalMode: Unsupported value: \"Guess\": supported values:"
                        + " \"ClusterCIDR\", \"NodeCIDR\", \"BridgeInterface\", \"InterfaceNamePrefix\", \"\"");
    }

    @Test
    void aConfigurationThatCannotBeReadIsRefusedWithItsField() {
        Seq<Refusal> refusals =
                Cluster.start(read("""
                    apiVersion: kubeadm.k8s.io/v1beta4
                    kind: ClusterConfiguration
                    networking: {podSubnet: ten}
                    """), config -> Vector.empty()).getLeft();

        assertThat(refusals.head().error().causes().head().field()).isEqualTo("networking.podSubnet");
    }

    @Test
    void takesAllObjectsOrNone() {
        Cluster cluster = start("");

        Seq<Refusal> refusals = cluster.apply(read("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: good}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: Bad}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: elsewhere, namespace: none}
            """)).getLeft();

        assertThat(refusals.map(refusal -> refusal.object().toString()))
                .containsExactly("configmap/default/Bad", "configmap/none/elsewhere");
        assertThat(cluster.snapshot().contains(ConfigMap.KIND.key("default", "good")))
                .isFalse();
    }

    @Test
    void anAnnotationAsksForDeletion() {
        Cluster cluster = start("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");
        Cluster after = cluster.apply(read("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, annotations: "
                        + "{kubevalue.io/delete: \"true\"}}}"))
                .get();

        assertThat(after.snapshot().contains(ConfigMap.KIND.key("default", "a")))
                .isFalse();
    }

    @Test
    void whatIsObservedIsTakenAsItIs() {
        Cluster cluster = Cluster.observed(
                read("{apiVersion: v1, kind: Pod, metadata: {name: a}, status: {podIP: 10.0.0.9, phase: Running}}"),
                config -> Vector.empty());

        assertThat(cluster.isSettled()).isTrue();
        assertThat(cluster.snapshot().all()).hasSize(1);
        assertThat(cluster.snapshot().all().head().toString()).contains("10.0.0.9");
    }

    @Test
    void aControllerThatNeverRestsIsNamed() {
        Scribe up = new Scribe("up", map -> Plan.of(new Write.Update(counted(map, 1)), "one more"));
        Cluster cluster = start("{apiVersion: v1, kind: ConfigMap, metadata: {name: counter}}", up);

        Convergence result = cluster.converge(Choice.first(), new Limits(500, Duration.ofDays(1)));

        assertThat(result.converged()).isFalse();
        assertThat(result.reason()).contains("still busy after 500 steps: up keeps writing configmap/default/counter");
    }

    @Test
    void whatIsAwaitedIsWaitedForAndWhatRecursIsNot() {
        Scribe once = new Scribe(
                "once",
                map -> map.data().isEmpty()
                        ? Plan.of(new Write.Update(counted(map, 1)), "first")
                        : Plan.none().recurAfter(Duration.ofMinutes(5)));
        Scribe late = new Scribe(
                "late",
                map -> map.metadata().labels().isEmpty()
                        ? Plan.none().requeueAfter(Duration.ofSeconds(30))
                        : Plan.none());
        Cluster waiting = start("{apiVersion: v1, kind: ConfigMap, metadata: {name: counter}}", once, late)
                .advance(Duration.ofSeconds(10));
        Cluster settled = start("{apiVersion: v1, kind: ConfigMap, metadata: {name: counter}}", once)
                .converge()
                .cluster();

        assertThat(waiting.isSettled()).isFalse();
        assertThat(waiting.elapsed()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settled.isSettled()).isTrue();
        assertThat(settled.elapsed()).isZero();
        assertThat(settled.advance(Duration.ofMinutes(6)).elapsed()).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void aPlanMayWriteAnObjectTwice() {
        Scribe twice = new Scribe(
                "twice",
                map -> map.data().isEmpty()
                        ? Plan.of(new Write.Update(counted(map, 1)), "first")
                                .then(new Write.Update(counted(map, 2)), "second")
                        : Plan.none());
        Convergence result = start("{apiVersion: v1, kind: ConfigMap, metadata: {name: counter}}", twice)
                .converge();

        assertThat(result.transitions()).hasSize(2);
        assertThat(result.cluster()
                        .snapshot()
                        .get(ConfigMap.KIND, "default", "counter")
                        .get()
                        .data())
                .isEqualTo(TreeMap.of("count", "2"));
    }

    @Test
    void aCourseIsTheStepsInWhichAClusterSettles() {
        Cluster start = start("{apiVersion: v1, kind: ConfigMap, metadata: {name: counter}}", countingTo(3));
        Convergence result = start.converge();
        Vector<Stepped> course = start.course().toVector();

        assertThat(course).hasSize(result.steps());
        assertThat(course.last().cluster()).isEqualTo(result.cluster());
        assertThat(course.flatMap(Stepped::transitions)).isEqualTo(result.transitions());
        assertThat(course.flatMap(step -> step.told().map(Event::message))).containsExactly("1", "2", "3");
    }

    private static Scribe countingTo(int most) {
        return new Scribe("counter", map -> {
            ConfigMap next = counted(map, 1);
            int count = Integer.parseInt(next.data().get("count").get());
            return count > most
                    ? Plan.none()
                    : Plan.of(new Write.Update(next), "counts")
                            .telling(Event.normal(map, "Counted", String.valueOf(count)));
        });
    }

    private static ConfigMap counted(ConfigMap map, int step) {
        int count = Integer.parseInt(map.data().get("count").getOrElse("0"));
        return map.withData(TreeMap.of("count", Integer.toString(count + step)));
    }

    private static Cluster start(String yaml, Controller... controllers) {
        return Cluster.start(read(yaml), config -> Vector.of(controllers)).get();
    }

    private static Seq<KubeObject> read(String yaml) {
        return yaml.isEmpty()
                ? Vector.empty()
                : ManifestReader.kubernetes().parse("test.yaml", yaml).get().objects();
    }
}
