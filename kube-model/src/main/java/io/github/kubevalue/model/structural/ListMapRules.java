package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What a schema may say of lists that are sets or maps, and of maps that are replaced as a whole. */
final class ListMapRules {
    private static final String MAP = "must be map if x-kubernetes-list-map-keys is non-empty";

    private ListMapRules() {}

    static Seq<FieldError> faults(JSONSchemaProps schema, FieldPath path) {
        String listType = schema.listType().getOrElse("");
        FieldPath here = path.child("x-kubernetes-list-type");
        return Faults.NONE
                .and(typed(schema, schema.mapType(), "object", "x-kubernetes-map-type", path))
                .oneOf(schema.mapType(), path.child("x-kubernetes-map-type"), "atomic", "granular")
                .and(typed(schema, schema.listType(), "array", "x-kubernetes-list-type", path))
                .and(
                        listType.equals("set") && schema.type().contains("array")
                                ? atomic(schema.item(), path.child("items"))
                                : Vector.empty())
                .oneOf(schema.listType(), here, "atomic", "set", "map")
                .when(
                        !schema.listMapKeys().isEmpty() && !listType.equals("map"),
                        schema.listType().isEmpty() ? here.required(MAP) : here.invalid(listType, MAP))
                .and(listType.equals("map") ? map(schema, path) : Vector.empty())
                .and(
                        listType.equals("map") || listType.equals("set")
                                ? nullable(schema, listType, path)
                                : Vector.empty())
                .found();
    }

    private static Seq<FieldError> typed(
            JSONSchemaProps schema, Option<String> said, String type, String field, FieldPath path) {
        String given = schema.type().getOrElse("");
        String detail = "must be " + type + " if " + field + " is specified";
        FieldPath here = path.child("type");
        return Faults.NONE
                .when(
                        said.isDefined() && !given.equals(type),
                        given.isEmpty() ? here.required(detail) : here.invalid(given, detail))
                .found();
    }

    /** The items of a set are compared as wholes. */
    private static Seq<FieldError> atomic(Option<JSONSchemaProps> item, FieldPath path) {
        String detail = "must be atomic as item of a list with x-kubernetes-list-type=set";
        Json shown = item.flatMap(JSONSchemaProps::listType).map(Json::of).getOrElse(Json.NULL);
        return Faults.NONE
                .when(
                        item.exists(each -> each.type().contains("array")
                                && each.listType().exists(type -> !type.equals("atomic"))),
                        path.child("x-kubernetes-list-type").invalid(shown, detail))
                .when(
                        item.exists(each -> each.type().contains("object")
                                && !each.mapType().contains("atomic")),
                        path.child("x-kubernetes-map-type").invalid(shown, detail))
                .found();
    }

    private static Seq<FieldError> map(JSONSchemaProps schema, FieldPath path) {
        FieldPath keys = path.child("x-kubernetes-list-map-keys");
        FieldPath items = path.child("items");
        String itemType = schema.item().flatMap(JSONSchemaProps::type).getOrElse("");
        return Faults.NONE
                .when(
                        schema.listMapKeys().isEmpty(),
                        keys.required("must not be empty if x-kubernetes-list-type is map"))
                .when(schema.items().isEmpty(), items.required("must have a schema if x-kubernetes-list-type is map"))
                .when(
                        schema.item().isDefined() && !itemType.equals("object"),
                        items.child("type")
                                .invalid(itemType, "must be object if parent array's x-kubernetes-list-type is map"))
                .given(
                        schema.item().filter(item -> itemType.equals("object")),
                        item -> Faults.NONE
                                .and(schema.listMapKeys()
                                        .zipWithIndex()
                                        .flatMap(key -> key(schema, item, key._1, key._2, path)))
                                .found())
                .found();
    }

    private static Seq<FieldError> key(
            JSONSchemaProps schema, JSONSchemaProps item, String key, int index, FieldPath path) {
        Option<JSONSchemaProps> property = item.properties().get(key);
        FieldPath keys = path.child("x-kubernetes-list-map-keys");
        boolean compound =
                property.flatMap(JSONSchemaProps::type).exists(type -> type.equals("array") || type.equals("object"));
        return Faults.NONE
                .when(
                        compound,
                        path.child("items")
                                .child("properties")
                                .key(key)
                                .child("type")
                                .invalid(
                                        item.type().getOrElse(""),
                                        "must be a scalar type if parent array's x-kubernetes-list-type is map"))
                .when(
                        property.isEmpty(),
                        keys.invalid(schema.listMapKeys(), "entries must all be names of item properties"))
                .when(
                        schema.listMapKeys().indexOf(key) < index,
                        keys.invalid(schema.listMapKeys(), "must not contain duplicate entries"))
                .found();
    }

    // validateMapListKeysMapSet
    private static Seq<FieldError> nullable(JSONSchemaProps schema, String listType, FieldPath path) {
        FieldPath items = path.child("items");
        return Faults.NONE
                .when(
                        schema.item().exists(JSONSchemaProps::isNullable),
                        items.child("nullable")
                                .forbidden("cannot be nullable when x-kubernetes-list-type is " + listType))
                .and(
                        listType.equals("map")
                                ? schema.item()
                                        .map(item -> schema.listMapKeys().flatMap(key -> keyed(item, key, items)))
                                        .getOrElse(Vector.empty())
                                : Vector.empty())
                .found();
    }

    private static Seq<FieldError> keyed(JSONSchemaProps item, String key, FieldPath items) {
        FieldPath here = items.child("properties").key(key);
        String because = "this property is in x-kubernetes-list-map-keys, so it ";
        return item.properties()
                .get(key)
                .map(property -> Faults.NONE
                        .when(
                                !item.required().contains(key)
                                        && property.defaultValue().isEmpty(),
                                here.child("default")
                                        .required(because + "must have a default or be a required property"))
                        .when(property.isNullable(), here.child("nullable").forbidden(because + "cannot be nullable"))
                        .found())
                .getOrElse(Vector.empty());
    }
}
