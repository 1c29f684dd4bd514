package io.github.kubevalue.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets one clear message for each fault, with its place. */
class BadInputTest {
    private static final String SERVICE = "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n";
    private static final String DEPLOYMENT = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n";

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("", "x.yaml:1:1: no objects passed"),
                arguments("# nothing\n---\n---\n", "x.yaml:1:1: no objects passed"),
                arguments("a: b: c\n", "x.yaml:1:5: yaml: mapping values are not allowed here"),
                arguments(
                        "metadata:\n\tname: web\n",
                        "x.yaml:2:1: yaml: found character '\\t(TAB)' that cannot start any token. "
                                + "(Do not use \\t(TAB) for indentation)"),
                arguments("a: [1, 2\n", "x.yaml:2:1: yaml: expected ',' or ']', but got <stream end>"),
                arguments("a: \"never closed\n", "x.yaml:2:1: yaml: found unexpected end of stream"),
                arguments("a: \"\\u", "x.yaml:1:7: yaml: did not find expected hexdecimal number"),
                arguments("a: \"\\x", "x.yaml:1:7: yaml: did not find expected hexdecimal number"),
                arguments("a:\n  \"\\U", "x.yaml:2:6: yaml: did not find expected hexdecimal number"),
                arguments("a: \u0001\n", "x.yaml:1:4: yaml: control characters are not allowed: U+0001"),
                arguments(
                        "@x\n",
                        "x.yaml:1:1: yaml: found character '@' that cannot start any token. (Do not use @ for"
                                + " indentation)"),
                arguments(
                        "%YAML 3.0\n---\na: b\n",
                        "x.yaml:1:1: yaml: found incompatible YAML document (version 1.* is required)"),
                arguments("- a\n- b\n", "x.yaml:1:1: not a Kubernetes object: fields are expected"),
                arguments("just words\n", "x.yaml:1:1: not a Kubernetes object: fields are expected"),
                arguments("[1, 2]", "x.yaml:1:1: not a Kubernetes object: fields are expected"),
                arguments("kind: Pod\n", "x.yaml:1:1: Object 'apiVersion' is missing"),
                arguments("apiVersion: v1\n", "x.yaml:1:1: Object 'Kind' is missing"),
                arguments("apiVersion: v1\nkind:\n", "x.yaml:1:1: Object 'Kind' is missing"),
                arguments("apiVersion: v1\nkind: ''\n", "x.yaml:1:1: Object 'Kind' is missing"),
                arguments("apiVersion: 1\nkind: Pod\n", "x.yaml:1:13: apiVersion: must be a text"),
                arguments("apiVersion: v1\nkind: [Pod]\n", "x.yaml:2:7: kind: must be a text"),
                arguments(
                        "apiVersion: extensions/v1beta1\nkind: Deployment\n",
                        "x.yaml:1:13: no matches for kind \"Deployment\" in version \"extensions/v1beta1\""),
                arguments(
                        "apiVersion: batch/v1beta1\nkind: CronJob\n",
                        "x.yaml:1:13: no matches for kind \"CronJob\" in version \"batch/v1beta1\""),
                arguments(
                        "apiVersion: v1\nkind: Deployment\n",
                        "x.yaml:1:13: no matches for kind \"Deployment\" in version \"v1\""),
                arguments(
                        SERVICE + "spec:\n  type: NodePort\n  type: ClusterIP\n",
                        "x.yaml:7:3: key \"type\" already set in map"),
                arguments(
                        SERVICE + "spec:\n  ports: {}\n",
                        "x.yaml:6:10: spec.ports: json: cannot unmarshal object into Go struct field"
                                + " ServiceSpec.spec.ports of type []v1.ServicePort"),
                arguments(
                        SERVICE + "spec:\n  ports:\n  - port: 99999999999\n",
                        "x.yaml:7:11: spec.ports[0].port: json: cannot unmarshal number 99999999999 into Go struct"
                                + " field ServicePort.spec.ports.port of type int32"),
                arguments(
                        SERVICE + "spec:\n  ports:\n  - port: 80\n    targetPort: true\n",
                        "x.yaml:8:17: spec.ports[0].targetPort: json: cannot unmarshal bool into Go struct field"
                                + " ServicePort.spec.ports.targetPort of type int32"),
                arguments(
                        SERVICE + "spec:\n  ports:\n  - http\n",
                        "x.yaml:7:5: spec.ports[0]: json: cannot unmarshal string into Go struct field"
                                + " ServiceSpec.spec.ports of type v1.ServicePort"),
                arguments(
                        SERVICE + "spec:\n  ports:\n  -\n",
                        "x.yaml:7:4: spec.ports[0]: json: cannot unmarshal null into Go struct field"
                                + " ServiceSpec.spec.ports of type v1.ServicePort"),
                arguments(
                        SERVICE + "spec: web\n",
                        "x.yaml:5:7: spec: json: cannot unmarshal string into Go struct field Service.spec of type"
                                + " v1.ServiceSpec"),
                arguments(
                        SERVICE + "spec:\n  selector:\n    app: 5\n",
                        "x.yaml:7:10: spec.selector[app]: json: cannot unmarshal number into Go struct field"
                                + " ServiceSpec.spec.selector of type string"),
                arguments(
                        SERVICE + "spec:\n  type: true\n",
                        "x.yaml:6:9: spec.type: json: cannot unmarshal bool into Go struct field ServiceSpec.spec.type"
                                + " of type v1.ServiceType"),
                arguments(
                        DEPLOYMENT + "spec:\n  replicas: \"three\"\n",
                        "x.yaml:6:13: spec.replicas: json: cannot unmarshal string into Go struct field"
                                + " DeploymentSpec.spec.replicas of type int32"),
                arguments(
                        DEPLOYMENT + "spec:\n  replicas: 3.5\n",
                        "x.yaml:6:13: spec.replicas: json: cannot unmarshal number 3.5 into Go struct field"
                                + " DeploymentSpec.spec.replicas of type int32"),
                arguments(
                        DEPLOYMENT + "spec:\n  paused: 1\n",
                        "x.yaml:6:11: spec.paused: json: cannot unmarshal number into Go struct field"
                                + " DeploymentSpec.spec.paused of type bool"),
                arguments(
                        "apiVersion: v1\nkind: Pod\nmetadata:\n  creationTimestamp: yesterday\n",
                        "x.yaml:4:22: metadata.creationTimestamp: parsing time \"yesterday\" as"
                                + " \"2006-01-02T15:04:05Z07:00\": cannot parse \"yesterday\""),
                arguments(
                        "apiVersion: v1\n"
                                + "kind: Pod\n"
                                + "spec:\n"
                                + "  containers:\n"
                                + "  - name: a\n"
                                + "    resources: {limits: {cpu: lots}}\n",
                        "x.yaml:6:31: spec.containers[0].resources.limits[cpu]: quantities must match the regular"
                                + " expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"),
                arguments(
                        "apiVersion: example.com/v1\nkind: Thing\nmetadata: [1]\n",
                        "x.yaml:3:11: metadata: json: cannot unmarshal array into Go struct field Unmodelled.metadata"
                                + " of type v1.ObjectMeta"),
                arguments(
                        "apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: 5\n",
                        "x.yaml:4:9: metadata.name: json: cannot unmarshal number into Go struct field"
                                + " ObjectMeta.metadata.name of type string"),
                arguments("apiVersion: v1\nkind: Pod\n? [a, b]\n: c\n", "x.yaml:3:3: a key must be a text"),
                arguments("apiVersion: v1\nkind: Pod\n~: c\n", "x.yaml:3:1: a key must be a text"),
                arguments("a: !!java.net.URL [http://x]\n", "x.yaml:1:4: yaml: tag !!java.net.URL is not supported"),
                arguments("a: !ruby/object x\n", "x.yaml:1:4: yaml: tag !ruby/object is not supported"),
                arguments("a: !!int three\n", "x.yaml:1:4: yaml: cannot decode `three` as a !!int"),
                arguments("a: .inf\n", "x.yaml:1:4: json: unsupported value: .inf"),
                arguments("a: *b\n", "x.yaml:1:4: unknown anchor 'b' referenced"),
                arguments("a: &a [*a]\n", "x.yaml:1:8: unknown anchor 'a' referenced"),
                arguments("<<: 5\n", "x.yaml:1:5: map merge requires map or sequence of maps as the value"),
                arguments(
                        "{\"apiVersion\": \"v1\",\n \"kind\": @}",
                        "x.yaml:2:10: Unexpected character ('@' (code 64)): expected a valid value (JSON String,"
                                + " Number, Array, Object or token 'null', 'true' or 'false')"),
                arguments(
                        "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"kind\": \"Pod\"}",
                        "x.yaml:1:37: duplicate field \"kind\""),
                arguments(
                        "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"a\": 1e400}",
                        "x.yaml:1:42: json: cannot unmarshal number 1e400 into Go value of type float64"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultHasOneClearMessage(String text, String message) {
        assertThat(problems(text)).containsExactly(message);
    }

    @Test
    void allFaultsOfAllDocumentsAreTold() {
        String text = SERVICE + "spec:\n  type: 5\n  clusterIP: true\n---\n" + DEPLOYMENT
                + "spec:\n  replicas: a\n  template: {spec: {containers: [{image: 7}, {name: 8}]}}\n---\nkind: Pod\n";

        assertThat(ManifestReader.kubernetes().parse("x.yaml", text).getError().map(Problem::path))
                .containsExactly(
                        "spec.type",
                        "spec.clusterIP",
                        "spec.replicas",
                        "spec.template.spec.containers[0].image",
                        "spec.template.spec.containers[1].name",
                        "");
    }

    @Test
    void whatStandsBeforeAnErrorOfSyntaxIsStillRead() {
        assertThat(problems("kind: Pod\n---\na: b: c\n"))
                .containsExactlyInAnyOrder(
                        "x.yaml:3:5: yaml: mapping values are not allowed here",
                        "x.yaml:1:1: Object 'apiVersion' is missing");
    }

    @Test
    void anAliasBombIsRefused() {
        StringBuilder bomb = new StringBuilder("apiVersion: v1\nkind: ConfigMap\na0: &a0 [lol, lol]\n");
        for (int level = 1; level < 40; level++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(level, level, ("*a" + (level - 1) + ", ").repeat(9)));
        }
        quickly(() ->
                assertThat(problems(bomb.toString())).singleElement().asString().endsWith("excessive aliasing"));
    }

