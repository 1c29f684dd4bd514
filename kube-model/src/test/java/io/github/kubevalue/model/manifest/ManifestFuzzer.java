package io.github.kubevalue.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.yaml.Agreement;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Validation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/**
 * What must hold of any input at all: {@code mvn -Pfuzz -pl kube-model test} looks for one of which it does not, for a
 * minute or for {@code -Dseconds=900}. The entry is that of Jazzer's command line.
 */
public final class ManifestFuzzer {
    private ManifestFuzzer() {}

    /** Loads what any input needs, lest the first one be taken for one that hangs. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("apiVersion: v1\nkind: Pod\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Reads an input, strictly and leniently, and writes and reads again what was read. */
    public static void fuzzerTestOneInput(byte[] input) {
        Agreement.assertOn(new String(input, StandardCharsets.UTF_8));
        Validation<Seq<Problem>, Manifest> lenient = read(FieldValidation.WARN, input);
        Validation<Seq<Problem>, Manifest> strict = read(FieldValidation.STRICT, input);

        if (strict.isValid()) {
            assertThat(lenient.get().objects()).isEqualTo(strict.get().objects());
            assertThat(lenient.get().warnings()).isEmpty();
        } else {
            assertThat(strict.getError()).isNotEmpty();
            strict.getError().forEach(problem -> assertThat(problem.toString()).startsWith("-:"));
        }
        lenient.forEach(manifest -> manifest.objects().forEach(object -> assertRoundTrip(manifest, object)));
    }

    private static Validation<Seq<Problem>, Manifest> read(FieldValidation validation, byte[] input) {
        return ManifestReader.kubernetes().with(validation).read(Vector.of("-"), new ByteArrayInputStream(input));
    }

    private static void assertRoundTrip(Manifest manifest, KubeObject object) {
        ManifestReader reader = ManifestReader.of(manifest.scheme());

        assertThat(reader.parse("x", ManifestWriter.yaml(object)).get().objects())
                .containsExactly(object);
        assertThat(reader.parse("x", ManifestWriter.json(object)).get().objects())
                .containsExactly(object);
    }
}
