package io.github.kubevalue.model.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeTest {
    private final Scheme scheme = Scheme.kubernetes();

    @ParameterizedTest
    @CsvSource({
        "po, v1 Pod",
        "pods, v1 Pod",
        "pod, v1 Pod",
        "Pod, v1 Pod",
        "PODS, v1 Pod",
        "svc, v1 Service",
        "ep, v1 Endpoints",
        "no, v1 Node",
        "ns, v1 Namespace",
        "cm, v1 ConfigMap",
        "sa, v1 ServiceAccount",
        "ev, v1 Event",
        "events, v1 Event",
        "secret, v1 Secret",
        "pvc, v1 PersistentVolumeClaim",
        "deploy, apps/v1 Deployment",
        "rs, apps/v1 ReplicaSet",
        "sts, apps/v1 StatefulSet",
        "ds, apps/v1 DaemonSet",
        "jobs, batch/v1 Job",
        "cj, batch/v1 CronJob",
        "ing, networking.k8s.io/v1 Ingress",
        "netpol, networking.k8s.io/v1 NetworkPolicy",
        "endpointslices, discovery.k8s.io/v1 EndpointSlice",
        "hpa, autoscaling/v2 HorizontalPodAutoscaler",
        "crd, apiextensions.k8s.io/v1 CustomResourceDefinition",
        "clusterrole, rbac.authorization.k8s.io/v1 ClusterRole",
        "deployments.apps, apps/v1 Deployment",
        "deployments.v1.apps, apps/v1 Deployment",
        "deploy.apps, apps/v1 Deployment",
        "events.events.k8s.io, events.k8s.io/v1 Event",
        "hpa.v1.autoscaling, autoscaling/v1 HorizontalPodAutoscaler"
    })
    void wordsMeanWhatTheyMeanToKubectl(String word, String kind) {
        assertThat(scheme.named(word).map(Kind::toString)).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "deployments.batch", "pods.v2", ".", "deployments."})
    void otherWordsMeanNothing(String word) {
        assertThat(scheme.named(word)).isEmpty();
    }

    @Test
    void aKindThatAGroupServesNoLongerIsRefusedInKubectlsWords() {
        assertThat(scheme.kind("extensions/v1beta1", "Ingress").getLeft())
                .isEqualTo("no matches for kind \"Ingress\" in version \"extensions/v1beta1\"");
    }

    @Test
    void aKindOfAnUnknownGroupIsTakenAsItComes() {
        Kind<?> kind = scheme.kind("networking.istio.io/v1", "VirtualService").get();

        assertThat(kind.type()).isEqualTo(Unmodelled.class);
        assertThat(kind.plural()).isEqualTo("virtualservices");
        assertThat(kind.scope()).isEqualTo(Scope.NAMESPACED);
    }

    @Test
    void aSchemeLearnsAKind() {
        Kind<Unmodelled> mesh = Kind.of("example.com/v1", "Mesh", "meshes", Scope.CLUSTER, Unmodelled.class);
        Scheme learned = scheme.with(new Resource(mesh, "mesh", Vector.of("me")));

        assertThat(learned.named("me").get()).isSameAs(mesh);
        assertThat(learned.kind("example.com/v1", "Mesh").get().scope()).isEqualTo(Scope.CLUSTER);
        assertThat(scheme.named("me")).isEmpty();
    }

    @Test
    void theTableIsThatOfTheApi() throws IOException {
        Path swagger = root().resolveSibling("shared").resolve("corpora/openapi-1.36/swagger.json");
        assumeThat(swagger).as("the corpora lie beside the project").exists();
        JsonNode paths =
                new ObjectMapper().readTree(Files.newInputStream(swagger)).get("paths");

        Seq<String> table =
                scheme.kinds().filter(kind -> !kind.group().startsWith("kube")).map(SchemeTest::describe);

        assertThat(new TreeSet<>(table.asJava())).isEqualTo(described(paths));
    }

    private static TreeSet<String> described(JsonNode paths) {
        TreeSet<String> kinds = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode kind = operation.getValue().get("x-kubernetes-group-version-kind");
                    String plural = path.getKey()
                            .replaceFirst("^/api/v1/|^/apis/[^/]*/[^/]*/", "")
                            .replaceFirst("^namespaces/\\{namespace}/", "");
                    if (kind != null
                            && plural.matches("[a-z]+")
                            && operation.getKey().matches("post|get")) {
                        String scope = isNamespaced(paths, path.getKey(), plural) ? "namespaced" : "cluster";
                        String group = kind.get("group").asText();
                        kinds.add("%s %s %s %s"
                                .formatted(
                                        (group.isEmpty() ? "" : group + "/")
                                                + kind.get("version").asText(),
                                        kind.get("kind").asText(),
                                        plural,
                                        scope));
                    }
                }));
        return kinds;
    }

    private static boolean isNamespaced(JsonNode paths, String path, String plural) {
        String prefix = path.replaceFirst("/(namespaces/\\{namespace}/)?" + plural + "$", "");
        return paths.has(prefix + "/namespaces/{namespace}/" + plural);
    }

    private static String describe(Kind<?> kind) {
        return "%s %s %s %s"
                .formatted(
                        kind.apiVersion(), kind.name(), kind.plural(), kind.isNamespaced() ? "namespaced" : "cluster");
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("kube-model"))) {
            here = Objects.requireNonNull(here.getParent(), "run inside the project");
        }
        return here;
    }
}
