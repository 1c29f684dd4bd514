package io.github.kubevalue.model.typed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.fieldpath.FieldSet;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.Corpus;
import io.github.kubevalue.model.manifest.Document;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.patch.StrategicMergePatch;
import io.github.kubevalue.model.schema.Schema;
import io.github.kubevalue.model.schema.Schemas;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every object of the API's own test data and of real applications has the shape that the table says, and its fields. */
class CorporaFieldsTest {

    @ParameterizedTest
    @ValueSource(strings = {"api-testdata-1.36", "online-boutique", "train-ticket", "bookinfo", "sock-shop"})
    void objectsFitTheirSchemas(String folder) {
        int seen = 0;
        for (Path file : Corpus.manifests(Corpus.folder(folder))) {
            Seq<Document> documents = ManifestReader.kubernetes()
                    .read(file)
                    .map(Manifest::documents)
                    .getOrElse(Vector.empty());
            for (Document document : documents) {
                seen += Schemas.kubernetes(document.object().type())
                        .map(schema -> check(document, schema))
                        .getOrElse(0);
            }
        }

        assertThat(seen).isGreaterThan(3);
    }

    private static int check(Document document, Schema schema) {
        TypedValue value = new TypedValue(document.tree(), schema);
        FieldSet fields = value.fields();

        assertThat(value.faults()).as(document.toString()).isEmpty();
        assertThat(FieldSet.of(fields.json())).as(document.toString()).isEqualTo(fields);
        assertThat(value.compare(value).isSame()).isTrue();
        assertThat(value.merge(value)).isEqualTo(value);
        assertThat(new TypedValue(Json.Obj.EMPTY, schema).merge(value)).isEqualTo(value);
        assertThat(value.without(value.withNamedFields(fields)).value()).isEqualTo(Json.Obj.EMPTY);
        if (!document.tree().toString().contains(": null")) {
            assertThat(StrategicMergePatch.between(Json.Obj.EMPTY, document.tree(), schema)
                            .flatMap(patch -> patch.apply(Json.Obj.EMPTY, schema)))
                    .isEqualTo(Either.right(document.tree()));
        }
        return 1;
    }
}
