package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentConditionType;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobConditionType;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The whole control plane on small manifests: what a user sees once all has settled. */
class ControlPlaneWorkloadsTest {
    private static final String DELETE = "    kubevalue.io/delete: \"true\"\n";

    private static Seq<KubeObject> objects(String... yaml) {
        return ManifestReader.kubernetes()
                .parse("test.yaml", String.join("---\n", yaml))
                .get()
                .inNamespace("demo")
                .objects();
    }

    private static Cluster started(String... yaml) {
        Cluster demo = Kubeadm.started("{apiVersion: v1, kind: Namespace, metadata: {name: demo}}");
        return then(demo, yaml);
    }

    private static Cluster then(Cluster cluster, String... yaml) {
        return settled(cluster.apply(objects(yaml)).get());
    }

    private static String workload(String kind, String name, String spec, String annotations) {
        return """
            apiVersion: apps/v1
            kind: %s
            metadata:
              name: %s
              annotations:
                a: b
            %sspec:
              selector: {matchLabels: {app: %s}}
            %s
              template:
                metadata: {labels: {app: %s}}
                spec:
                  containers:
                  - {name: main, image: "main:1", ports: [{name: http, containerPort: 8080}]}
            """.formatted(kind, name, annotations, name, spec.indent(2).stripTrailing(), name);
    }

    private static String service(String name, String spec) {
        return "{apiVersion: v1, kind: Service, metadata: {name: %s}, spec: {selector: {app: %s}, ports: [{port: 80, targetPort: http}]%s}}\n"
                .formatted(name, name, spec);
    }

    private static String job(String name, String spec, String annotations) {
        return """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: %s}
            spec:
            %s
              template:
                metadata: {annotations: {a: b%s}}
                spec:
                  restartPolicy: Never
                  containers: [{name: main, image: "main:1"}]
            """.formatted(name, spec.indent(2).stripTrailing(), annotations);
    }

    @Test
    void deploymentServesBehindItsService() {
        Snapshot end = started(workload("Deployment", "web", "replicas: 3", ""), service("web", ""))
                .snapshot();
        assertThat(end.get(Deployment.KIND, "demo", "web").get().status().readyReplicas())
                .isEqualTo(3);
        Seq<EndpointSlice> slices = end.list(EndpointSlice.KIND, "demo");
        assertThat(slices).hasSize(1);
        assertThat(slices.head().name()).matches("web-[a-z0-9]{5}");
        assertThat(slices.head().endpoints())
                .hasSize(3)
                .allMatch(endpoint -> endpoint.conditions().isReady());
        assertThat(slices.head().ports().head().port()).contains(8080);
        assertThat(end.get(Endpoints.KIND, "demo", "web").get().subsets().head().addresses())
                .hasSize(3);
    }

    @Test
    void deletingADeploymentRemovesAllThatDependsOnIt() {
        Cluster cluster = started(workload("Deployment", "web", "replicas: 3", ""), service("web", ""));
        Snapshot end = then(cluster, workload("Deployment", "web", "replicas: 3", DELETE))
                .snapshot();
        assertThat(end.list(Deployment.KIND, "demo")).isEmpty();
        assertThat(end.list(ReplicaSet.KIND, "demo")).isEmpty();
        assertThat(end.list(Pod.KIND, "demo")).isEmpty();
        assertThat(end.list(EndpointSlice.KIND, "demo").head().endpoints()).isEmpty();
    }

    @Test
    void replicationControllerServesBehindItsService() {
        String web = workload("ReplicationController", "web", "replicas: 2", "")
                .replace("apps/v1", "v1")
                .replace("{matchLabels: {app: web}}", "{app: web}");
        Snapshot end = started(web, service("web", "")).snapshot();
        assertThat(end.get(ReplicationController.KIND, "demo", "web")
                        .get()
                        .status()
                        .availableReplicas())
                .isEqualTo(2);
        assertThat(end.list(EndpointSlice.KIND, "demo").head().endpoints()).hasSize(2);
        assertThat(end.list(Node.KIND)
                        .flatMap(node -> node.metadata().annotations().get("node.alpha.kubernetes.io/ttl")))
                .isNotEmpty()
                .containsOnly("0");
    }

