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
                    Authorizers.ALL)
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
            .map(type -> Tuple.of(type.name(), (Val) new Val.TypeVal(type))));

    private static final Set<String> QUALIFIED = FUNCTIONS.keySet().filter(name -> name.indexOf('.') > 0);

    private Standard() {}

    static Vector<Overload> overloads(String function) {
        return FUNCTIONS.getOrElse(function, Vector.empty());
    }

    /** The names of functions that begin with a namespace. */
    static Set<String> qualified() {
        return QUALIFIED;
    }

    static Option<Val> type(String name) {
        return TYPES.get(name);
    }
}
