package io.github.kubevalue.dsl.diagnose.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.render.FindingsJson;
import io.github.kubevalue.dsl.render.FindingsText;
import io.github.kubevalue.dsl.render.JsonText;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.controlplane.ControlPlane;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A healthy application, and what is found if one line of it is broken. */
class DiagnosisTest {
    private static final String HEALTHY = healthy();

    @Test
    void nothingIsWrongWithAHealthyApplication() {
        assertThat(faults(HEALTHY)).isEmpty();
    }

    @Test
    void kindsThatAreNotModelledAreNamedOnce() {
        String lease = """

            ---
            apiVersion: coordination.k8s.io/v1
            kind: Lease
            metadata: {name: %s, namespace: demo}
            """;
        assertThat(findings(HEALTHY).map(Finding::id)).containsExactly("autoscaler-unmeasured");
        assertThat(findings(HEALTHY + lease.formatted("leader") + lease.formatted("other"))
                        .map(Finding::id))
                .containsExactly("autoscaler-unmeasured", "not-modelled");
    }

    @Test
    void fieldsThatAreNotModelledAreNamed() {
        String pod = """

            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: claiming, namespace: demo}
            spec:
              resourceClaims: [{name: gpu, resourceClaimName: gpu}]
              containers:
              - name: c
                image: i:1
                resources: {claims: [{name: gpu}]}
                restartPolicy: Never
                restartPolicyRules: [{action: RestartAllContainers, exitCodes: {operator: In, values: [1]}}]
            """;
        assertThat(findings(HEALTHY + pod)
                        .filter(finding -> finding.id().equals("not-modelled"))
                        .map(finding -> finding.field() + " " + finding.message()))
                .containsExactlyInAnyOrder(
                        "spec.resourceClaims not modelled: resource claims; its pods are placed and run as if they"
                                + " claimed nothing",
                        "spec.containers[0].restartPolicyRules not modelled: RestartAllContainers; the other containers"
                                + " of the pod run on");
    }

