package io.github.kubevalue.model.codec;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.yaml.Node;
import io.vavr.Lazy;
import io.vavr.collection.LinkedHashMap;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes a type with fields: tells its builder what the document says, and keeps for it what it does not name. */
final class StructDecoder implements Decoder {
    private final Class<?> builder;
    // not before they are needed: a type may hold itself
    private final Lazy<Shape> shape = Lazy.of(this::shape);

    StructDecoder(Class<?> builder) {
        this.builder = builder;
    }

    /** What is known of a type. */
    private record Shape(
            MethodHandle start,
            Map<String, Field> fields,
            @Nullable MethodHandle otherFields,
            MethodHandle build) {}

    private record Field(MethodHandle setter, Decoder decoder) {}

    @Override
    public Object decode(Node node) throws Unfit {
        return decode(node, false);
    }

    /** Decodes an object, whose type has been found out already. */
    Object decodeObject(Node node) throws Unfit {
        return decode(node, true);
    }

    private Object decode(Node node, boolean isObject) throws Unfit {
        if (!(node instanceof Node.Mapping mapping)) {
            throw new Unfit();
        }
        Shape known = shape.get();
        Object building = Handles.get(known.start());
        LinkedHashMap<String, Json> others = LinkedHashMap.empty();
        for (int index = 0; index < mapping.count(); index++) {
            String name = mapping.name(index);
            Field field = known.fields().get(name);
            if (field == null) {
                others = isObject && isType(name)
                        ? others
                        : others.put(name, mapping.value(index).json());
            } else if (!Decoders.isNull(mapping.value(index))) {
                Handles.set(field.setter(), building, field.decoder().decode(mapping.value(index)));
            }
        }
        return build(known, building, others);
    }

    private static Object build(Shape known, Object building, LinkedHashMap<String, Json> others) throws Unfit {
        if (!others.isEmpty()) {
            if (known.otherFields() == null) {
                throw new Unfit();
            }
            Handles.set(known.otherFields(), building, others);
        }
        try {
            return Handles.apply(known.build(), building);
        } catch (IllegalStateException incomplete) {
            throw new Unfit();
        }
    }

    private static boolean isType(String name) {
        return name.equals("apiVersion") || name.equals("kind");
    }

    private Shape shape() {
        Map<String, Field> fields = new HashMap<>();
        MethodHandle others = null;
        MethodHandle build = null;
        for (Method method : builder.getMethods()) {
            JsonProperty property = method.getAnnotation(JsonProperty.class);
            if (method.getName().equals("build") && method.getParameterCount() == 0) {
                build = Handles.function(method);
            } else if (property != null && method.isAnnotationPresent(JsonIgnore.class)) {
                others = property.value().equals("otherFields") ? Handles.setter(method) : others;
            } else if (property != null) {
                Decoder decoder = Decoders.of(method.getGenericParameterTypes()[0]);
                fields.put(property.value(), new Field(Handles.setter(method), decoder));
            }
        }
        if (build == null) {
            throw new LinkageError(builder + " builds nothing");
        }
        return new Shape(Handles.supplier(builder), Map.copyOf(fields), others, build);
    }
}