    @Test
    void statefulAndDaemonSetsBecomeReady() {
        Snapshot end = started(
                        workload(
                                "StatefulSet",
                                "db",
                                "{replicas: 2, serviceName: db}"
                                        .replaceAll("[{}]", "")
                                        .replace(", ", "\n"),
                                ""),
                        workload("DaemonSet", "agent", "minReadySeconds: 0", ""))
                .snapshot();
        assertThat(end.get(StatefulSet.KIND, "demo", "db").get().status().readyReplicas())
                .isEqualTo(2);
        assertThat(end.get(DaemonSet.KIND, "demo", "agent").get().status().numberReady())
                .isEqualTo(3);
    }

    @Test
    void namespaceGoesWithAllThatIsInIt() {
        Cluster cluster =
                started(workload("Deployment", "web", "replicas: 2", ""), service("web", ", type: LoadBalancer"));
        Snapshot end = then(
                        cluster,
                        "{apiVersion: v1, kind: Namespace, metadata: {name: demo, annotations: {kubevalue.io/delete:"
                                + " \"true\"}}}\n")
                .snapshot();
        assertThat(end.get(Namespace.KIND, "demo")).isEmpty();
        assertThat(end.in("demo")).isEmpty();
    }

    @Test
    void loadBalancerGetsAnAddressUnlessAClassClaimsIt() {
        Snapshot end = started(
                        service("web", ", type: LoadBalancer"),
                        service("own", ", type: LoadBalancer, loadBalancerIP: 198.51.100.7"),
                        service("other", ", type: LoadBalancer, loadBalancerClass: example.com/lb"))
                .snapshot();
        assertThat(end.get(Service.KIND, "demo", "web").get().loadBalancerIps().mkString())
                .isEqualTo("203.0.113.1");
        assertThat(end.get(Service.KIND, "demo", "own").get().loadBalancerIps().mkString())
                .isEqualTo("198.51.100.7");
        assertThat(end.get(Service.KIND, "demo", "other").get().loadBalancerIps())
                .isEmpty();
    }

    @Test
    void ingressTellsTheAddressOfItsController() {
        String controller = workload("Deployment", "edge", "replicas: 1", "")
                .replace("main:1", "registry.k8s.io/ingress-nginx/controller:v1.13.0");
        Snapshot end = started(
                        controller,
                        service("edge", ", type: LoadBalancer"),
                        "{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: nginx}, spec:"
                                + " {controller: k8s.io/ingress-nginx}}\n",
                        "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: shop}, spec:"
                                + " {ingressClassName: nginx, defaultBackend: {service: {name: web, port: {number:"
                                + " 80}}}}}\n")
                .snapshot();
        assertThat(end.get(Ingress.KIND, "demo", "shop")
                        .get()
                        .status()
                        .loadBalancer()
                        .ingress()
                        .head()
                        .ip())
                .contains("203.0.113.1");
    }

    @Test
    void jobCompletes() {
        Snapshot end = started(job("sum", "completions: 3\nparallelism: 2", "")).snapshot();
        Job job = end.get(Job.KIND, "demo", "sum").get();
        assertThat(job.status().succeeded()).isEqualTo(3);
        assertThat(job.status().condition(JobConditionType.COMPLETE)).isNotEmpty();
        assertThat(job.status().completionTime()).isNotEmpty();
        assertThat(end.list(Pod.KIND, "demo"))
                .hasSize(3)
                .allMatch(pod -> pod.metadata().finalizers().isEmpty());
    }