    @Test
    void manySmallBombsAreOneLargeBomb() {
        String bomb = "apiVersion: v1\nkind: ConfigMap\na: &a [%s]\nb: [%s]\n---\n"
                .formatted("x,".repeat(500), "*a,".repeat(80));
        quickly(() ->
                assertThat(problems(bomb.repeat(100))).contains("x.yaml:249:44: more than 2000000 values in one file"));
    }

    @Test
    void endlessNumbersAndAmountsAreReadInNoTime() {
        String digits = "1".repeat(1_000_000);

        quickly(() -> assertThat(problems(SERVICE + "spec:\n  ports:\n  - port: " + digits + "\n"))
                .singleElement()
                .asString()
                .endsWith("ServicePort.spec.ports.port of type int32"));
        quickly(() -> assertThat(problems("apiVersion: v1\nkind: Pod\nspec: {overhead: {cpu: \"" + digits + "\"}}\n"))
                .singleElement()
                .asString()
                .startsWith("x.yaml:3:24: spec.overhead[cpu]: quantities must match"));
        quickly(() -> assertThat(problems("{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"a\": " + digits + "}"))
                .hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "0x%s", "1%s", "0%s", "1:%s", ".%s"})
    void extremeNumbersAreKeptAsTheyAreRead(String number) {
        String text = number.replace("%s", "1:1:1:1".repeat(50_000));
        Manifest manifest = ManifestReader.kubernetes()
                .parse("x", "apiVersion: v1\nkind: ConfigMap\na: " + text + "\n")
                .get();

        quickly(() -> assertThat(ManifestReader.kubernetes()
                        .parse("x", ManifestWriter.documents(manifest.objects()))
                        .get()
                        .objects())
                .isEqualTo(manifest.objects()));
    }

