package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a later file does to an object: as kubectl apply, or as kubectl apply --server-side. */
class ApplyOptionsTest {
    private static final String WEB = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: c, image: nginx}]}
        """;
    private static final String SCALE = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec: {replicas: 1}
        """;

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Run get(String then, String... options) throws IOException {
        String[] words = new String[options.length + 9];
        String[] first = {
            "get",
            "deploy",
            "web",
            "-o",
            "yaml",
            "-f",
            file("web.yaml", WEB).toString(),
            "--then",
            file("then.yaml", then).toString()
        };
        System.arraycopy(first, 0, words, 0, first.length);
        System.arraycopy(options, 0, words, first.length, options.length);
        return Run.of(words);
    }

    @Test
    void whatTheManifestNoLongerSaysIsGone() throws IOException {
        assertThat(get(WEB.replace("  replicas: 3\n", "")).out()).contains("\n  replicas: 1\n");
    }

    @Test
    void kubectlRemembersTheManifestAndShowsIt() throws IOException {
        assertThat(get(WEB).out())
                .contains("    kubectl.kubernetes.io/last-applied-configuration: |\n"
                        + "     "
                        + " {\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"annotations\":{},\"name\":\"web\","
                        + "\"namespace\":\"default\"},");
    }

    @Test
    void whatIsRememberedIsTheManifestWordForWord() throws IOException {
        String generated = WEB.replaceFirst("name: web", "name: web, creationTimestamp: null") + "status: {}\n";

        assertThat(get(generated).out())
                .contains("\"metadata\":{\"annotations\":{},\"creationTimestamp\":null,\"name\":\"web\"")
                .contains("]}}},\"status\":{}}\n");
        assertThat(get(WEB).out()).doesNotContain("\"status\":").doesNotContain("\"resources\":");
    }

    @Test
    void whatTheLaterFilesMakeTheServerWarnOfIsTold() throws IOException {
        String then = """
            apiVersion: v1
            kind: Service
            metadata: {name: kubernetes, labels: {a: b}}
            spec: {ports: [{name: https, port: 443, targetPort: 6443}]}
            """;

        assertThat(get(then).err())
                .isEqualTo("Warning: resource services/kubernetes is missing the"
                        + " kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl"
                        + " apply. kubectl apply should only be used on resources created declaratively by either"
                        + " kubectl create --save-config or kubectl apply. The missing annotation will be patched"
                        + " automatically.\n");
    }

    @Test
    void aPartOfAnObjectIsAppliedOnTheServer() throws IOException {
        Run run = get(SCALE, "--server-side");

        assertThat(run.out()).contains("\n  replicas: 1\n", "image: nginx").doesNotContain("managedFields");
    }

    @Test
    void whatSomebodyElseOwnsIsNotTakenWithoutForce() throws IOException {
        Run refused = get(SCALE, "--server-side", "--field-manager", "ci");
        Run forced = get(SCALE, "--server-side", "--field-manager", "ci", "--force-conflicts", "--show-managed-fields");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .contains("then.yaml:1:1: Apply failed with 1 conflict: conflict with \"before-first-apply\" using"
                        + " apps/v1: .spec.replicas");
        assertThat(forced.out()).contains("\n  replicas: 1\n", "    manager: ci\n    operation: Apply\n");
    }
}
