package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.json.GoNumbers;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.validation.FieldError.Type;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Where a field is in an object, written as Kubernetes writes it: {@code spec.containers[0].ports[1].name},
 * {@code metadata.annotations[kubevalue.io/listen]}. Knows how to complain about what stands there. Since most fields are as
 * they should be, the text is put together only when there is something to complain about.
 */
public abstract sealed class FieldPath {
    /** The path of the object itself. */
    public static final FieldPath ROOT = of("");
    /** No path, where upstream has none to tell. */
    public static final FieldPath NONE = of("<nil>");

    private FieldPath() {}

    /** Returns the path of a field of the object itself; dots in the name go further down. */
    public static FieldPath of(String name) {
        return new First(name);
    }

    /** Returns the path of a field of this field; dots in the name go further down. */
    public FieldPath child(String name) {
        return new Child(this, name);
    }

    /** Returns the path of an item of this list. */
    public FieldPath index(int index) {
        return new Subscript(this, index);
    }

    /** Returns the path of a value of this map. */
    public FieldPath key(String key) {
        return new Subscript(this, key);
    }

    /** The path. */
    public abstract String text();

    /** Returns the fault that the field is absent. */
    public FieldError required() {
        return required("");
    }

    /** Returns the fault that the field is absent, with the reason why it must be there. */
    public FieldError required(String detail) {
        return new FieldError(this, Type.REQUIRED, Option.none(), detail);
    }

    /** Returns the fault that the field must not be given. */
    public FieldError forbidden(String detail) {
        return new FieldError(this, Type.FORBIDDEN, Option.none(), detail);
    }

    /** Returns the fault that the text breaks a rule. */
    public FieldError invalid(String value, String detail) {
        return invalidJson(GoText.quoted(value), detail);
    }

    /** Returns the fault that the number breaks a rule. */
    public FieldError invalid(long value, String detail) {
        return invalidJson(Long.toString(value), detail);
    }

    /** Returns the fault that the truth value breaks a rule. */
    public FieldError invalid(boolean value, String detail) {
        return invalidJson(Boolean.toString(value), detail);
    }

    /** Returns the fault that the map breaks a rule. */
    public FieldError invalid(Map<String, String> value, String detail) {
        return invalidJson(value.isEmpty() ? "null" : GoText.json(value), detail);
    }

    /** Returns the fault that the list of texts breaks a rule. */
    public FieldError invalid(Seq<String> value, String detail) {
        return invalidJson(value.isEmpty() ? "null" : GoText.json(value), detail);
    }

    /** Returns the fault that the structure, which is shown as JSON, breaks a rule. */
    public FieldError invalidJson(String json, String detail) {
        return new FieldError(this, Type.INVALID, Option.of(json), detail);
    }

    /** Returns the fault that what stands here breaks a rule, without showing it. */
    public FieldError invalidUnshown(String detail) {
        return new FieldError(this, Type.INVALID, Option.none(), detail);
    }

    /** Returns the fault that the value breaks a rule. */
    public FieldError invalid(Json value, String detail) {
        return invalidJson(shown(value), detail);
    }

    /** Returns the fault that the value is none of those that are known. */
    public FieldError notSupported(Json value, Seq<String> supported) {
        return notSupportedJson(shown(value), supported);
    }

    /** Returns the fault that the value stands there twice. */
    public FieldError duplicate(Json value) {
        return duplicateJson(shown(value));
    }

    private static String shown(Json value) {
        if (value instanceof Json.Text text) {
            return GoText.quoted(text.value());
        }
        return value instanceof Json.Number number && number.value().scale() > 0
                ? GoNumbers.text(number.value().doubleValue())
                : value.compact();
    }

    /** Returns the faults that a text breaks these rules, if any. */
    public Seq<FieldError> invalid(String value, Rule rule) {
        Seq<String> broken = rule.broken(value);
        return broken.isEmpty() ? Vector.empty() : broken.map(detail -> invalid(value, detail));
    }

    /** Returns the fault that the text is none of those that are known. */
    public FieldError notSupported(String value, Seq<String> supported) {
        return notSupportedJson(GoText.json(value), supported);
    }

    /** Returns the fault that the text is none of those that are known. */
    public FieldError notSupported(String value, String... supported) {
        return notSupported(value, Vector.of(supported));
    }

    /** Returns the fault that the structure, which is shown as JSON, is of none of the known sorts. */
    public FieldError notSupportedJson(String json, Seq<String> supported) {
        String detail = "supported values: " + supported.map(GoText::quoted).mkString(", ");
        return new FieldError(this, Type.NOT_SUPPORTED, Option.of(json), detail);
    }

    /** Returns the fault that the text stands there twice. */
    public FieldError duplicate(String value) {
        return duplicateJson(GoText.quoted(value));
    }

    /** Returns the fault that the number stands there twice. */
    public FieldError duplicate(long value) {
        return duplicateJson(Long.toString(value));
    }

    /** Returns the fault that the structure, which is shown as JSON, stands there twice. */
    public FieldError duplicateJson(String json) {
        return new FieldError(this, Type.DUPLICATE, Option.of(json), "");
    }

    /** Returns the fault that what the text refers to is not there. */
    public FieldError notFound(String value) {
        return new FieldError(this, Type.NOT_FOUND, Option.of(GoText.quoted(value)), "");
    }

    /** Returns the fault that the text has more bytes than that. */
    public FieldError tooLong(int most) {
        String bytes = most == 1 ? " byte" : " bytes";
        return new FieldError(this, Type.TOO_LONG, Option.none(), "may not be more than " + most + bytes);
    }

    /** Returns the fault that the list has more items than that. */
    public FieldError tooMany(int actual, int most) {
        String items = most == 1 ? " item" : " items";
        return new FieldError(
                this, Type.TOO_MANY, Option.of(Integer.toString(actual)), "must have at most " + most + items);
    }

    /** Returns the fault that the server stumbles over what stands here. */
    public FieldError internal(String detail) {
        return new FieldError(this, Type.INTERNAL, Option.none(), detail);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof FieldPath path && text().equals(path.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /** Returns the path. */
    @Override
    public String toString() {
        return text();
    }

    private static final class First extends FieldPath {
        private final String name;

        First(String name) {
            this.name = name;
        }

        @Override
        public String text() {
            return name;
        }
    }

    private static final class Child extends FieldPath {
        private final FieldPath above;
        private final String name;

        Child(FieldPath above, String name) {
            this.above = above;
            this.name = name;
        }

        @Override
        public String text() {
            String path = above.text();
            return path.isEmpty() ? name : path + "." + name;
        }
    }

    /** An item of a list by its place, or a value of a map by its key. */
    private static final class Subscript extends FieldPath {
        private final FieldPath above;
        private final Object place;

        Subscript(FieldPath above, Object place) {
            this.above = above;
            this.place = place;
        }

        @Override
        public String text() {
            return above.text() + "[" + place + "]";
        }
    }
}
