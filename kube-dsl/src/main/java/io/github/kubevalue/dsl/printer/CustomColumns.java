package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.apiextensions.CustomResourceColumnDefinition;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.github.kubevalue.model.jsonpath.JsonPath;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * The columns that a CustomResourceDefinition names.
 * (apiextensions-apiserver/pkg/registry/customresource/tableconvertor/tableconvertor.go)
 */
final class CustomColumns {
    private CustomColumns() {}

    /** Returns a name, and after it the columns of the definition; if one of them cannot be read, none. */
    static Seq<Column<KubeObject>> of(Seq<CustomResourceColumnDefinition> definitions) {
        Column<KubeObject> name = Column.of("NAME", KubeObject::name);
        Seq<Column<KubeObject>> columns = definitions.flatMap(CustomColumns::column);
        return (columns.size() == definitions.size() ? columns : columns.take(0)).prepend(name);
    }

    private static Option<Column<KubeObject>> column(CustomResourceColumnDefinition definition) {
        return JsonPath.parse(definition.jsonPath())
                .toOption()
                .map(path -> new Column<>(
                        definition.name().toUpperCase(Locale.ROOT),
                        definition.priority().exists(priority -> priority > 0),
                        (object, now) -> cell(definition.type(), path, object, now)));
    }

    private static String cell(String type, JsonPath path, KubeObject object, Instant now) {
        return path.find(ManifestWriter.tree(object))
                .toOption()
                .flatMap(Seq::headOption)
                .map(value -> shown(type, value, now))
                .getOrElse("");
    }

    // cellForJSONValue: what is not of the type that was promised is not shown, but anything is a string
    private static String shown(String type, Json value, Instant now) {
        return switch (type) {
            case "string" -> value instanceof Json.Text text ? text.value() : JsonText.of(value);
            case "integer" ->
                value instanceof Json.Number number
                        ? number.value().setScale(0, RoundingMode.DOWN).toPlainString()
                        : "";
            case "number" -> value instanceof Json.Number ? JsonText.of(value) : "";
            case "boolean" -> value instanceof Json.Bool ? JsonText.of(value) : "";
            case "date" -> value instanceof Json.Text text ? age(text.value(), now) : "";
            default -> "";
        };
    }

    private static String age(String text, Instant now) {
        try {
            return Age.since(Option.of(OffsetDateTime.parse(text).toInstant()), now);
        } catch (DateTimeParseException problem) {
            return "<invalid>";
        }
    }
}