    static Stream<Arguments> brokenLines() {
        return Stream.of(
                row(
                        "service-selects-nothing",
                        "selector: {app: web}\n  ports: [{name",
                        "selector: {app: wep}\n  ports: [{name",
                        "service/demo/web",
                        "nearest: the pods of deployment/demo/web, where app is \"web\", not \"wep\""),
                row(
                        "service-selects-nothing",
                        "replicas: 2",
                        "replicas: 0",
                        "service/demo/web",
                        "deployment/demo/web has 0 replicas"),
                row(
                        "service-none-ready",
                        "kubevalue.io/start-after: 1s",
                        "kubevalue.io/ready: never",
                        "service/demo/web",
                        "readiness probe does not succeed"),
                row(
                        "target-port-name-unknown",
                        "targetPort: http",
                        "targetPort: web",
                        "service/demo/web",
                        "declares http (8080/TCP)"),
                row(
                        "target-port-not-listened",
                        "targetPort: 8080",
                        "targetPort: 8081",
                        "service/demo/entrance",
                        "declares 8080"),
                row(
                        "name-not-resolved",
                        "value: cache.other:6379",
                        "value: cache:6379",
                        "deployment/demo/web",
                        "there is no Service cache in namespace demo"),
                row(
                        "name-not-resolved",
                        "value: cache.other:6379",
                        "value: cache.othr:6379",
                        "deployment/demo/web",
                        "there is no namespace othr"),
                row(
                        "name-not-resolved",
                        "password@db:5432",
                        "password@bd:5432",
                        "configmap/demo/settings",
                        "there is no Service bd in namespace demo"),
                row(
                        "name-not-resolved",
                        "http://cache.other.svc",
                        "http://cash.other.svc",
                        "deployment/demo/web",
                        "there is no Service cash in namespace other"),
                row(
                        "service-port-unknown",
                        "value: cache.other:6379",
                        "value: cache.other:6380",
                        "deployment/demo/web",
                        "service/other/cache has the ports 6379"),
                row(
                        "ingress-without-class",
                        "ingressClassName: nginx\n  tls",
                        "tls",
                        "ingress/demo/web",
                        "there are the IngressClasses nginx"),
                row(
                        "ingress-class-unknown",
                        "ingressClassName: nginx\n  tls",
                        "ingressClassName: ngnx\n  tls",
                        "ingress/demo/web",
                        "there are the IngressClasses nginx"),
                row(
                        "ingress-controller-missing",
                        "ingress-nginx/controller:v1.15.1",
                        "other:1",
                        "ingress/demo/web",
                        "no pod runs an image of k8s.io/ingress-nginx"),
                row(
                        "ingress-backend-missing",
                        "{name: web, port: {name: http}}",
                        "{name: wbe, port: {name: http}}",
                        "ingress/demo/web",
                        "nearest: service/demo/web"),
                row(
                        "ingress-backend-missing",
                        "{name: web, port: {name: http}}",
                        "{name: cache, port: {number: 6379}}",
                        "ingress/demo/web",
                        "service/other/cache is in another namespace"),
                row(
                        "ingress-backend-port-missing",
                        "port: {number: 80}}",
                        "port: {number: 8080}}",
                        "ingress/demo/images",
                        "its ports are 80 (http)"),
                row(
                        "ingress-path-conflict",
                        "path: /images",
                        "path: /",
                        "ingress/demo/web",
                        "ingress/demo/images sends it to web"),
                row(
                        "ingress-tls-secret-missing",
                        "secretName: certificate",
                        "secretName: certificates",
                        "ingress/demo/web",
                        "hosts: demo.example.com"),
                row(
                        "config-map-missing",
                        "configMapRef: {name: settings}",
                        "configMapRef: {name: setting}",
                        "deployment/demo/web",
                        "nearest: settings"),
                row(
                        "config-map-missing",
                        "configMap: {name: page",
                        "configMap: {name: pages",
                        "deployment/demo/web",
                        "nearest: page"),
                row(
                        "config-map-key-missing",
                        "{key: index.html",
                        "{key: index.htm",
                        "deployment/demo/web",
                        "its keys are index.html"),
                row(
                        "secret-missing",
                        "{name: token, key: key}",
                        "{name: tokens, key: key}",
                        "deployment/demo/web",
                        "nearest: token"),
                row(
                        "secret-key-missing",
                        "{name: token, key: key}",
                        "{name: token, key: kay}",
                        "deployment/demo/web",
                        "its keys are key"),
                row(
                        "pull-secret-missing",
                        "imagePullSecrets: [{name: registry}]",
                        "imagePullSecrets: [{name: registri}]",
                        "deployment/demo/web",
                        "nearest: registry"),
                row(
                        "service-account-missing",
                        "serviceAccountName: web",
                        "serviceAccountName: wep",
                        "deployment/demo/web",
                        "nearest: web"),
                row(
                        "volume-claim-missing",
                        "configMap: {name: page, items: [{key: index.html, path: index.html}]}",
                        "persistentVolumeClaim: {claimName: unusd}",
                        "deployment/demo/web",
                        "nearest: unused"),
                row(
                        "governing-service-missing",
                        "serviceName: db",
                        "serviceName: dbs",
                        "statefulset/demo/db",
                        "db-0.dbs.demo does not resolve"),
                row("pod-unschedulable", "cpu: 100m", "cpu: 100", "deployment/demo/web", "Insufficient cpu"),
                row(
                        "pod-unschedulable",
                        "kubernetes.io/os: linux",
                        "kubernetes.io/os: plan9",
                        "deployment/demo/web",
                        "NodeAffinity"),
                row(
                        "image-pull-failure",
                        "kubevalue.io/start-after: 1s",
                        "kubevalue.io/image-pull: fail",
                        "deployment/demo/web",
                        "waits"),
                row(
                        "crash-loop",
                        "kubevalue.io/start-after: 1s",
                        "kubevalue.io/exit-code: \"3\"",
                        "deployment/demo/web",
                        "ended with exit code 3"),
                row(
                        "pod-not-ready",
                        "kubevalue.io/start-after: 1s",
                        "kubevalue.io/ready: never",
                        "deployment/demo/web",
                        "readiness probe"),
                row(
                        "rollout-stuck",
                        "kubevalue.io/start-after: 1s",
                        "kubevalue.io/ready: never",
                        "deployment/demo/web",
                        "ProgressDeadlineExceeded"),
                row(
                        "policy-selects-nothing",
                        "podSelector: {matchLabels: {app: web}}",
                        "podSelector: {matchLabels: {app: wep}}",
                        "networkpolicy/demo/web",
                        "app is \"web\", not \"wep\""),
                row(
                        "policy-names-service-port",
                        "- ports: [{port: 8080}]",
                        "- ports: [{port: 80}]",
                        "networkpolicy/demo/web",
                        "leads from port 80 to port 8080"),
                row(
                        "policy-without-dns",
                        "kubernetes.io/metadata.name: kube-system",
                        "kubernetes.io/metadata.name: demo",
                        "networkpolicy/demo/web",
                        "no rule allows it"),
                row(
                        "policy-namespace-unknown",
                        "kubernetes.io/metadata.name: other",
                        "kubernetes.io/metadata.name: others",
                        "networkpolicy/demo/web",
                        "others"),
                row(
                        "policy-denies-all-ingress",
                        "policyTypes: [Ingress, Egress]\n  ingress:\n    - ports: [{port: 8080}]\n",
                        "policyTypes: [Ingress, Egress]\n",
                        "networkpolicy/demo/web",
                        "policyTypes holds Ingress"),
                row(
                        "disruption-budget-selects-nothing",
                        "minAvailable: 1\n  selector: {matchLabels: {app: web}}",
                        "minAvailable: 1\n  selector: {matchLabels: {app: wep}}",
                        "poddisruptionbudget/demo/web",
                        "matchLabels is"),
                row(
                        "scale-target-missing",
                        "kind: Deployment, name: web",
                        "kind: Deployment, name: wep",
                        "horizontalpodautoscaler/demo/web",
                        "nearest: web"),
                row(
                        "scale-target-missing",
                        "apiVersion: apps/v1, kind: Deployment, name: web",
                        "apiVersion: v1, kind: ReplicationController, name: wep",
                        "horizontalpodautoscaler/demo/web",
                        "nearest: web"),
                row(
                        "load-balancer-pending",
                        "type: LoadBalancer",
                        "type: LoadBalancer\n  loadBalancerClass: example.com/none",
                        "service/demo/entrance",
                        "example.com/none"),
                row(
                        "service-none-ready",
                        "kubevalue.io/start-after: 1s",
                        "kubevalue.io/exit-code: \"1\"",
                        "service/demo/entrance",
                        "CrashLoopBackOff"),
                row(
                        "service-without-endpoints",
                        "selector: {app: web}\n  ports: [{name",
                        "ports: [{name",
                        "service/demo/web",
                        "ingress/demo/web leads to it"),
                row(
                        "selectors-overlap",
                        "selector: {matchLabels: {app: db}}\n  template:\n    metadata: {labels: {app: db}}",
                        "selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}",
                        "statefulset/demo/db",
                        "app=web"),
                row(
                        "pod-unschedulable",
                        "selector: {matchLabels: {app: cache}}\n"
                                + "  template:\n"
                                + "    metadata: {labels: {app: cache}}\n"
                                + "    spec:\n"
                                + "      containers: [{name: cache, image: example.com/cache:1, ports: [{containerPort:"
                                + " 6379}]}]",
                        "replicas: 4\n"
                                + "  selector: {matchLabels: {app: cache}}\n"
                                + "  template:\n"
                                + "    metadata: {labels: {app: cache}}\n"
                                + "    spec:\n"
                                + "      containers: [{name: cache, image: example.com/cache:1, ports: [{containerPort:"
                                + " 6379, hostPort: 6379}]}]",
                        "deployment/other/cache",
                        "free ports"),
                row(
                        "local-traffic-without-endpoints",
                        "# A small",
                        "apiVersion: v1\n"
                                + "kind: Node\n"
                                + "metadata: {name: n1, labels: {node.kubernetes.io/exclude-from-external-load-balancers:"
                                + " \"\", kubernetes.io/os: linux}}\n"
                                + "---\n"
                                + "# A small",
                        "service/demo/entrance",
                        "is on node n1"),
                row(
                        "job-failed",
                        "# A small",
                        "apiVersion: batch/v1\n"
                                + "kind: Job\n"
                                + "metadata: {name: once}\n"
                                + "spec:\n"
                                + "  backoffLimit: 0\n"
                                + "  template:\n"
                                + "    metadata: {annotations: {kubevalue.io/exit-code: \"1\"}}\n"
                                + "    spec: {restartPolicy: Never, containers: [{name: once, image: once}]}\n"
                                + "---\n"
                                + "# A small",
                        "job/default/once",
                        "BackoffLimitExceeded"));
    }

