package io.github.kubevalue.model.cel;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Objects that expressions make. Their types are names in scope: one of open objects has another one for each of its fields, by
 * their path. (apiserver/pkg/cel/mutation/typeresolver.go, jsonpatch.go, dynamic/objects.go)
 */
final class Structs {
    // apiserver/pkg/cel/library/jsonpatch.go
    static final Vector<Overload> ALL = Vector.of(Overload.unary(
            "::jsonpatch.escapeKey(string): string",
            key -> Val.of(key.toString().replace("~", "~0").replace("/", "~1"))));

    private Structs() {}

    /** Returns the type of objects of that name, or why there is none. */
    static Either<String, CelType> type(String name, Map<String, CelType> scope) {
        Option<CelType> known = scope.get(name).orElse(() -> Standard.type(name).map(Val::type));
        if (known.isEmpty()) {
            return open(name, scope).toEither("undeclared reference to '" + name + "' (in container '')");
        }
        if (!known.get().is("type")) {
            return Either.left("'" + known.get().name() + "' is not a type");
        }
        CelType type = known.get().parameters().head();
        return type.isObject() ? Either.right(type) : Either.left("'" + type.name() + "' is not a message type");
    }

    private static Option<CelType> open(String name, Map<String, CelType> scope) {
        int dot = name.indexOf('.');
        return scope.get(dot < 0 ? name : name.substring(0, dot))
                .filter(root -> root.is("type") && root.parameters().head().kind() == CelType.Kind.OPEN_OBJECT)
                .map(root -> CelType.openObject(name));
    }

    /**
     * Returns an object of that type.
     *
     * @throws CelError if a field has a value of another type than it must have
     */
    static Val value(String name, LinkedHashMap<String, Val> fields, Evaluator.Scope scope) {
        CelType type = scope.values()
                .get(name)
                .map(known -> ((Val.TypeVal) known.get()).value())
                .getOrElse(() -> CelType.openObject(name));
        fields.find(field -> !Types.isOf(field._2, type.field(field._1).getOrElse(CelType.DYN)))
                .forEach(field -> {
                    throw new CelError(
                            "unexpected type " + goType(field._2) + " for " + name + "Type '" + field._1 + "' field");
                });
        return new Val.Struct(type, fields);
    }

    /** The type that an implementation in Go has for a value. */
    private static String goType(Val value) {
        if (value instanceof Val.Int) {
            return "int64";
        } else if (value instanceof Val.Uint) {
            return "uint64";
        } else if (value instanceof Val.Dbl) {
            return "float64";
        }
        return value instanceof Val.ListVal ? "[]ref.Val" : value.type().name();
    }

    /** Whether a field is set, and not to an empty text. */
    static boolean has(Val.Struct struct, String field) {
        closed(struct);
        return struct.fields().get(field).exists(value -> !value.equals(Val.of("")));
    }

    /**
     * Returns a field.
     *
     * @throws CelError if it is one of an open object, whose fields cannot be read
     */
    static Val field(Val.Struct struct, String field) {
        closed(struct);
        return struct.fields()
                .get(field)
                .getOrElse(() -> struct.type().field(field).contains(CelType.STRING) ? Val.of("") : Val.NULL);
    }

    private static void closed(Val.Struct struct) {
        if (struct.type().kind() == CelType.Kind.OPEN_OBJECT) {
            throw CelError.noOverload();
        }
    }
}
