package io.github.kubevalue.model.schema;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Supplier;

/**
 * Reads structural schemas. (kube-openapi/pkg/schemaconv/openapi.go)
 *
 * @param preserving whether fields without a name in the schema are kept, as some schema around says
 */
record StructuralSchema(boolean preserving) {
    private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";

    /** Returns the shape of a whole object, whose metadata are those of any object. */
    Schema object(Json schema, Supplier<Schema> metadata) {
        MapSchema body = within(schema).map(schema);
        Map<String, Field> fields = body.fields()
                .put("apiVersion", Field.of(() -> Schema.of(ScalarType.STRING)))
                .put("kind", Field.of(() -> Schema.of(ScalarType.STRING)))
                .put("metadata", Field.of(metadata));
        return Schema.of(new MapSchema(fields, body.others(), false));
    }

    private StructuralSchema within(Json schema) {
        return field(schema, PRESERVE).equals(Json.of(true)) ? new StructuralSchema(true) : this;
    }

    private Schema of(Json schema) {
        return within(schema).read(schema);
    }

    private Schema read(Json schema) {
        return switch (text(schema, "type")) {
            case "object" -> Schema.of(map(schema));
            case "array" -> Schema.of(list(schema));
            case "integer", "number" -> Schema.of(ScalarType.NUMERIC);
            case "boolean" -> Schema.of(ScalarType.BOOLEAN);
            case "string" -> Schema.of(string(text(schema, "format")));
            default -> new Schema(Option.of(ScalarType.UNTYPED), Option.of(list(schema)), Option.of(map(schema)));
        };
    }

    private static ScalarType string(String format) {
        return format.isEmpty() || format.equals("byte") ? ScalarType.STRING : ScalarType.UNTYPED;
    }

    private MapSchema map(Json schema) {
        Map<String, Field> fields = field(schema, "properties") instanceof Json.Obj properties
                ? HashMap.ofEntries(properties.fields()).mapValues(this::named)
                : HashMap.empty();
        boolean isAtomic = text(schema, "x-kubernetes-map-type").equals("atomic");
        return new MapSchema(fields, others(schema, fields.isEmpty()), isAtomic);
    }

    private Field named(Json property) {
        Schema schema = of(property);
        String strategies = text(property, "x-kubernetes-patch-strategy");
        return new Field(
                () -> schema,
                Option.of(field(property, "default")).filter(value -> !(value instanceof Json.Null)),
                strategies.isEmpty() ? Vector.empty() : Vector.of(strategies.split(",")),
                Option.of(text(property, "x-kubernetes-patch-merge-key")).filter(key -> !key.isEmpty()));
    }

    private Option<Supplier<Schema>> others(Json schema, boolean isBare) {
        Json additional = field(schema, "additionalProperties");
        if (additional instanceof Json.Obj) {
            Schema values = of(additional);
            return Option.of(() -> values);
        }
        boolean free = additional.equals(Json.NULL) ? preserving || isBare : additional.equals(Json.of(true));
        return Option.when(free, () -> () -> Schema.DEDUCED);
    }

    private ListSchema list(Json schema) {
        Json items = field(schema, "items");
        Schema shape = items instanceof Json.Obj ? of(items) : Schema.UNTYPED;
        return switch (text(schema, "x-kubernetes-list-type")) {
            case "set" -> new ListSchema(ListType.SET, Vector.empty(), () -> shape);
            case "map" -> new ListSchema(ListType.MAP, texts(schema, "x-kubernetes-list-map-keys"), () -> shape);
            default -> ListSchema.atomic(() -> shape);
        };
    }

    private static Json field(Json json, String name) {
        return json instanceof Json.Obj object ? object.fields().getOrElse(name, Json.NULL) : Json.NULL;
    }

    private static String text(Json json, String name) {
        return field(json, name) instanceof Json.Text text ? text.value() : "";
    }

    private static Seq<String> texts(Json json, String name) {
        return field(json, name) instanceof Json.Arr array
                ? array.items().map(item -> item instanceof Json.Text text ? text.value() : item.toString())
                : Vector.empty();
    }
}
