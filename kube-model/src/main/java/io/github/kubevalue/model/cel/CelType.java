package io.github.kubevalue.model.cel;

import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/**
 * The type of a value, written as cel-go writes it: {@code int}, {@code list(string)}, {@code map(string, dyn)}.
 *
 * @param name the name: of a simple type, of an object, of a parameter
 * @param kind what the name is the name of
 * @param parameters what a list, a map, an optional value or a type is of
 * @param fields the fields of an object
 */
public record CelType(String name, Kind kind, Vector<CelType> parameters, Map<String, CelType> fields) {

    /** What a name is the name of. */
    public enum Kind {
        /** A simple type of the language. */
        SIMPLE,
        /** A list, a map, an optional value or a type, of others. */
        GENERIC,
        /** An object with known fields. */
        OBJECT,
        /** An object with whatever fields. */
        OPEN_OBJECT,
        /** What only functions know. */
        OPAQUE,
        /** A type that a call fills in. */
        PARAMETER,
        /** Any type, found out when the expression is evaluated. */
        DYN
    }

    /** Truth values. */
    public static final CelType BOOL = simple("bool");
    /** Whole numbers of 64 bits. */
    public static final CelType INT = simple("int");
    /** Whole numbers that are never negative. */
    public static final CelType UINT = simple("uint");
    /** Numbers with a fraction. */
    public static final CelType DOUBLE = simple("double");
    /** Texts. */
    public static final CelType STRING = simple("string");
    /** Bytes. */
    public static final CelType BYTES = simple("bytes");
    /** {@code null} alone. */
    public static final CelType NULL = simple("null");
    /** Points in time. */
    public static final CelType TIMESTAMP = simple("timestamp");
    /** Spans of time. */
    public static final CelType DURATION = simple("duration");
    /** Whatever it is. */
    public static final CelType DYN = new CelType("dyn", Kind.DYN, Vector.empty(), none());

    private static Map<String, CelType> none() {
        return LinkedHashMap.empty();
    }

    private static CelType simple(String name) {
        return new CelType(name, Kind.SIMPLE, Vector.empty(), none());
    }

    private static CelType generic(String name, CelType... parameters) {
        return new CelType(name, Kind.GENERIC, Vector.of(parameters), none());
    }

    /** Returns the type of lists. */
    public static CelType list(CelType item) {
        return generic("list", item);
    }

    /** Returns the type of maps. */
    public static CelType map(CelType key, CelType value) {
        return generic("map", key, value);
    }

    /** Returns the type of optional values. */
    public static CelType optional(CelType value) {
        return generic("optional_type", value);
    }

    /** Returns the type of a type. */
    public static CelType type(CelType of) {
        return generic("type", of);
    }

    /** Returns a type that only functions know. */
    public static CelType opaque(String name) {
        return new CelType(name, Kind.OPAQUE, Vector.empty(), none());
    }

    /** Returns the type of objects with those fields and no others. */
    public static CelType object(String name, Map<String, CelType> fields) {
        return new CelType(name, Kind.OBJECT, Vector.empty(), fields);
    }

    /** Returns the type of objects with whatever fields, of which nothing is known. */
    public static CelType openObject(String name) {
        return new CelType(name, Kind.OPEN_OBJECT, Vector.empty(), none());
    }

    static CelType parameter(String name) {
        return new CelType(name, Kind.PARAMETER, Vector.empty(), none());
    }

    /** Whether this is a type of that name with parameters. */
    public boolean is(String generic) {
        return kind == Kind.GENERIC && name.equals(generic);
    }

    /** Whether nothing is known of the type. */
    public boolean isDyn() {
        return kind == Kind.DYN;
    }

    /** Whether this is a type of objects. */
    boolean isObject() {
        return kind == Kind.OBJECT || kind == Kind.OPEN_OBJECT;
    }

    /** The type of a field of an object; none, if it has no such field. */
    public Option<CelType> field(String field) {
        return kind == Kind.OPEN_OBJECT ? Option.of(DYN) : fields.get(field);
    }

    /** Returns this type with its parameters replaced. */
    CelType map(UnaryOperator<CelType> change) {
        return kind == Kind.GENERIC ? new CelType(name, kind, parameters.map(change), fields) : this;
    }

    /** Two types are equal if they are written the same; what fields an object has follows from its name. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CelType type
                && name.equals(type.name)
                && kind == type.kind
                && parameters.equals(type.parameters);
    }

    @Override
    public int hashCode() {
        return Tuple.of(name, kind, parameters).hashCode();
    }

    /** Returns the type as messages write it. */
    @Override
    public String toString() {
        String shown = name.equals("_") ? "dyn" : name;
        return parameters.isEmpty() ? shown : shown + parameters.mkString("(", ", ", ")");
    }
}