    private static Arguments row(String id, String line, String broken, String object, String evidence) {
        return Arguments.of(id, line, broken, object, evidence);
    }

    @ParameterizedTest(name = "{0} of {3}")
    @MethodSource("brokenLines")
    void aBrokenLineIsFound(String id, String line, String broken, String object, String evidence) {
        assertThat(HEALTHY).contains(line);
        Seq<Finding> faults = faults(HEALTHY.replace(line, broken));
        Seq<Finding> found = faults.filter(finding ->
                finding.id().equals(id) && finding.object().toString().equals(object));
        assertThat(found).as(() -> faults.mkString("\n")).isNotEmpty();
        assertThat(found.map(finding -> finding.because().mkString("\n")))
                .anySatisfy(because -> assertThat(because).contains(evidence));
        assertThat(found).allSatisfy(finding -> {
            assertThat(finding.message()).isNotBlank();
            assertThat(finding.fix()).isNotBlank();
        });
    }

    @Test
    void anAnnotationOfADumpThatCannotBeReadIsFound() {
        String dump = HEALTHY.replace("kubevalue.io/start-after: 1s", "kubevalue.io/start-after: soon");
        RunningCluster observed = RunningCluster.of(Cluster.observed(
                ManifestReader.kubernetes().parse("demo.yaml", dump).get().objects(), ControlPlane::controllers));
        assertThat(Diagnosis.of(observed).filter(finding -> finding.id().equals("annotation-unreadable")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.field())
                        .isEqualTo("spec.template.metadata.annotations[kubevalue.io/start-after]"));
    }

