package io.github.kubevalue.model.structural;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.apiextensions.JSONSchemaPropsOrArray;
import io.github.kubevalue.model.apiextensions.JSONSchemaPropsOrBool;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of pruning, defaulting and validation by structural schemas. */
class StructuralLawsTest {
    private static final Arbitrary<String> NAMES = Arbitraries.of("a", "b", "c", "d", "kind", "metadata");

    @Provide
    Arbitrary<JSONSchemaProps> schemas() {
        return object(2);
    }

    private static Arbitrary<JSONSchemaProps> object(int depth) {
        return NAMES.flatMap(name -> schema(depth - 1).map(schema -> Tuple.of(name, schema)))
                .list()
                .ofMaxSize(4)
                .map(properties -> JSONSchemaProps.builder()
                        .type("object")
                        .properties(TreeMap.ofEntries(properties))
                        .build())
                .flatMap(object -> Arbitraries.of(true, false)
                        .map(keeps -> keeps ? object.withPreserveUnknownFields(Option.of(true)) : object));
    }

    private static Arbitrary<JSONSchemaProps> schema(int depth) {
        Arbitrary<JSONSchemaProps> scalar = Arbitraries.of("string", "integer", "boolean")
                .map(type -> JSONSchemaProps.builder().type(type).build());
        Arbitrary<JSONSchemaProps> withDefault =
                scalar.map(schema -> schema.withDefaultValue(Option.of(value(schema))));
        if (depth <= 0) {
            return Arbitraries.oneOf(scalar, withDefault, scalar.map(schema -> schema.withNullable(Option.of(true))));
        }
        Arbitrary<JSONSchemaProps> lists = schema(depth - 1)
                .map(item -> JSONSchemaProps.builder()
                        .type("array")
                        .items(JSONSchemaPropsOrArray.of(item))
                        .build());
        Arbitrary<JSONSchemaProps> maps = schema(depth - 1)
                .map(value -> JSONSchemaProps.builder()
                        .type("object")
                        .additionalProperties(JSONSchemaPropsOrBool.of(value))
                        .build());
        return Arbitraries.oneOf(scalar, withDefault, lists, maps, object(depth));
    }

    private static Json value(JSONSchemaProps schema) {
        return switch (schema.type().get()) {
            case "string" -> Json.of("x");
            case "integer" -> Json.of(7);
            default -> Json.of(true);
        };
    }

    @Provide
    Arbitrary<Json.Obj> objects() {
        return object(json(2));
    }

    private static Arbitrary<Json.Obj> object(Arbitrary<Json> values) {
        return NAMES.flatMap(name -> values.map(value -> Tuple.of(name, value)))
                .list()
                .ofMaxSize(4)
                .map(fields -> new Json.Obj(LinkedHashMap.ofEntries(fields)));
    }

    private static Arbitrary<Json> json(int depth) {
        Arbitrary<Json> scalar = Arbitraries.of(Json.NULL, Json.of("t"), Json.of(3), Json.of(false));
        return depth == 0
                ? scalar
                : Arbitraries.oneOf(
                        scalar,
                        object(json(depth - 1)).map(each -> each),
                        json(depth - 1).list().ofMaxSize(3).map(items -> new Json.Arr(Vector.ofAll(items))));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void pruningIsIdempotent(@ForAll("schemas") JSONSchemaProps schema, @ForAll("objects") Json.Obj object) {
        Json.Obj once = Pruning.resource(object, schema);

        assertThat(Pruning.resource(once, schema)).isEqualTo(once);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void defaultingIsIdempotent(@ForAll("schemas") JSONSchemaProps schema, @ForAll("objects") Json.Obj object) {
        Json.Obj once = SchemaDefaulting.resource(object, schema);

        assertThat(SchemaDefaulting.resource(once, schema)).isEqualTo(once);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatIsDefaultedIsNotPruned(@ForAll("schemas") JSONSchemaProps schema, @ForAll("objects") Json.Obj object) {
        Json.Obj pruned = Pruning.resource(object, schema);

        assertThat(Pruning.resource(SchemaDefaulting.resource(pruned, schema), schema))
                .isEqualTo(SchemaDefaulting.resource(pruned, schema));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatIsValidStaysValidWhenPruned(
            @ForAll("schemas") JSONSchemaProps schema, @ForAll("objects") Json.Obj object) {
        boolean valid = SchemaValidation.faults(object, schema, FieldPath.ROOT).isEmpty();

        if (valid) {
            assertThat(SchemaValidation.faults(Pruning.resource(object, schema), schema, FieldPath.ROOT))
                    .isEmpty();
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatDoesNotChangeIsForgiven(@ForAll("schemas") JSONSchemaProps schema, @ForAll("objects") Json.Obj object) {
        assertThat(SchemaValidation.changes(object, object, schema, FieldPath.ROOT)
                        .filter(fault -> !fault.field().text().matches("kind.*|apiVersion.*")))
                .isEmpty();
    }
}
