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
}
