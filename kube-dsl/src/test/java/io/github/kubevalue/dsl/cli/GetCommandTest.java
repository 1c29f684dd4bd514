package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code get} prints, beside what kubectl prints. */
class GetCommandTest {
    @TempDir
    private Path folder;

    private Run get(String kinds, String manifest, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("input.yaml"), manifest);
        String[] arguments = new String[4 + more.length];
        System.arraycopy(new String[] {"get", kinds, "-f", file.toString()}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Run.of(arguments);
    }

    @Test
    void severalKindsAreListedOneAfterTheOtherAndNamedWithTheirKinds() throws IOException {
        Run run = get("cm,secret,deploy.apps", """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: key}
            """);
        assertThat(run.status()).isZero();
        assertThat(run.out().lines())
                .hasSize(6)
                .anyMatch(line -> line.startsWith("configmap/settings "))
                .anyMatch(String::isEmpty)
                .anyMatch(line -> line.startsWith("secret/key "));
    }

    @Test
    void theAddressesOfServicesAreListedWithWhoHasThem() throws IOException {
        Run run = get("servicecidrs,ipaddresses", """
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {clusterIP: 10.96.0.77, ports: [{port: 80}]}
            """);
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "NAME CIDRS AGE",
                        "servicecidr.networking.k8s.io/kubernetes 10.96.0.0/12 0s",
                        "",
                        "NAME PARENTREF AGE",
                        "ipaddress.networking.k8s.io/10.96.0.1 services/default/kubernetes 0s",
                        "ipaddress.networking.k8s.io/10.96.0.10 services/kube-system/kube-dns 0s",
                        "ipaddress.networking.k8s.io/10.96.0.77 services/default/web 0s");
    }

    @Test
    void theTextsOfASecretAreAmongItsBytes() throws IOException {
        Run run = get("secret/key", """
            apiVersion: v1
            kind: Secret
            metadata: {name: key}
            data: {a: eA==, b: eQ==}
            stringData: {a: hello}
            """, "-o", "json");
        assertThat(run.json().at("/data/a").asText()).isEqualTo("aGVsbG8=");
        assertThat(run.json().at("/data/b").asText()).isEqualTo("eQ==");
        assertThat(run.json().has("stringData")).isFalse();
    }

    @Test
    void aClaimIsPendingUntilAVolumeIsBoundToIt() throws IOException {
        Run run = get("pvc/data", """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
            """, "-o", "json");
        assertThat(run.json().at("/status/phase").asText()).isEqualTo("Pending");
        assertThat(run.json().at("/spec/volumeMode").asText()).isEqualTo("Filesystem");
    }

    private static final String MAPS = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: a, labels: {app: web, tier: front}}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: b, labels: {app: web}}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: c}
        """;

    @Test
    void objectsAreSelectedByLabelsAndByFields() throws IOException {
        assertThat(get("cm", MAPS, "-l", "app=web,!tier", "-o", "name").out().lines())
                .containsExactly("configmap/b");
        assertThat(get("cm", MAPS, "-l", "tier in (front,back)", "-o", "name")
                        .out()
                        .lines())
                .containsExactly("configmap/a");
        assertThat(get("cm", MAPS, "--field-selector", "metadata.name=c", "-o", "name")
                        .out()
                        .lines())
                .containsExactly("configmap/c");
        assertThat(get("cm", MAPS, "-l", "app=none").err()).contains("No resources found in default namespace.");
    }

    @Test
    void aSelectorThatIsNoneIsRefusedAsTheServerDoes() throws IOException {
        assertThat(get("cm", MAPS, "-l", "app in web").err())
                .contains("Error from server (BadRequest): Unable to find \"/v1, Resource=configmaps\" that match label"
                        + " selector \"app in web\", field selector \"\": unable to parse requirement: found 'web'"
                        + " expected: '('");
        assertThat(get("deploy", MAPS, "--field-selector", "spec.paused=true").err())
                .contains("Unable to find \"apps/v1, Resource=deployments\" that match label selector \"\", field"
                        + " selector \"spec.paused=true\": \"spec.paused\" is not a known field selector: only"
                        + " \"metadata.name\", \"metadata.namespace\"");
    }

    @Test
    void aNamedObjectIsNotSelected() throws IOException {
        assertThat(get("cm/a", MAPS, "-l", "app=web").err())
                .contains("error: selectors and the all flag cannot be used when passing resource/name arguments");
        assertThat(get("cm", MAPS, "a", "-l", "app=web").err())
                .contains("error: name cannot be provided when a selector is specified");
    }
}
