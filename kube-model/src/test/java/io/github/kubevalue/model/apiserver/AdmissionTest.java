package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ResourceQuota;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.quota.Usage;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plugins as a client meets them: what is stored, and what is refused in which words. */
class AdmissionTest {

    /** Returns the server after the objects, whose quotas were counted. */
    private static ApiServer with(String yaml) {
        ApiServer server =
                Servers.apply(Servers.demo(), yaml).getOrElseThrow(error -> new AssertionError(error.message()));
        return server.store()
                .list(ResourceQuota.KIND)
                .map(quota -> new Usage(quota, server.store(), Servers.NOW).observed())
                .foldLeft(
                        server,
                        (so, quota) -> so.write(new Write.UpdateStatus(quota), Servers.NOW)
                                .get());
    }

    private static Either<ApiError, ApiServer> create(ApiServer server, String yaml) {
        return server.write(new Write.Create(Servers.read(yaml).head()), Servers.NOW);
    }

    private static String pod(String spec) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: demo}, spec: " + spec + "}";
    }

    private static Pod created(ApiServer server, String spec) {
        return create(server, pod(spec))
                .getOrElseThrow(error -> new AssertionError(error.message()))
                .store()
                .get(Pod.KIND, "demo", "p")
                .get();
    }

    @Nested
    class LimitRanges {
        private static String range(String item) {
            return "{apiVersion: v1, kind: LimitRange, metadata: {name: r, namespace: demo}, spec: {limits: [" + item
                    + "]}}";
        }

        /** Cases of plugin/pkg/admission/limitranger/admission_test.go. */
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {type: Container, max: {cpu: "1"}} | {requests: {cpu: 500m}, limits: {cpu: "2"}} | maximum cpu usage per Container is 1, but limit is 2
            {type: Container, max: {cpu: 100m, memory: 2Gi}} | {requests: {cpu: 110m, memory: 1Gi}, limits: {cpu: 110m, memory: 1Gi}} | maximum cpu usage per Container is 100m, but limit is 110m
            {type: Container, min: {cpu: 100m}} | {requests: {cpu: 50m}, limits: {cpu: 100m}} | minimum cpu usage per Container is 100m, but request is 50m
            {type: Container, min: {memory: 1Gi}} | {requests: {cpu: 50m}, limits: {cpu: 100m}} | minimum memory usage per Container is 1Gi.  No request is specified
            {type: Container, maxLimitRequestRatio: {cpu: "2"}} | {requests: {cpu: "1"}, limits: {cpu: "3"}} | cpu max limit to request ratio per Container is 2, but provided ratio is 3.000000
            {type: Container, maxLimitRequestRatio: {cpu: "10"}} | {requests: {memory: 1Gi}, limits: {memory: 1Gi}} | cpu max limit to request ratio per Container is 10, but no request is specified or request is 0
            {type: Container, maxLimitRequestRatio: {cpu: "10"}} | {requests: {cpu: "1"}} | cpu max limit to request ratio per Container is 10, but no limit is specified or limit is 0
            {type: Pod, max: {memory: 1Gi}} | {requests: {memory: 2Gi}, limits: {memory: 2Gi}} | maximum memory usage per Pod is 1Gi, but limit is 2Gi
            {type: Pod, max: {ephemeral-storage: 1Gi}} | {requests: {memory: 2Gi}} | maximum ephemeral-storage usage per Pod is 1Gi.  No limit is specified
            {type: Pod, min: {cpu: "1", memory: 1Gi}} | {requests: {cpu: 500m, memory: 512Mi}} | [minimum cpu usage per Pod is 1, but request is 500m, minimum memory usage per Pod is 1Gi, but request is 512Mi]
            """)
        void boundPods(String item, String resources, String message) {
            ApiServer server = Servers.demo();
            KubeObject range = Servers.read(range(item)).head();
            ApiServer bounded = server.withStore(server.store().put(range));
            assertThat(create(bounded, pod("{containers: [{name: c, image: i, resources: " + resources + "}]}"))
                            .getLeft()
                            .message())
                    .isEqualTo("pods \"p\" is forbidden: " + message);
        }

        @Test
        void fillInWhatContainersDoNotSayAndTellIt() {
            ApiServer server = with(range(
                    "{type: Container, default: {cpu: 75m, memory: 10Mi}, defaultRequest: {cpu: 50m, memory: 5Mi}}"));
            Pod pod = created(
                    server,
                    "{initContainers: [{name: i, image: i}], containers: [{name: c, image: i, resources: {requests:"
                            + " {memory: 7Mi}}}]}");
            assertThat(pod.spec().containers().head().resources().limits().get("cpu"))
                    .contains(Quantity.parse("75m"));
            assertThat(pod.spec().containers().head().resources().requests().get("memory"))
                    .contains(Quantity.parse("7Mi"));
            assertThat(pod.metadata().annotations().get("kubernetes.io/limit-ranger"))
                    .contains("LimitRanger plugin set: cpu request for container c; cpu, memory limit for container c; "
                            + "cpu, memory request for init container i; cpu, memory limit for init container i");
        }

        @Test
        void boundClaims() {
            ApiServer server = with(range("{type: PersistentVolumeClaim, max: {storage: 2Gi}, min: {storage: 1Gi}}"));
            assertThat(create(server, claim("3Gi")).getLeft().message())
                    .isEqualTo("persistentvolumeclaims \"c\" is forbidden: maximum storage usage per "
                            + "PersistentVolumeClaim is 2Gi, but request is 3Gi");
        }
    }

    private static String claim(String size) {
        return "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c, namespace: demo}, spec: "
                + "{accessModes: [ReadWriteOnce], storageClassName: gold, resources: {requests: {storage: " + size
                + "}}}}";
    }

    @Nested
    class Quotas {
        private static String quota(String spec) {
            return "{apiVersion: v1, kind: ResourceQuota, metadata: {name: q, namespace: demo}, spec: " + spec
                    + "}\n---\n";
        }

        /** Cases of apiserver/pkg/admission/plugin/resourcequota/admission_test.go. */
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {hard: {pods: "0"}} | {containers: [{name: c, image: i}]} | exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0
            {hard: {count/pods: "0"}} | {containers: [{name: c, image: i}]} | exceeded quota: q, requested: count/pods=1, used: count/pods=0, limited: count/pods=0
            {hard: {limits.cpu: "1"}} | {containers: [{name: c, image: i}]} | failed quota: q: must specify limits.cpu for: c
            {hard: {requests.memory: 1Gi, limits.cpu: "1"}} | {initContainers: [{name: b, image: i}], containers: [{name: c, image: i}]} | failed quota: q: must specify limits.cpu for: b,c; requests.memory for: b,c
            {hard: {requests.cpu: "1"}} | {containers: [{name: c, image: i, resources: {requests: {cpu: 1500m}}}]} | exceeded quota: q, requested: requests.cpu=1500m, used: requests.cpu=0, limited: requests.cpu=1
            {hard: {memory: 1Gi, pods: "5"}} | {containers: [{name: c, image: i, resources: {requests: {memory: 600Mi}}}, {name: d, image: i, resources: {requests: {memory: 600Mi}}}]} | exceeded quota: q, requested: memory=1200Mi, used: memory=0, limited: memory=1Gi
            {hard: {limits.ephemeral-storage: 1Gi}} | {containers: [{name: c, image: i, resources: {limits: {ephemeral-storage: 2Gi}}}]} | exceeded quota: q, requested: limits.ephemeral-storage=2Gi, used: limits.ephemeral-storage=0, limited: limits.ephemeral-storage=1Gi
            {hard: {requests.nvidia.com/gpu: "1"}} | {containers: [{name: c, image: i, resources: {limits: {nvidia.com/gpu: 2}}}]} | exceeded quota: q, requested: requests.nvidia.com/gpu=2, used: requests.nvidia.com/gpu=0, limited: requests.nvidia.com/gpu=1
            {hard: {pods: "0"}, scopes: [BestEffort]} | {containers: [{name: c, image: i}]} | exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0
            {hard: {pods: "0"}, scopes: [Terminating]} | {activeDeadlineSeconds: 5, containers: [{name: c, image: i}]} | exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0
            {hard: {pods: "0"}, scopes: [CrossNamespacePodAffinity]} | {affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, namespaces: [other], labelSelector: {}}]}}, containers: [{name: c, image: i}]} | exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0
            """)
        void refuse(String spec, String podSpec, String message) {
            assertThat(create(with(quota(spec)), pod(podSpec)).getLeft().message())
                    .isEqualTo("pods \"p\" is forbidden: " + message);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            {hard: {pods: "0"}, scopes: [NotBestEffort]} | {containers: [{name: c, image: i}]}
            {hard: {pods: "0"}, scopes: [Terminating]} | {containers: [{name: c, image: i}]}
            {hard: {pods: "0"}, scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In, values: [high]}]}} | {containers: [{name: c, image: i}]}
            {hard: {limits.cpu: "1"}} | {resources: {limits: {cpu: "1"}}, containers: [{name: c, image: i}]}
            """)
        void letPass(String spec, String podSpec) {
            assertThat(create(with(quota(spec)), pod(podSpec)).isRight()).isTrue();
        }

        @Test
        void areChargedWithTheWrite() {
            ApiServer after = create(
                            with(quota("{hard: {pods: \"2\", requests.cpu: \"1\"}}")),
                            pod("{containers: [{name: c, image: i, resources: {requests: {cpu: 300m}}}]}"))
                    .get();
            ResourceQuota quota =
                    after.store().get(ResourceQuota.KIND, "demo", "q").get();
            assertThat(quota.status().used().mkString(",")).isEqualTo("(pods, 1),(requests.cpu, 300m)");
        }

        @Test
        void limitClaimsOfAClass() {
            ApiServer server = with(
                    quota("{hard: {gold.storageclass.storage.k8s.io/requests.storage: 2Gi, requests.storage: 10Gi}}"));
            assertThat(create(server, claim("3Gi")).getLeft().message())
                    .isEqualTo("persistentvolumeclaims \"c\" is forbidden: exceeded quota: q, requested: "
                            + "gold.storageclass.storage.k8s.io/requests.storage=3Gi, used: "
                            + "gold.storageclass.storage.k8s.io/requests.storage=0, limited: "
                            + "gold.storageclass.storage.k8s.io/requests.storage=2Gi");
        }

        @Test
        void limitServicesByTheirPorts() {
            ApiServer server = with(quota("{hard: {services.nodeports: \"1\"}}"));
            assertThat(create(
                                    server,
                                    "{apiVersion: v1, kind: Service, metadata: {name: s, namespace: demo}, spec:"
                                            + " {type: NodePort, selector: {a: b}, ports: [{name: a, port: 1}, {name: b,"
                                            + " port: 2}]}}")
                            .getLeft()
                            .message())
                    .isEqualTo("services \"s\" is forbidden: exceeded quota: q, requested: services.nodeports=2, used: "
                            + "services.nodeports=0, limited: services.nodeports=1");
        }

        @Test
        void limitTheNumberOfAnything() {
            ApiServer server = with(quota("{hard: {count/jobs.batch: \"0\", configmaps: \"0\"}}"));
            assertThat(create(server, "{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: demo}}")
                            .getLeft()
                            .message())
                    .isEqualTo("configmaps \"m\" is forbidden: exceeded quota: q, requested: configmaps=1, used: "
                            + "configmaps=0, limited: configmaps=0");
        }
    }

    @Nested
    class PodSecurityLevels {
        private static final String NAMESPACE =
                "{apiVersion: v1, kind: Namespace, metadata: {name: demo, labels: {pod-security.kubernetes.io/%s:"
                        + " %s}}}";

        private static Answer<ApiServer> answer(ApiServer server, String yaml) {
            return server.answer(new Write.Apply(Servers.read(yaml).head()), Call.at(Servers.NOW));
        }

        @Test
        void podsThatBreakThemAreRefused() {
            ApiServer server = with(NAMESPACE.formatted("enforce", "baseline"));
            assertThat(create(server, pod("{hostNetwork: true, containers: [{name: c, image: i}]}"))
                            .getLeft()
                            .message())
                    .isEqualTo("pods \"p\" is forbidden: violates PodSecurity \"baseline:latest\": host namespaces "
                            + "(hostNetwork=true)");
        }

        @Test
        void workloadsAreWarned() {
            ApiServer server = with(NAMESPACE.formatted("enforce", "baseline"));
            Answer<ApiServer> answer = answer(
                    server,
                    "{apiVersion: apps/v1, kind: Deployment, metadata: {name: d, namespace: demo}, spec: {selector:"
                            + " {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {hostPID: true,"
                            + " containers: [{name: c, image: i}]}}}}");
            assertThat(answer.outcome().isRight()).isTrue();
            assertThat(answer.warnings())
                    .containsExactly("would violate PodSecurity \"baseline:latest\": host namespaces (hostPID=true)");
        }

        @Test
        void whoTightensThemIsToldOfThePodsThatBreakThem() {
            ApiServer server = with(pod("{containers: [{name: c, image: i}]}"));
            Namespace demo = server.store().get(Namespace.KIND, "demo").get();
            Namespace restricted = demo.withMetadata(demo.metadata()
                    .withLabels(demo.metadata().labels().put("pod-security.kubernetes.io/enforce", "restricted")));
            assertThat(server.answer(new Write.Update(restricted), Call.at(Servers.NOW))
                            .warnings())
                    .containsExactly(
                            "existing pods in namespace \"demo\" violate the new PodSecurity enforce level"
                                    + " \"restricted:latest\"",
                            "p: allowPrivilegeEscalation != false, unrestricted capabilities, runAsNonRoot != true,"
                                    + " seccompProfile");
        }

        @Test
        void labelsMustSaySomething() {
            assertThat(answer(Servers.demo(), NAMESPACE.formatted("enforce", "strict"))
                            .outcome()
                            .getLeft()
                            .message())
                    .isEqualTo("Namespace \"demo\" is invalid: metadata.labels[pod-security.kubernetes.io/enforce]: "
                            + "Invalid value: \"strict\": must be one of privileged, baseline, restricted");
        }
    }

    @Test
    void webhooksThatAreNotAskedAreTold() {
        ApiServer server =
                with("{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata:"
                        + " {name: w}, webhooks: [{name: check.example.com, sideEffects: None, admissionReviewVersions:"
                        + " [v1], clientConfig: {url: \"https://example.com\"}, objectSelector: {matchLabels: {checked:"
                        + " \"yes\"}}, rules: [{operations: [CREATE], apiGroups: [\"\"], apiVersions: [v1], resources:"
                        + " [configmaps]}]}]}");
        assertThat(warnings(server, configMap("yes")))
                .containsExactly(
                        "not modelled: admission webhook check.example.com was not asked; it might have refused the "
                                + "request");
        assertThat(warnings(server, configMap("no"))).isEmpty();
    }

    // pkg/api/service/warnings_test.go, TestGetWarningsForService; strategies of pkg/registry, WarningsOnCreate
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        v1, kind: Service | {ports: [{port: 80}]} | ~~
        v1, kind: Service | {ports: [{port: 80}], externalIPs: [1.2.3.4]} | spec.externalIPs is deprecated and may no longer be implemented in some clusters
        v1, kind: Service | {clusterIP: None, ports: [{port: 80}], externalIPs: [1.2.3.4]} | spec.externalIPs is ignored for headless services
        v1, kind: Service | {clusterIP: None, ports: [{port: 80}], sessionAffinity: ClientIP} | spec.SessionAffinity is ignored for headless services
        v1, kind: Service | {clusterIP: None, ports: [{port: 80}], loadBalancerIP: 1.2.3.4} | spec.loadBalancerIP is ignored for headless services
        v1, kind: Service | {type: ExternalName, externalName: a.example.com, externalIPs: [1.2.3.4]} | spec.externalIPs is ignored when spec.type is "ExternalName"
        v1, kind: Service | {ports: [{port: 80}], externalName: a.example.com} | spec.externalName is ignored when spec.type is not "ExternalName"
        v1, kind: Service | {ports: [{port: 80}], trafficDistribution: PreferClose} | spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"
        v1, kind: Service | {ports: [{port: 80}], trafficDistribution: PreferSameNode} | ~~
        v1, kind: Endpoints | {} | v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice
        networking.k8s.io/v1, kind: Ingress | {defaultBackend: {service: {name: a, port: {number: 80}}}} | annotation "kubernetes.io/ingress.class" is deprecated, please use 'spec.ingressClassName' instead
        networking.k8s.io/v1, kind: Ingress | {ingressClassName: x, defaultBackend: {service: {name: a, port: {number: 80}}}} | ~~
        """)
    void whatHadBetterBeLeftIsTold(String kind, String spec, String warning) {
        String annotation = kind.endsWith("Ingress") ? ", annotations: {kubernetes.io/ingress.class: nginx}" : "";
        String yaml = "{apiVersion: " + kind + ", metadata: {name: a, namespace: demo" + annotation + "}"
                + (spec.equals("{}") ? "}" : ", spec: " + spec + "}");
        assertThat(warnings(Servers.demo(), yaml).mkString("; ")).isEqualTo(warning);
    }

    @ParameterizedTest
    @CsvSource({"a.b, the Pod's hostname", "a, ''"})
    void aNameThatIsNoLabelMakesOddHostnames(String name, String use) {
        String pod = pod("{containers: [{name: c, image: i}]}").replace("name: p,", "name: " + name + ",");
        assertThat(warnings(Servers.demo(), pod).mkString())
                .isEqualTo(
                        use.isEmpty()
                                ? ""
                                : "metadata.name: this is used in " + use + ", which can result in surprising behavior;"
                                        + " a DNS label is recommended: [must not contain dots]");
    }

    private static String configMap(String checked) {
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: demo, labels: {checked: \"" + checked
                + "\"}}}";
    }

    private static Seq<String> warnings(ApiServer server, String yaml) {
        return server.answer(new Write.Create(Servers.read(yaml).head()), Call.at(Servers.NOW))
                .warnings();
    }

    @Test
    void classesOfPrioritiesAreFound() {
        ApiServer server =
                with("{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: high}, value: 1000, "
                        + "globalDefault: true, preemptionPolicy: Never}");
        Pod pod = created(server, "{containers: [{name: c, image: i}]}");
        assertThat(pod.spec().priority()).contains(1000);
        assertThat(pod.spec().priorityClassName()).contains("high");
        assertThat(create(
                                server,
                                "{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: other},"
                                        + " value: 1, globalDefault: true}")
                        .getLeft()
                        .message())
                .isEqualTo("priorityclasses.scheduling.k8s.io \"other\" is forbidden: PriorityClass high is already"
                        + " marked as default. Only one default can exist");
    }

    @Test
    void claimsGetTheDefaultClassAndAreHeld() {
        ApiServer server = with("""
            {apiVersion: storage.k8s.io/v1, kind: StorageClass, provisioner: p, metadata: {name: fast, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}}
            ---
            {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c, namespace: demo}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
            """);
        PersistentVolumeClaim claim =
                server.store().get(PersistentVolumeClaim.KIND, "demo", "c").get();
        assertThat(claim.spec().storageClassName()).contains("fast");
        assertThat(claim.metadata().finalizers()).containsExactly("kubernetes.io/pvc-protection");
    }

    @Test
    void runtimeClassesCostAndPlace() {
        ApiServer server =
                with("{apiVersion: node.k8s.io/v1, kind: RuntimeClass, metadata: {name: kata}, handler: kata, "
                        + "overhead: {podFixed: {cpu: 250m}}, scheduling: {nodeSelector: {kata: \"yes\"}}}");
        Pod pod = created(server, "{runtimeClassName: kata, containers: [{name: c, image: i}]}");
        assertThat(pod.spec().overhead().get("cpu")).contains(Quantity.parse("250m"));
        assertThat(pod.spec().nodeSelector().get("kata")).contains("yes");
        assertThat(create(server, pod("{runtimeClassName: none, containers: [{name: c, image: i}]}"))
                        .getLeft()
                        .message())
                .isEqualTo("pods \"p\" is forbidden: pod rejected: RuntimeClass \"none\" not found");
        assertThat(create(
                                server,
                                pod("{runtimeClassName: kata, nodeSelector: {kata: \"no\"}, containers: [{name: c,"
                                        + " image: i}]}"))
                        .getLeft()
                        .message())
                .isEqualTo("pods \"p\" is forbidden: conflict: runtimeClass.scheduling.nodeSelector[kata] = yes; "
                        + "pod.spec.nodeSelector[kata] = no");
    }

    @Test
    void accountsMayLimitTheSecretsOfTheirPods() {
        ApiServer server =
                with("{apiVersion: v1, kind: ServiceAccount, metadata: {name: strict, namespace: demo, annotations: "
                        + "{kubernetes.io/enforce-mountable-secrets: \"true\"}}, secrets: [{name: mine}]}");
        String spec = "{serviceAccountName: strict, containers: [{name: c, image: i, env: [{name: E, valueFrom:"
                + " {secretKeyRef: {name: theirs, key: k}}}]}]}";
        assertThat(create(server, pod(spec)).getLeft().message())
                .isEqualTo("pods \"p\" is forbidden: container c with envVar E referencing secret.secretName=\"theirs\""
                        + " is not allowed because service account strict does not reference that secret");
    }
}
