package io.github.kubevalue.dsl.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.kubevalue.model.json.Json;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** JSON, indented for people; and short ways to build it. */
public final class JsonText {
    private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private JsonText() {}

    /** Returns the text of a JSON value, indented by two. */
    public static String pretty(Json json) {
        try {
            return WRITER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the array of those texts. */
    static Json texts(Seq<?> values) {
        return array(values.map(value -> Json.of(value.toString())));
    }

    /** Returns the array of those values. */
    static Json array(Seq<? extends Json> values) {
        return new Json.Arr(values.<Json>map(value -> value).toVector());
    }

    /** Returns the text of a value, or null. */
    static Json orNull(Option<?> value) {
        return value.map(present -> Json.of(present.toString())).getOrElse(Json.NULL);
    }

    /** Begins an object. */
    static LinkedHashMap<String, Json> object() {
        return LinkedHashMap.empty();
    }
}