    @Test
    void manyFieldsOnOneLineAndManyObjectsOfOneKeyAreReadInNoTime() {
        StringBuilder fields = new StringBuilder("apiVersion: v1\nkind: ConfigMap\na: {");
        for (int i = 0; i < 50_000; i++) {
            fields.append('f').append(i).append(": 1, ");
        }
        quickly(() -> assertThat(ManifestReader.kubernetes()
                        .parse("x", fields + "z: 1}\n")
                        .get()
                        .objects())
                .hasSize(1));
        quickly(() -> assertThat(ManifestReader.kubernetes()
                        .parse("x", "apiVersion: v1\nkind: Pod\n---\n".repeat(20_000))
                        .get()
                        .latest()
                        .objects())
                .hasSize(1));
    }

    static Stream<String> nestings() {
        return Stream.of("[", "{a: ", "- ", "? ", "{\"a\":", "[[], ", "{? ", "&a [");
    }

    @ParameterizedTest
    @MethodSource("nestings")
    void endlessNestingIsRefused(String opening) {
        quickly(() -> assertThat(problems(new Endless(opening)))
                .singleElement()
                .asString()
                .containsAnyOf("exceeded max depth of 200", "larger than 64 MiB", "a key must be a text"));
    }

    @Test
    void aFileMayNotBeOfAnySize() {
        quickly(() -> assertThat(problems(new Endless("# comment\n"))).containsExactly("-:1:1: larger than 64 MiB"));
    }

