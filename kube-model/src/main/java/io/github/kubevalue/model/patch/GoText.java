package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import java.util.Comparator;

/** How Go prints the values that messages name. */
final class GoText {
    private GoText() {}

    /** Returns a value as {@code %v} prints it: {@code map[name:web ports:[80 443]]}. */
    static String of(Json json) {
        if (json instanceof Json.Obj object) {
            return object.fields()
                    .toVector()
                    .sortBy(Comparator.<String>naturalOrder(), field -> field._1)
                    .map(field -> field._1 + ":" + of(field._2))
                    .mkString("map[", " ", "]");
        } else if (json instanceof Json.Arr array) {
            return array.items().map(GoText::of).mkString("[", " ", "]");
        } else if (json instanceof Json.Text text) {
            return text.value();
        }
        return json instanceof Json.Null ? "<nil>" : json.toString();
    }

    /** Returns the word of Go's JSON decoder for a sort of value. */
    static String kind(Json json) {
        if (json instanceof Json.Obj) {
            return "object";
        } else if (json instanceof Json.Arr) {
            return "array";
        } else if (json instanceof Json.Text) {
            return "string";
        }
        return json instanceof Json.Bool ? "bool" : "number";
    }

    /** Returns the type that Go gives a value. */
    static String type(Json json) {
        if (json instanceof Json.Obj) {
            return "map[string]interface {}";
        } else if (json instanceof Json.Arr) {
            return "[]interface {}";
        } else if (json instanceof Json.Text) {
            return "string";
        } else if (json instanceof Json.Number number) {
            return number.value().scale() <= 0 ? "int64" : "float64";
        }
        return json instanceof Json.Bool ? "bool" : "%!s(<nil>)";
    }
}
