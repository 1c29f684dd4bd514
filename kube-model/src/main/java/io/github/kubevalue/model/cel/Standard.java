package io.github.kubevalue.model.cel;

import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The functions and types that every expression of the API server may use. (apiserver/pkg/cel/environment/base.go) */
final class Standard {
    private static final Map<String, Vector<Overload>> FUNCTIONS = Vector.of(
                    Operators.ALL,
                    Arithmetic.ALL,
                    Conversions.ALL,
                    Times.ALL,
                    Texts.ALL,
                    Lists.ALL,
                    Sets.ALL,
                    Maps.ALL,
                    Optionals.ALL,
                    Regexps.ALL,
                    Urls.ALL,
                    Quantities.ALL,
                    Addresses.ALL,
                    Versions.ALL,
                    NamedFormats.ALL,
                    Authorizers.ALL,
                    Structs.ALL)
            .flatMap(library -> library)
            .groupBy(Overload::name);

    private static final Map<String, Val> TYPES = HashMap.ofEntries(Vector.of(
                    CelType.BOOL,
                    CelType.INT,
                    CelType.UINT,
                    CelType.DOUBLE,
                    CelType.STRING,
                    CelType.BYTES,
                    CelType.NULL,
                    CelType.list(CelType.DYN),
                    CelType.map(CelType.DYN, CelType.DYN))
            .map(type -> Tuple.of(new Val.TypeVal(type).toString(), (Val) new Val.TypeVal(type)))
            .append(Tuple.of("google.protobuf.Timestamp", new Val.TypeVal(CelType.TIMESTAMP)))
            .append(Tuple.of("google.protobuf.Duration", new Val.TypeVal(CelType.DURATION)))
            .appendAll(Vector.of(Types.IP, Types.CIDR, Types.QUANTITY, Types.URL, Types.SEMVER)
                    .map(type -> Tuple.of(type.name(), (Val) new Val.TypeVal(type)))));

    private static final Set<String> QUALIFIED = FUNCTIONS.keySet().filter(name -> name.indexOf('.') > 0);

    private Standard() {}

    static Vector<Overload> overloads(String function) {
        return FUNCTIONS.getOrElse(function, Vector.empty());
    }

    /** The names of functions that begin with a namespace. */
    static Set<String> qualified() {
        return QUALIFIED;
    }

    /** Returns the type of that name. */
    static Option<Val> type(String name) {
        return TYPES.get(name);
    }

    /** Returns the type that a name with dots is of, unless its first part is bound. */
    static Option<Val> type(Expr.Select select, Set<String> bound) {
        return name(select)
                .filter(name -> !bound.contains(name.substring(0, name.indexOf('.'))))
                .flatMap(TYPES::get);
    }

    private static Option<String> name(Expr expr) {
        if (expr instanceof Expr.Ident ident) {
            return Option.of(ident.name());
        }
        return expr instanceof Expr.Select select && !select.test()
                ? name(select.operand()).map(name -> name + "." + select.field())
                : Option.none();
    }
}