    @Test
    void aFileMayNotHoldAnyNumberOfValues() {
        quickly(() -> assertThat(problems("{\"a\":[0" + ",0".repeat(2_000_000)))
                .containsExactly("x.yaml:1:4000003: more than 2000000 values in one file"));
    }

    @Test
    void notEveryOneOfAHundredThousandFaultsIsTold() {
        assertThat(problems("apiVersion: v1\nkind: Pod\n" + "kind: Pod\n".repeat(100_000)))
                .hasSize(100);
    }

    @Test
    void deepNestingThatFitsIsRefusedByItsDepth() {
        assertThat(problems("a: " + "[".repeat(1_000_000))).containsExactly("x.yaml:1:203: exceeded max depth of 200");
        assertThat(problems("{\"a\": " + "[".repeat(1_000_000)))
                .containsExactly("x.yaml:1:206: exceeded max depth of 200");
    }

    @Test
    void otherEncodingsAreRefused() {
        byte[] latin = "apiVersion: v1\nkind: f\u00fcr\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(problems(new ByteArrayInputStream(latin))).containsExactly("-:2:8: not valid UTF-8");
        assertThat(problems(new ByteArrayInputStream("a: b".getBytes(StandardCharsets.UTF_16LE))))
                .containsExactly("-:1:2: yaml: control characters are not allowed: U+0000");
        assertThat(problems(new ByteArrayInputStream(new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xD8, 0, 0, 'a'})))
                .containsExactly("-:1:2: not valid UTF-16BE");
    }

    @Test
    void anUnreadableStreamIsTold() {
        InputStream broken = new Endless("") {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("the disk is gone");
            }
        };

        assertThat(problems(broken)).containsExactly("-:1:1: cannot be read: the disk is gone");
    }

    @Test
    void missingFilesAndFoldersWithoutManifestsAreTold(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("README.md"), "no manifest");

        assertThat(read(folder.resolve("none.yaml")))
                .containsExactly(folder + "/none.yaml:1:1: the path \"" + folder + "/none.yaml\" does not exist");
        assertThat(read(folder))
                .containsExactly(folder + ":1:1: error reading [" + folder
                        + "]: recognized file extensions are [.json .yaml .yml]");
    }

    private static Seq<String> read(Path path) {
        return ManifestReader.kubernetes().read(path).getError().map(Problem::toString);
    }

    private static Seq<String> problems(String text) {
        return ManifestReader.kubernetes()
                .with(FieldValidation.STRICT)
                .parse("x.yaml", text)
                .getError()
                .map(Problem::toString);
    }

    private static Seq<String> problems(InputStream stream) {
        return ManifestReader.kubernetes()
                .read(Vector.of("-"), stream)
                .getError()
                .map(Problem::toString);
    }

    private static void quickly(org.junit.jupiter.api.function.Executable executable) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), executable);
    }

    /** One text again and again, for a gigabyte. */
    private static class Endless extends InputStream {
        private final byte[] text;
        private long position;

        Endless(String text) {
            this.text = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            return position >= 1L << 30 ? -1 : text[(int) (position++ % text.length)];
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = (int) Math.min(length, (1L << 30) - position);
            for (int at = 0; at < count; at++) {
                bytes[offset + at] = (byte) read();
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
