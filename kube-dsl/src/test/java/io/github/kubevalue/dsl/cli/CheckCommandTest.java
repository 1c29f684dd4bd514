package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code check} as a person runs it: what it prints, and how it ends. */
class CheckCommandTest {
    private static final String DANGLING = """
            apiVersion: v1
            kind: Service
            metadata:
              name: web
            spec:
              selector:
                app: web
              ports:
                - port: 80
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theExampleShopHasNoFindings() {
        assertThat(check()).isEqualTo(0);
        assertThat(out).hasToString("nothing found\n");
    }

    @Test
    void aFindingEndsWithOneAndNamesThePlace() throws IOException {
        Path file = Files.writeString(folder.resolve("web.yaml"), DANGLING);
        assertThat(check("-f", file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("service/default/web  spec.selector  [service-selects-nothing]  " + file + ":7:5")
                .endsWith("1 error, 0 warnings\n");
    }

    @Test
    void aPodWithoutItsVolumeShowsWhatTheKubeletSays() throws IOException {
        Path file = Files.writeString(folder.resolve("pod.yaml"), """
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec:
                  containers: [{name: web, image: nginx}]
                  volumes: [{name: key, secret: {secretName: jwt-key}}]
                """);
        assertThat(check("-f", file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("[secret-missing]  " + file + ":6:")
                .contains("because  event FailedMount: MountVolume.SetUp failed for volume \"key\"")
                .contains("secret \"jwt-key\" not found");
    }

    @Test
    void aPodOnNoNodeForWantOfAClaimIsPlacedAtItsSpec() throws IOException {
        Path file = Files.writeString(folder.resolve("pod.yaml"), """
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec:
                  containers: [{name: web, image: nginx}]
                  volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
                """);
        assertThat(check("-f", file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("pod/default/web  spec  [pod-unschedulable]  " + file + ":5:");
    }

    @Test
    void jsonNamesThePlaceBesideTheKeysOfTheContract() throws IOException {
        Path file = Files.writeString(folder.resolve("web.yaml"), DANGLING);
        assertThat(check("-f", file.toString(), "-o", "json")).isEqualTo(1);
        assertThat(out.toString()).contains("\"findings\"", "\"place\" : \"" + file + ":7:5\"");
    }

    @Test
    void whatIsOnlyToKnowIsNoFault() throws IOException {
        Path file = Files.writeString(
                folder.resolve("gadget.yaml"), "apiVersion: example.com/v1\nkind: Gadget\nmetadata: {name: one}\n");
        assertThat(check("-f", file.toString())).isEqualTo(0);
        assertThat(out.toString()).contains("not modelled: example.com/v1 Gadget");
    }

    @Test
    void badInputEndsWithTwo() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), "kind: [");
        assertThat(check("-f", file.toString())).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("bad.yaml:1:");
    }

    private int check(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "check";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Main.run(new PrintWriter(out), new PrintWriter(err), all);
    }
}