    @Test
    void jsonHasTheKeysOfTheContract() {
        Seq<Finding> found = faults(HEALTHY.replace("targetPort: http", "targetPort: web"));
        Json.Obj json = (Json.Obj) FindingsJson.of(found, finding -> Option.none());
        assertThat(json.fields().keySet()).containsExactly("findings");
        Json.Obj first = (Json.Obj)
                ((Json.Arr) json.fields().get("findings").get()).items().head();
        assertThat(first.fields().keySet().toVector())
                .isEqualTo(Vector.of("id", "severity", "object", "field", "message", "because", "fix"));
        assertThat(JsonText.pretty(json))
                .contains("\"severity\" : \"error\"", "\"field\" : \"spec.ports[0].targetPort\"");
    }

    @Test
    void textCountsTheFaults() {
        assertThat(FindingsText.of(faults(HEALTHY), finding -> Option.none())).isEqualTo("nothing found\n");
        assertThat(FindingsText.of(
                        faults(HEALTHY.replace("targetPort: http", "targetPort: web")), finding -> Option.none()))
                .startsWith("ERRORS\n")
                .contains("because  pod/demo/web-", "fix      name a container port web");
    }

    private static Seq<Finding> faults(String manifest) {
        return findings(manifest).filter(Finding::isFault);
    }

    private static Seq<Finding> findings(String manifest) {
        return Diagnosis.of(RunningCluster.converged(
                ManifestReader.kubernetes().parse("demo.yaml", manifest).get().objects()));
    }

    private static String healthy() {
        try (InputStream text = DiagnosisTest.class.getResourceAsStream("healthy.yaml")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
