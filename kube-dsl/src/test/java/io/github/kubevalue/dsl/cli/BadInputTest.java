package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Input that cannot be used ends a command with status 2 and one clear message: file, line, field; nothing on stdout. */
class BadInputTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: %s
              selector:
                matchLabels: {app: web}
              template:
                metadata:
                  labels: {app: web}
                spec:
                  containers:
                    - name: web
                      image: nginx
                      ports:
                        - containerPort: %s
            """;

    @TempDir
    Path folder;

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("a: [1\n", ":2:1: ", "expected ',' or ']'"),
                Arguments.of("a: 1\n\tb: 2\n", ":2:1: ", "tab"),
                Arguments.of("apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  name: b\n", ":5:3: ", "already set"),
                Arguments.of(DEPLOYMENT.formatted("three", "80"), ":6:13: spec.replicas: ", "cannot unmarshal string"),
                Arguments.of(DEPLOYMENT.formatted("3.5", "80"), ":6:13: spec.replicas: ", "cannot unmarshal number"),
                Arguments.of(
                        DEPLOYMENT.formatted("3", "70000"),
                        ":17:30: spec.template.spec.containers[0].ports[0].containerPort: ",
                        "Invalid value: 70000: must be between 1 and 65535, inclusive"),
                Arguments.of(
                        "apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  type: Foo\n  ports:\n  - port: 80\n",
                        ":6:9: spec.type: ",
                        "Unsupported value: \"Foo\": supported values: "),
                Arguments.of(
                        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: Big\n",
                        ":4:9: metadata.name: ",
                        "a lowercase RFC 1123 subdomain must consist of"),
                Arguments.of("", ":1:1: ", "no objects"),
                Arguments.of("just a text", ":1:1: ", ""),
                Arguments.of("kind: Pod\nmetadata:\n  name: a\n", ":1:1: ", "apiVersion"),
                Arguments.of(
                        "apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata:\n  name: a\n",
                        ":1:",
                        "no matches for kind \"Deployment\" in version \"extensions/v1beta1\""),
                Arguments.of(bomb(), "", "alias"),
                Arguments.of("a: " + "[".repeat(100_000), "", "depth"));
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 10; i++) {
            text.append("a%d: &a%d [".formatted(i, i))
                    .append(("*a" + (i - 1) + ",").repeat(8))
                    .append("*a" + (i - 1))
                    .append("]\n");
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void oneClearMessageAndStatusTwo(String text, String place, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), text);
        Run run = Run.of("converge", "-f", file.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("bad.yaml").contains(place).containsIgnoringCase(message);
        assertThat(run.err()).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void allFaultsOfAnObjectAreReported() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), DEPLOYMENT.formatted("-1", "70000"));
        assertThat(Run.of("get", "deploy", "-f", file.toString()).err().lines()).hasSize(2);
    }

    @Test
    void aFaultInTheSecondFileLeavesNothingHalfDone() throws IOException {
        Path good = Files.writeString(folder.resolve("good.yaml"), DEPLOYMENT.formatted("1", "80"));
        Path bad = Files.writeString(folder.resolve("bad.yaml"), DEPLOYMENT.formatted("-1", "80"));
        Run run = Run.of("get", "deploy", "-f", good.toString(), "--then", bad.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aMissingFileIsNamed() {
        Run run = Run.of("converge", "-f", folder.resolve("none.yaml").toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("none.yaml").contains("does not exist");
    }

    @ParameterizedTest
    @MethodSource("usages")
    void wrongUsageIsStatusTwo(String[] arguments, String message) {
        Run run = Run.of(arguments);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }

    static Stream<Arguments> usages() {
        return Stream.of(
                Arguments.of(new String[] {"frobnicate"}, "frobnicate"),
                Arguments.of(new String[] {"trace", "--from", "1.2.3.4"}, "--to"),
                Arguments.of(new String[] {"trace", "--from", "1.2.3.4", "--to", "foo"}, "not a target"),
                Arguments.of(
                        new String[] {"trace", "--from", "1.2.3.4", "--to", "tcp://web:99999"},
                        "port must be 1 to 65535"),
                Arguments.of(new String[] {"trace", "--from", "pod/shop/none", "--to", "tcp://web:80"}, "not found"),
                Arguments.of(new String[] {"get", "frobs"}, "doesn't have a resource type \"frobs\""),
                Arguments.of(new String[] {"dig", "web", "FOO"}, "unknown record type"),
                Arguments.of(new String[] {"rules", "--node", "none"}, "\"none\" not found"),
                Arguments.of(new String[] {"converge", "--at", "soon"}, "soon"));
    }
}
