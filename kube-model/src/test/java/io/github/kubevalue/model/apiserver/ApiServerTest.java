package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ApiServerTest {
    private static final String POD = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: demo}
        spec: {containers: [{name: c, image: i}]}
        """;
    private static final String DEPLOYMENT = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: demo}
        spec:
          replicas: %d
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: c, image: i}]}
        """;
    private static final String NODE_PORT = """
        apiVersion: v1
        kind: Service
        metadata: {name: %s, namespace: demo}
        spec: {type: NodePort, ports: [{port: 53, protocol: TCP, name: a}, {port: 53, protocol: UDP, name: b}]}
        """;

    @Nested
    class Creating {

        @Test
        void givesAnIdentityAndATimeAndAGeneration() {
            ObjectMeta meta = pod(applied(POD)).metadata();

            assertThat(meta.uid().get()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            assertThat(meta.creationTimestamp()).contains(Servers.NOW);
            assertThat(meta.generation()).contains(1L);
            assertThat(meta.resourceVersion()).isNotEmpty();
        }

        @Test
        void generatesNamesOfConsonantsThatNoOtherHas() {
            Pod unnamed = (Pod)
                    Servers.read(POD.replace("name: web", "generateName: web-")).head();
            ApiServer server = Servers.demo();
            for (int i = 0; i < 50; i++) {
                server = server.write(new Write.Create(unnamed), Servers.NOW).get();
            }

            Seq<String> names = server.store().list(Pod.KIND, "demo").map(Pod::name);
            assertThat(names).hasSize(50).allMatch(name -> name.matches("web-[bcdfghjklmnpqrstvwxz2456789]{5}"));
        }

        @Test
        void needsTheNamespace() {
            assertThat(error(Servers.demo(), new Write.Create(ConfigMap.named("none", "a"))))
                    .isEqualTo("namespaces \"none\" not found");
        }

        @Test
        void refusesWhatExists() {
            ApiServer server = Servers.demo();
            ApiServer once = server.write(new Write.Create(ConfigMap.named("demo", "a")), Servers.NOW)
                    .get();

            assertThat(error(once, new Write.Create(ConfigMap.named("demo", "a"))))
                    .isEqualTo("configmaps \"a\" already exists");
        }

        @Test
        void makesANamespaceSelectableAndHoldsIt() {
            Namespace namespace =
                    Servers.demo().store().get(Namespace.KIND, "demo").get();

            assertThat(namespace.metadata().labels()).isEqualTo(TreeMap.of("kubernetes.io/metadata.name", "demo"));
            assertThat(namespace.spec().finalizers()).containsExactly("kubernetes");
        }

        @Test
        void givesAPodItsAccountItsTokenAndFiveMinutesOnABrokenNode() {
            Pod pod = pod(applied(POD));

            assertThat(pod.spec().serviceAccountName()).contains("default");
            assertThat(pod.spec().containers().head().volumeMounts().head().mountPath())
                    .isEqualTo("/var/run/secrets/kubernetes.io/serviceaccount");
            assertThat(pod.spec().tolerations().flatMap(toleration -> toleration.tolerationSeconds()))
                    .containsExactly(300L, 300L);
            assertThat(pod.spec().priority()).contains(0);
        }

        @Test
        void refusesAPodWhoseAccountIsNotThere() {
            assertThat(Servers.apply(
                                    Servers.demo(),
                                    POD.replace("containers:", "serviceAccountName: robot, containers:"))
                            .getLeft()
                            .message())
                    .isEqualTo("pods \"web\" is forbidden: error looking up service account demo/robot: "
                            + "serviceaccount \"robot\" not found");
        }
    }

    @Nested
    class Updating {

        @Test
        void anOldVersionIsInConflict() {
            ApiServer server = applied(String.format(DEPLOYMENT, 1));
            Deployment read = deployment(server);
            ApiServer other =
                    Servers.apply(server, String.format(DEPLOYMENT, 2)).get();

            assertThat(error(other, new Write.Update(read)))
                    .isEqualTo(
                            "Operation cannot be fulfilled on deployments.apps \"web\": the object has been modified; "
                                    + "please apply your changes to the latest version and try again");
        }

        @Test
        void theGenerationCountsChangesOfTheSpecOnly() {
            ApiServer server = applied(String.format(DEPLOYMENT, 1));
            ApiServer scaled =
                    Servers.apply(server, String.format(DEPLOYMENT, 2)).get();
            Deployment read = deployment(scaled);
            ApiServer seen = scaled.write(
                            new Write.UpdateStatus(read.withStatus(read.status().withObservedGeneration(2L))),
                            Servers.NOW)
                    .get();

            assertThat(deployment(scaled).metadata().generation()).contains(2L);
            assertThat(deployment(seen).metadata().generation()).contains(2L);
        }

        @Test
        void theSameManifestAgainChangesNothing() {
            ApiServer server = applied(String.format(DEPLOYMENT, 1), POD, String.format(NODE_PORT, "dns"));
            ApiServer again = Vector.of(String.format(DEPLOYMENT, 1), POD, String.format(NODE_PORT, "dns"))
                    .foldLeft(server, (so, yaml) -> Servers.apply(so, yaml).get());

            assertThat(again.store().revision()).isEqualTo(server.store().revision());
        }

        @Test
        void theMainEndpointLeavesTheStatusAndTheOtherWayRound() {
            ApiServer server = applied(String.format(DEPLOYMENT, 1));
            Deployment wild = deployment(server)
                    .withSpec(deployment(server).spec().withReplicas(Option.of(9)))
                    .withStatus(deployment(server).status().withReplicas(9));

            Deployment main =
                    deployment(server.write(new Write.Update(wild), Servers.NOW).get());
            Deployment status = deployment(
                    server.write(new Write.UpdateStatus(wild), Servers.NOW).get());

            assertThat(main.spec().replicas()).contains(9);
            assertThat(main.status().replicas()).isZero();
            assertThat(status.spec().replicas()).contains(1);
            assertThat(status.status().replicas()).isEqualTo(9);
        }
    }

    @Nested
    class Deleting {

        @Test
        void aPodWithoutNodeGoesAtOnce() {
            ApiServer server = applied(POD);
            ApiServer after =
                    server.write(Write.delete(pod(server)), Servers.NOW).get();

            assertThat(after.store().list(Pod.KIND)).isEmpty();
        }

        @Test
        void aPodOnANodeGetsItsGraceWhichCanOnlyBeShortened() {
            ApiServer bound = bound();
            ApiServer deleted =
                    bound.write(Write.delete(pod(bound)), Servers.NOW).get();
            ApiServer longer = deleted.write(Write.delete(pod(bound)).withGrace(60), Servers.NOW)
                    .get();
            ApiServer shorter = deleted.write(Write.delete(pod(bound)).withGrace(10), Servers.NOW)
                    .get();
            ApiServer forced = deleted.write(Write.delete(pod(bound)).withGrace(0), Servers.NOW)
                    .get();

            assertThat(pod(deleted).metadata().deletionTimestamp()).contains(Servers.NOW.plusSeconds(30));
            assertThat(longer).isEqualTo(deleted);
            assertThat(pod(shorter).metadata().deletionTimestamp()).contains(Servers.NOW.plusSeconds(10));
            assertThat(forced.store().list(Pod.KIND)).isEmpty();
        }

        @Test
        void anObjectWithFinalizersWaitsForThem() {
            ConfigMap held = ConfigMap.named("demo", "a")
                    .withMetadata(ObjectMeta.named("demo", "a").withFinalizers(Vector.of("example.com/hold")));
            ApiServer server =
                    Servers.demo().write(new Write.Create(held), Servers.NOW).get();
            ApiServer deleted = server.write(
                            Write.delete(server.store().get(held.key()).get()), Servers.NOW)
                    .get();
            KubeObject waiting = deleted.store().get(held.key()).get();
            ApiServer released = deleted.write(
                            new Write.Update(
                                    waiting.withMetadata(waiting.metadata().withFinalizers(Vector.empty()))),
                            Servers.NOW)
                    .get();

            assertThat(waiting.metadata().isDeleting()).isTrue();
            assertThat(released.store().contains(held.key())).isFalse();
        }

        @Test
        void nothingIsMadeInANamespaceOnItsWayOut() {
            ApiServer server = Servers.demo();
            Namespace demo = server.store().get(Namespace.KIND, "demo").get();
            ApiServer leaving = server.write(Write.delete(demo), Servers.NOW).get();

            assertThat(error(leaving, new Write.Create(ConfigMap.named("demo", "a"))))
                    .isEqualTo("configmaps \"a\" is forbidden: unable to create new content in namespace demo "
                            + "because it is being terminated");
        }

        @Test
        void someNamespacesStay() {
            ApiServer server = Servers.demo()
                    .write(new Write.Create(Namespace.named("default")), Servers.NOW)
                    .get();
            Namespace namespace = server.store().get(Namespace.KIND, "default").get();

            assertThat(error(server, Write.delete(namespace)))
                    .isEqualTo("namespaces \"default\" is forbidden: this namespace may not be deleted");
        }
    }

    @Nested
    class Pods {

        @Test
        void areBoundOnce() {
            assertThat(error(bound(), new Write.Bind(Pod.KIND.key("demo", "web"), "n2")))
                    .isEqualTo("Operation cannot be fulfilled on pods/binding \"web\": "
                            + "pod web is already assigned to node \"n1\"");
        }

        @Test
        void getTheNextAddressOfEachCidrOfTheirNode() {
            ApiServer server = bound().write(new Write.AssignPodIp(Pod.KIND.key("demo", "web")), Servers.NOW)
                    .get();

            assertThat(pod(server).status().podIPs().map(ip -> ip.ip()))
                    .containsExactly("10.244.0.2", "fd00:10:244::2");
        }

        @Test
        void neverHaveAStatusOfTheirOwnAtFirst() {
            ApiServer server = applied(POD + "status: {phase: Running, podIP: 1.2.3.4}\n");

            assertThat(pod(server).status().phase()).contains(PodPhase.PENDING);
            assertThat(pod(server).status().podIP()).isEmpty();
        }
    }

    @Nested
    class Services {

        @Test
        void shareANodePortBetweenProtocolsOfOnePort() {
            Service service = service(applied(String.format(NODE_PORT, "dns")), "dns");

            Seq<Integer> ports = service.spec().ports().flatMap(ServicePort::nodePort);
            assertThat(ports).hasSize(2);
            assertThat(ports.distinct()).hasSize(1).allMatch(port -> port >= 30086 && port <= 32767);
        }

        @Test
        void keepTheirAddressAndPortsWhenAManifestOmitsThem() {
            ApiServer server = applied(String.format(NODE_PORT, "dns"));
            ApiServer labelled = Servers.apply(
                            server, String.format(NODE_PORT, "dns").replace("{type", "{selector: {a: b}, type"))
                    .get();

            assertThat(service(labelled, "dns").spec().withSelector(TreeMap.empty()))
                    .isEqualTo(service(server, "dns").spec());
        }

        @Test
        void neverShareAClusterIp() {
            ApiServer server = Vector.range(0, 100)
                    .foldLeft(
                            Servers.demo(),
                            (so, i) -> Servers.apply(so, String.format(NODE_PORT, "s" + i))
                                    .get());
            Seq<String> ips = server.store()
                    .list(Service.KIND)
                    .flatMap(service -> service.spec().clusterIP());

            assertThat(ips).hasSize(100).doesNotHaveDuplicates();
        }

        @Test
        void doNotGiveUpTheirAddress() {
            ApiServer server = applied(String.format(NODE_PORT, "dns"));

            assertThat(Servers.apply(
                                    server,
                                    String.format(NODE_PORT, "dns").replace("{type", "{clusterIP: 10.96.3.3, type"))
                            .getLeft()
                            .message())
                    .contains("spec.clusterIPs[0]: Invalid value: [\"10.96.3.3\"]: may not change once set");
        }
    }

    private static ApiServer applied(String... manifests) {
        return Vector.of(manifests)
                .foldLeft(
                        Servers.demo(),
                        (server, yaml) -> Servers.apply(server, yaml).get());
    }

    private static ApiServer bound() {
        Node node = Node.named("n1")
                .withSpec(NodeSpec.builder()
                        .podCIDRs(Vector.of("10.244.0.0/24", "fd00:10:244::/64"))
                        .build());
        return applied(POD)
                .write(new Write.Create(node), Servers.NOW)
                .flatMap(server -> server.write(new Write.Bind(Pod.KIND.key("demo", "web"), "n1"), Servers.NOW))
                .get();
    }

    private static String error(ApiServer server, Write write) {
        Either<ApiError, ApiServer> answer = server.write(write, Servers.NOW);
        return answer.getLeft().message();
    }

    private static Pod pod(ApiServer server) {
        return server.store().get(Pod.KIND, "demo", "web").get();
    }

    private static Deployment deployment(ApiServer server) {
        return server.store().get(Deployment.KIND, "demo", "web").get();
    }

    private static Service service(ApiServer server, String name) {
        return server.store().get(Service.KIND, "demo", name).get();
    }
}
