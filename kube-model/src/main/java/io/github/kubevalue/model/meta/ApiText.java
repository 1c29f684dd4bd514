package io.github.kubevalue.model.meta;

import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.Set;

/**
 * The text of a value of the API, as {@code toString} gives it: what was said and nothing else, the name first and the
 * rest by name: <code>ContainerPort{name: http, containerPort: 80}</code>.
 */
public final class ApiText {
    private static final String GENERATED = "Immutable";
    private static final Set<String> NO_FIELDS = Set.of("hashCode", "toString", "otherFields");
    private static final Comparator<Method> NAME_FIRST = Comparator.comparing(
                    (Method field) -> !field.getName().equals("name"))
            .thenComparing(Method::getName);

    /** The accessors of the fields, by generated class. */
    private static final ClassValue<Vector<Method>> FIELDS = new ClassValue<>() {
        @Override
        protected Vector<Method> computeValue(Class<?> type) {
            return Vector.of(type.getDeclaredMethods()).filter(ApiText::isField).sorted(NAME_FIRST);
        }
    };

    private ApiText() {}

    /** Returns the text of a value. */
    public static String of(ApiValue value) {
        String type = value.getClass().getSimpleName();
        return (type.startsWith(GENERATED) ? type.substring(GENERATED.length()) : type) + fields(value);
    }

    private static boolean isField(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && method.getParameterCount() == 0
                && !NO_FIELDS.contains(method.getName())
                && method.trySetAccessible();
    }

    private static String fields(ApiValue value) {
        Seq<String> typed = FIELDS.get(value.getClass())
                .flatMap(field -> text(read(field, value)).map(text -> field.getName() + ": " + text));
        return typed.appendAll(value.otherFields().map(ApiText::entry)).mkString("{", ", ", "}");
    }

    private static Object read(Method field, ApiValue value) {
        try {
            return field.invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("accessors of values do not throw", impossible);
        }
    }

    /** Returns the text of a field, or none if it says nothing. */
    private static Option<String> text(Object value) {
        if (value instanceof Option<?> option) {
            return option.map(ApiText::plain);
        }
        if (value instanceof ApiValue api) {
            return Option.of(fields(api)).filter(text -> !text.equals("{}"));
        }
        if (value instanceof Map<?, ?> map) {
            return Option.when(!map.isEmpty(), () -> map.map(ApiText::entry).mkString("{", ", ", "}"));
        }
        if (value instanceof Seq<?> seq) {
            return Option.when(!seq.isEmpty(), () -> seq.map(ApiText::plain).mkString("[", ", ", "]"));
        }
        String text = value.toString();
        return Option.when(!text.isEmpty() && !text.equals("0") && !text.equals("false"), text);
    }

    private static String entry(Tuple2<?, ?> entry) {
        return entry._1 + ": " + plain(entry._2);
    }

    private static String plain(Object value) {
        if (value instanceof ApiValue api) {
            return fields(api);
        }
        return value.toString();
    }
}