    @Test
    void indexedJobCompletesEveryIndexOnce() {
        Snapshot end = started(job("sum", "completions: 4\nparallelism: 3\ncompletionMode: Indexed", ""))
                .snapshot();
        Job job = end.get(Job.KIND, "demo", "sum").get();
        assertThat(job.status().completedIndexes()).isEqualTo("0-3");
        assertThat(end.list(Pod.KIND, "demo")
                        .flatMap(pod -> pod.spec().hostname())
                        .sorted())
                .containsExactly("sum-0", "sum-1", "sum-2", "sum-3");
    }

    @Test
    void jobWhosePodsFailEndsAtItsBackoffLimit() {
        Snapshot end = started(job("sum", "backoffLimit: 2", ", kubevalue.io/exit-code: \"1\""))
                .snapshot();
        Job job = end.get(Job.KIND, "demo", "sum").get();
        assertThat(job.status().failed()).isEqualTo(3);
        assertThat(job.status().condition(JobConditionType.FAILED).get().reason())
                .isEqualTo("BackoffLimitExceeded");
    }

    @Test
    void finishedJobIsDeletedAfterItsTime() {
        Snapshot end = started(job("sum", "ttlSecondsAfterFinished: 60", "")).snapshot();
        assertThat(end.list(Job.KIND, "demo")).isEmpty();
        assertThat(end.list(Pod.KIND, "demo")).isEmpty();
    }

    @Test
    void endpointsWrittenByHandAreMirrored() {
        Snapshot end = started(
                        "{apiVersion: v1, kind: Service, metadata: {name: legacy}, spec: {ports: [{port: 80}]}}\n",
                        "{apiVersion: v1, kind: Endpoints, metadata: {name: legacy}, subsets: [{addresses: [{ip:"
                                + " 192.0.2.7}], ports: [{port: 8080}]}]}\n")
                .snapshot();
        EndpointSlice slice = end.list(EndpointSlice.KIND, "demo").head();
        assertThat(slice.endpoints().head().addresses()).containsExactly("192.0.2.7");
        assertThat(slice.metadata().labels().get(EndpointSlice.MANAGED_BY))
                .contains("endpointslicemirroring-controller.k8s.io");
    }

    @Test
    void eventsNameThePodsThatWereMade() {
        Cluster cluster = started(workload("Deployment", "web", "replicas: 1", ""));
        String pod = cluster.snapshot().list(Pod.KIND, "demo").head().name();
        assertThat(cluster.events().flatMap(Event::message)).contains("Created pod: " + pod);
    }

    @Test
    void anEventIsForgottenAnHourAfterItWasToldLast() {
        Cluster cluster = started(workload("Deployment", "web", "replicas: 1", ""));

        assertThat(cluster.advance(Duration.ofMinutes(59)).events()).isEqualTo(cluster.events());
        assertThat(cluster.advance(Duration.ofMinutes(61)).events()).isEmpty();
    }

    @Test
    void podsThatTheApiServerRefusesAreReportedUpToTheDeployment() {
        String web = workload("Deployment", "web", "replicas: 1", "")
                .replace("      containers:", "      serviceAccountName: nobody\n      containers:");
        Cluster cluster = started(web);
        Deployment deployment =
                cluster.snapshot().get(Deployment.KIND, "demo", "web").get();
        assertThat(deployment
                        .status()
                        .condition(DeploymentConditionType.REPLICA_FAILURE)
                        .get()
                        .message())
                .contains("serviceaccount \"nobody\" not found");
        assertThat(cluster.events().filter(event -> event.reason().contains("FailedCreate")))
                .hasSize(1);
        Snapshot mended = then(cluster, "{apiVersion: v1, kind: ServiceAccount, metadata: {name: nobody}}\n")
                .advance(Duration.ofHours(1))
                .snapshot();
        assertThat(mended.get(Deployment.KIND, "demo", "web").get().status().readyReplicas())
                .isEqualTo(1);
        assertThat(mended.list(ReplicaSet.KIND, "demo").head().status().conditions())
                .isEmpty();
    }
}
