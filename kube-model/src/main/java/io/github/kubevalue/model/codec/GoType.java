package io.github.kubevalue.model.codec;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.MicroTime;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Unmodelled;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;

/**
 * A type of the API as the API server's messages call it: {@code int32}, {@code []v1.Container}.
 *
 * @param type the Java type, without the option that may be around it
 */
record GoType(Type type) {
    private static final Map<Type, String> NAMES = HashMap.of(
            int.class, "int32",
            Integer.class, "int32",
            long.class, "int64",
            Long.class, "int64",
            boolean.class, "bool",
            Boolean.class, "bool",
            String.class, "string",
            IntOrString.class, "int32",
            Instant.class, "string",
            MicroTime.class, "string");

    GoType {
        type = type instanceof ParameterizedType option && option.getRawType() == Option.class ? last(option) : type;
    }

    /** The type of a field of this struct, or of an item of this list or map; of an unknown field, any JSON. */
    GoType part(String step) {
        return type instanceof ParameterizedType container
                ? new GoType(last(container))
                : fields().getOrElse(step, new GoType(Json.class));
    }

    /** The fields of this struct: what its builder can be told by name. */
    Map<String, GoType> fields() {
        if (type == Unmodelled.class) {
            return HashMap.of("metadata", new GoType(ObjectMeta.class));
        }
        JsonDeserialize struct = ((Class<?>) type).getAnnotation(JsonDeserialize.class);
        return struct == null
                ? HashMap.empty()
                : Vector.of(struct.builder().getMethods())
                        .filter(method -> method.isAnnotationPresent(JsonProperty.class)
                                && !method.isAnnotationPresent(JsonIgnore.class))
                        .toMap(method -> Tuple.of(name(method), new GoType(method.getGenericParameterTypes()[0])));
    }

    /** Whether fields are looked up by name in it. */
    boolean isStruct() {
        return type instanceof Class<?>;
    }

    /** Whether this is that class. */
    boolean is(Class<?> wanted) {
        return type == wanted;
    }

    /** The name in messages. */
    String text() {
        if (type instanceof ParameterizedType container) {
            String content = new GoType(last(container)).text();
            return container.getRawType() == Seq.class ? "[]" + content : "map[string]" + content;
        }
        return NAMES.getOrElse(type, "v1." + simpleName());
    }

    /** The name of the struct. */
    String simpleName() {
        return type instanceof Class<?> struct ? struct.getSimpleName() : type.getTypeName();
    }

    private static Type last(ParameterizedType type) {
        return type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
    }

    private static String name(Method method) {
        return method.getAnnotation(JsonProperty.class).value();
    }
}
