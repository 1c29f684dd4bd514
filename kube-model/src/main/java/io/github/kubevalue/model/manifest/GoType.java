package io.github.kubevalue.model.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Map;

/**
 * A type of the API as the API server's messages call it: {@code int32}, {@code []v1.Container}.
 *
 * @param type the Java type
 */
record GoType(Type type) {
    private static final Map<Type, String> NAMES = Map.of(
            int.class, "int32",
            Integer.class, "int32",
            long.class, "int64",
            Long.class, "int64",
            boolean.class, "bool",
            Boolean.class, "bool",
            String.class, "string",
            IntOrString.class, "int32",
            Instant.class, "string");

    /** The type of a field of this struct, or of an item of this list or map. */
    GoType part(String step) {
        Type here = bare();
        if (here instanceof ParameterizedType container) {
            return new GoType(last(container));
        }
        return here instanceof Class<?> struct && ApiValue.class.isAssignableFrom(struct)
                ? Vector.of(struct.getMethods())
                        .find(method ->
                                method.getParameterCount() == 0 && name(method).equals(step))
                        .map(method -> new GoType(method.getGenericReturnType()))
                        .getOrElse(new GoType(Json.class))
                : new GoType(Json.class);
    }

    /** Whether this is that class. */
    boolean is(Class<?> wanted) {
        return bare() == wanted;
    }

    /** Whether fields are looked up by name in it. */
    boolean isStruct() {
        return bare() instanceof Class<?>;
    }

    /** The name in messages. */
    String text() {
        Type here = bare();
        if (here instanceof ParameterizedType container) {
            String content = new GoType(last(container)).text();
            return container.getRawType() == Seq.class ? "[]" + content : "map[string]" + content;
        }
        return NAMES.getOrDefault(here, "v1." + simpleName());
    }

    /** The name of the struct. */
    String simpleName() {
        return bare() instanceof Class<?> struct ? struct.getSimpleName() : bare().getTypeName();
    }

    /** The type without the option around it. */
    Type bare() {
        return type instanceof ParameterizedType option && option.getRawType() == Option.class ? last(option) : type;
    }

    private static Type last(ParameterizedType type) {
        return type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
    }

    private static String name(Method method) {
        JsonProperty property = method.getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? method.getName() : property.value();
    }
}
