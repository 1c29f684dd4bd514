package io.github.kubevalue.model.codec;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;

/**
 * A value that does not fit the type of its field.
 *
 * @param steps the way to the field
 * @param type the type of the whole object
 * @param document the whole object
 */
public record Misfit(Seq<String> steps, Class<?> type, Json document) {

    /** Returns what Jackson says did not fit. */
    public static Misfit of(JsonMappingException problem, Class<?> type, Json document) {
        Seq<String> steps = Vector.ofAll(problem.getPath())
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName());
        return new Misfit(steps, type, document);
    }

    /** The field, as validation names it. */
    public String path() {
        StringBuilder path = new StringBuilder();
        GoType here = new GoType(type);
        for (String step : steps) {
            if (!here.isStruct()) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step);
            }
            here = here.part(step);
        }
        return path.toString();
    }

    /** What the API server says of it. */
    public String message() {
        GoType wanted = wanted();
        if (wanted.is(Quantity.class)) {
            // apimachinery, api/resource/quantity.go, ErrFormatWrong
            return "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
        }
        if (wanted.is(Instant.class) && found() instanceof Json.Text text) {
            String quoted = "\"" + text.value() + "\"";
            return "parsing time " + quoted + " as \"2006-01-02T15:04:05Z07:00\": cannot parse " + quoted;
        }
        // encoding/json, UnmarshalTypeError
        return "json: cannot unmarshal " + describe(found(), wanted) + " into Go struct field " + struct() + "."
                + names().mkString(".") + " of type " + wanted.text();
    }

    /** The object without the field, or without the whole list for an item of one, so that the rest can be tried. */
    public Json withoutIt() {
        int last = steps.size() - 1;
        while (last > 0 && at(steps.take(last)) instanceof Json.Arr) {
            last--;
        }
        return without(document, steps.take(last + 1));
    }

    private GoType wanted() {
        return steps.foldLeft(new GoType(type), GoType::part);
    }

    private Json found() {
        return at(steps);
    }

    private Json at(Seq<String> way) {
        Json here = document;
        for (String step : way) {
            here = here instanceof Json.Obj object
                    ? object.fields().get(step).getOrElse(Json.NULL)
                    : ((Json.Arr) here).items().get(Integer.parseInt(step));
        }
        return here;
    }

    private String struct() {
        return steps.take(lastName()).foldLeft(new GoType(type), GoType::part).simpleName();
    }

    /** The names of fields along the way, without indexes and keys. */
    private Seq<String> names() {
        return steps.zipWithIndex().filter(step -> isName(step._2)).map(step -> step._1);
    }

    private int lastName() {
        int last = steps.size() - 1;
        while (last > 0 && !isName(last)) {
            last--;
        }
        return last;
    }

    private boolean isName(int index) {
        return steps.take(index).foldLeft(new GoType(type), GoType::part).isStruct();
    }

    private static Json without(Json json, Seq<String> steps) {
        String step = steps.head();
        if (json instanceof Json.Obj object && steps.size() == 1) {
            return new Json.Obj(object.fields().remove(step));
        } else if (json instanceof Json.Obj object) {
            Json part = without(object.fields().get(step).get(), steps.tail());
            return new Json.Obj(object.fields().replaceValue(step, part));
        }
        Vector<Json> items = ((Json.Arr) json).items();
        return new Json.Arr(items.update(Integer.parseInt(step), item -> without(item, steps.tail())));
    }

    private static String describe(Json json, GoType wanted) {
        if (json instanceof Json.Obj) {
            return "object";
        } else if (json instanceof Json.Arr) {
            return "array";
        } else if (json instanceof Json.Number number) {
            return wanted.text().startsWith("int") ? "number " + number.value().toPlainString() : "number";
        } else if (json instanceof Json.Bool) {
            return "bool";
        }
        return json instanceof Json.Text ? "string" : "null";
    }
}
