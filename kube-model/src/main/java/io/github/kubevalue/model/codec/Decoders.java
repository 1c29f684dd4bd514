package io.github.kubevalue.model.codec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.codec.Decoder.Unfit;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.yaml.Node;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.stream.Stream;

/** The decoders of all types, each made when it is first needed. */
final class Decoders {
    private static final Map<Type, Decoder> SCALARS = HashMap.<Type, Decoder>of(
                    String.class, Scalars::text,
                    int.class, Scalars::int32,
                    Integer.class, Scalars::int32,
                    long.class, Scalars::int64,
                    Long.class, Scalars::int64,
                    boolean.class, Scalars::bool,
                    Boolean.class, Scalars::bool,
                    Instant.class, Scalars::time,
                    Quantity.class, Scalars::quantity,
                    IntOrString.class, Scalars::intOrString)
            .put(Json.class, Node::json);

    private static final ClassValue<Decoder> CLASSES = new ClassValue<>() {
        @Override
        protected Decoder computeValue(Class<?> type) {
            return ofClass(type);
        }
    };

    private Decoders() {}

    /** Returns the decoder of a type. */
    static Decoder of(Type type) {
        return type instanceof ParameterizedType container ? ofContainer(container) : CLASSES.get((Class<?>) type);
    }

    private static Decoder ofContainer(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        Decoder content = of(arguments[arguments.length - 1]);
        if (type.getRawType() == Option.class) {
            return node -> isNull(node) ? Option.none() : Option.some(content.decode(node));
        } else if (type.getRawType() == Seq.class) {
            return node -> seq(node, content);
        } else if (type.getRawType() == SortedMap.class) {
            return node -> sortedMap(node, content);
        }
        return thorough(type);
    }

    private static Decoder ofClass(Class<?> type) {
        Option<Decoder> scalar = SCALARS.get(type);
        if (scalar.isDefined()) {
            return scalar.get();
        }
        JsonDeserialize struct = type.getAnnotation(JsonDeserialize.class);
        if (struct != null && struct.builder() != Void.class) {
            return new StructDecoder(struct.builder());
        }
        return word(type).getOrElse(() -> thorough(type));
    }

    /** The decoder of a type that wraps a text, as those of closed names do. */
    private static Option<Decoder> word(Class<?> type) {
        return Stream.of(type.getDeclaredConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(JsonCreator.class)
                        && constructor.getParameterCount() == 1
                        && constructor.getParameterTypes()[0] == String.class)
                .findFirst()
                .<Option<Decoder>>map(constructor -> Option.of(word(constructor)))
                .orElse(Option.none());
    }

    private static Decoder word(Constructor<?> constructor) {
        MethodHandle of = Handles.function(constructor);
        return node -> Handles.apply(of, Scalars.text(node));
    }

    /** The decoder of any type that Jackson knows how to read. */
    private static Decoder thorough(Type type) {
        return node -> {
            if (isNull(node)) {
                throw new Unfit();
            }
            return Codec.decodeAny(node.json(), type);
        };
    }

    /** Whether a document says nothing of a field. */
    static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.json() instanceof Json.Null;
    }

    private static Object seq(Node node, Decoder content) throws Unfit {
        if (!(node instanceof Node.Sequence sequence)) {
            throw new Unfit();
        }
        Object[] items = new Object[sequence.count()];
        for (int index = 0; index < items.length; index++) {
            items[index] = content.decode(sequence.item(index));
        }
        return Vector.of(items);
    }

    private static Object sortedMap(Node node, Decoder content) throws Unfit {
        if (!(node instanceof Node.Mapping mapping)) {
            throw new Unfit();
        }
        TreeMap<String, Object> entries = TreeMap.empty();
        for (int index = 0; index < mapping.count(); index++) {
            entries = entries.put(mapping.name(index), content.decode(mapping.value(index)));
        }
        return entries;
    }
}
