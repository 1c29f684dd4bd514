package io.github.kubevalue.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Strict reading tells what lenient reading lets pass. */
class FieldValidationTest {
    private static final String SLIPS = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          labels: {app: a, app: b}
        spec:
          replcas: 3
          template:
            spec:
              containers:
              - name: a
                image: x
                image: z
                ports:
                - port: 80
        """;

    @Test
    void strictTellsUnknownFieldsAndDuplicateKeysWithTheirPlaces() {
        assertThat(read(FieldValidation.STRICT, SLIPS).getError().map(Problem::toString))
                .containsExactly(
                        "x.yaml:5:20: key \"app\" already set in map",
                        "x.yaml:13:9: key \"image\" already set in map",
                        "x.yaml:7:12: spec.replcas: unknown field \"spec.replcas\"",
                        "x.yaml:15:17: spec.template.spec.containers[0].ports[0].port: unknown field "
                                + "\"spec.template.spec.containers[0].ports[0].port\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"WARN", "IGNORE"})
    void lenientKeepsUnknownFieldsAndTheLastOfDuplicates(FieldValidation validation) {
        Manifest manifest = read(validation, SLIPS).get();

        assertThat(ManifestWriter.tree(manifest.objects().head()))
                .hasToString("{\"apiVersion\": \"apps/v1\", \"kind\": \"Deployment\", \"metadata\": {\"name\":"
                        + " \"web\", \"labels\": {\"app\": \"b\"}}, \"spec\": {\"selector\": {},"
                        + " \"template\": {\"metadata\": {}, \"spec\": {\"containers\": [{\"name\": \"a\","
                        + " \"image\": \"z\", \"ports\": [{\"containerPort\": 0, \"port\": 80}],"
                        + " \"resources\": {}}]}}, \"strategy\": {}, \"replcas\": 3}, \"status\": {}}");
        assertThat(manifest.warnings()).hasSize(4);
    }

    @Test
    void duplicatesInJsonAreToldWithTheirPath() {
        String text =
                "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"spec\": {\"containers\": [{}, {\"name\": 1, \"name\":"
                        + " \"a\"}]}}";

        assertThat(read(FieldValidation.WARN, text).get().warnings().map(Problem::toString))
                .containsExactly("x.yaml:1:77: duplicate field \"spec.containers[1].name\"");
    }

    @Test
    void wrongTypesAreFaultsHoweverLenientTheReader() {
        assertThat(read(FieldValidation.IGNORE, "apiVersion: v1\nkind: Pod\nspec: 5\n")
                        .isInvalid())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"strict, STRICT", "true, STRICT", "warn, WARN", "ignore, IGNORE", "false, IGNORE"})
    void wordsMeanWhatKubectlMeans(String word, FieldValidation validation) {
        assertThat(FieldValidation.parse(word)).containsExactly(validation);
        assertThat(FieldValidation.parse(word + "?")).isEmpty();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatStrictAcceptsLenientAcceptsAsTheSame(@ForAll("manifests") String text) {
        Validation<Seq<Problem>, Manifest> strict = read(FieldValidation.STRICT, text);
        Validation<Seq<Problem>, Manifest> lenient = read(FieldValidation.WARN, text);

        if (strict.isValid()) {
            assertThat(objects(lenient)).isEqualTo(objects(strict));
            assertThat(lenient.get().warnings()).isEmpty();
        } else if (lenient.isValid()) {
            assertThat(strict.getError()).isEqualTo(lenient.get().warnings()).isNotEmpty();
        } else {
            assertThat(strict.getError()).containsAll(lenient.getError());
        }
    }

    @Provide
    Arbitrary<String> manifests() {
        Arbitrary<String> lines = Arbitraries.of(
                "  replicas: 2",
                "  replicas: 3",
                "  paused: true",
                "  paused: maybe",
                "  strategy: {type: Recreate}",
                "  strategy: {type: Recreate, typ: x}",
                "  selector: {matchLabels: {a: b}}",
                "  template: {spec: {containers: [{name: a}]}}",
                "  template: {spec: {containers: [{nam: a}]}}",
                "  extra: {a: 1}",
                "  # nothing");
        return lines.list()
                .ofMaxSize(5)
                .map(spec -> "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n"
                        + String.join("\n", spec) + "\n");
    }

    private static Seq<KubeObject> objects(Validation<Seq<Problem>, Manifest> read) {
        return read.get().objects();
    }

    private static Validation<Seq<Problem>, Manifest> read(FieldValidation validation, String text) {
        return ManifestReader.kubernetes().with(validation).parse("x.yaml", text);
    }
}
