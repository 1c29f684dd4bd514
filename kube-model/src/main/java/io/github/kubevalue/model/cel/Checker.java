package io.github.kubevalue.model.cel;

import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Finds the type of an expression, or what keeps it from having one. (cel-go, checker/checker.go) */
final class Checker {
    private Vector<Issue> issues = Vector.empty();
    /** Whether the items of a list may be of several types, as those that are formatted may. */
    private boolean mixed;

    private Checker() {}

    /**
     * What is wrong with an expression, and where.
     *
     * @param at the place in the text
     */
    record Issue(int at, String message) {}

    /** What an expression is: its type, unless something is wrong with it. */
    record Checked(CelType type, Vector<Issue> issues) {}

    static Checked check(Expr expr, Map<String, CelType> variables) {
        Checker checker = new Checker();
        CelType type = checker.type(expr, variables);
        return new Checked(type, checker.issues.isEmpty() ? Literals.issues(expr) : checker.issues);
    }

    private CelType issue(int at, String message) {
        issues = issues.append(new Issue(at, message));
        return CelType.DYN;
    }

    private CelType type(Expr expr, Map<String, CelType> scope) {
        if (expr instanceof Expr.Const constant) {
            return constant.value().type();
        } else if (expr instanceof Expr.Ident ident) {
            return ident(ident, scope);
        } else if (expr instanceof Expr.Select select) {
            return select(select, scope);
        } else if (expr instanceof Expr.Call call) {
            return call(call, scope);
        } else if (expr instanceof Expr.ListExpr list) {
            return CelType.list(common(list.items(), list.optional(), scope));
        } else if (expr instanceof Expr.MapExpr map) {
            return CelType.map(
                    common(map.entries().map(Tuple2::_1), Vector.empty(), scope),
                    common(map.entries().map(Tuple2::_2), map.optional(), scope));
        } else if (expr instanceof Expr.Fold fold) {
            return fold(fold, scope);
        } else if (expr instanceof Expr.Bind bind) {
            return type(bind.body(), scope.put(bind.variable(), type(bind.value(), scope)));
        }
        return struct((Expr.Struct) expr, scope);
    }

    // cel-go, checker/checker.go, checkCreateStruct
    private CelType struct(Expr.Struct struct, Map<String, CelType> scope) {
        CelType type = Structs.type(struct.name(), scope).fold(problem -> issue(struct.at(), problem), known -> known);
        for (Expr.Struct.Field field : struct.fields()) {
            CelType value = type(field.value(), scope);
            CelType given = field.optional() && value.is("optional_type")
                    ? value.parameters().head()
                    : value;
            CelType declared =
                    type.isDyn() ? type : type.field(field.name()).getOrElse(() -> undefined(field.at(), field.name()));
            if (!new Unifier().fits(declared, given)) {
                issue(
                        field.at(),
                        "expected type of field '" + field.name() + "' is '" + declared + "' but provided type is '"
                                + given + "'");
            }
        }
        return type;
    }

    private CelType undefined(int at, String field) {
        return issue(at, "undefined field '" + field + "'");
    }

    private CelType ident(Expr.Ident ident, Map<String, CelType> scope) {
        return scope.get(ident.name())
                .orElse(() -> Standard.type(ident.name()).map(Val::type))
                .getOrElse(() -> issue(ident.at(), "undeclared reference to '" + ident.name() + "' (in container '')"));
    }

    private CelType select(Expr.Select select, Map<String, CelType> scope) {
        Option<Val> type = Standard.type(select, scope.keySet());
        if (type.isDefined()) {
            return type.get().type();
        }
        if (select.operand() instanceof Expr.Ident space) {
            Option<CelType> qualified = scope.get(space.name() + "." + select.field());
            if (qualified.isDefined()) {
                return select.test() ? CelType.BOOL : qualified.get();
            }
        }
        CelType operand = type(select.operand(), scope);
        CelType field = operand.is("optional_type")
                ? optional(field(select, operand.parameters().head()))
                : field(select, operand);
        return select.test() ? CelType.BOOL : field;
    }

    private CelType field(Expr.Select select, CelType operand) {
        if (operand.isDyn() || operand.kind() == CelType.Kind.PARAMETER) {
            return CelType.DYN;
        }
        if (operand.is("map")) {
            return operand.parameters().get(1);
        }
        if (operand.isObject()) {
            return operand.field(select.field()).getOrElse(() -> undefined(select.at(), select.field()));
        }
        return issue(select.at(), "type '" + operand + "' does not support field selection");
    }

    private static CelType optional(CelType type) {
        return type.is("optional_type") ? type : CelType.optional(type);
    }

    private CelType call(Expr.Call call, Map<String, CelType> scope) {
        if (call.function().equals("_?._")) {
            return optionalField(call, scope);
        }
        Vector<CelType> arguments = arguments(call, scope);
        Vector<Overload> all = Standard.overloads(call.function());
        if (all.isEmpty()) {
            return issue(call.at(), "undeclared reference to '" + call.function() + "' (in container '')");
        }
        Vector<CelType> results = all.filter(
                        overload -> overload.isCalled(call.target().isDefined(), arguments.size()))
                .flatMap(overload -> result(overload, arguments))
                .distinct();
        if (results.isEmpty()) {
            return issue(
                    call.at(),
                    "found no matching overload for '" + call.function() + "' applied to '" + shown(call, arguments)
                            + "'");
        }
        return results.size() == 1 ? results.head() : CelType.DYN;
    }

    // cel-go, cel/validator.go, homogeneous literals
    private Vector<CelType> arguments(Expr.Call call, Map<String, CelType> scope) {
        boolean before = mixed;
        mixed |= call.function().equals("format");
        Vector<CelType> arguments = call.all().map(each -> type(each, scope));
        mixed = before;
        return arguments;
    }

    /** Arguments as messages show them: those of a method behind its target. */
    private static String shown(Expr.Call call, Vector<CelType> arguments) {
        return call.target().isDefined()
                ? arguments.head() + "." + arguments.tail().mkString("(", ", ", ")")
                : arguments.mkString("(", ", ", ")");
    }

    private CelType optionalField(Expr.Call call, Map<String, CelType> scope) {
        CelType operand = type(call.args().get(0), scope);
        String name = ((Val.Text) ((Expr.Const) call.args().get(1)).value()).value();
        CelType inner = operand.is("optional_type") ? operand.parameters().head() : operand;
        return optional(field(new Expr.Select(call.at(), call.args().get(0), name, false), inner));
    }

    private static Option<CelType> result(Overload overload, Vector<CelType> arguments) {
        Unifier unifier = new Unifier();
        boolean fits = overload.parameters().zip(arguments).forAll(pair -> unifier.fits(pair._1, pair._2));
        return Option.when(fits, () -> unifier.resolved(overload.result()));
    }

    /** The type that all items have; they must have one, but those of which nothing is known. */
    private CelType common(Vector<Expr> items, Vector<Boolean> optional, Map<String, CelType> scope) {
        CelType common = Unifier.ANY;
        for (int index = 0; index < items.size(); index++) {
            CelType type = type(items.get(index), scope);
            boolean maybe = optional.size() > index && optional.get(index);
            CelType item = maybe && type.is("optional_type") ? type.parameters().head() : type;
            if (common.equals(Unifier.ANY)) {
                common = item;
            } else if (!new Unifier().fits(common, item)) {
                common = mixed ? CelType.DYN : unlike(items.get(index).at(), common, item);
            }
        }
        return common;
    }

    private CelType unlike(int at, CelType common, CelType item) {
        issue(at, "expected type '" + common + "' but found '" + item + "'");
        return common;
    }

    private CelType fold(Expr.Fold fold, Map<String, CelType> scope) {
        CelType range = type(fold.range(), scope);
        boolean map = range.is("map");
        if (!map && !range.is("list") && !range.isDyn() && range.kind() != CelType.Kind.PARAMETER) {
            issue(
                    fold.range().at(),
                    "expression of type '" + range + "' cannot be range of a comprehension"
                            + " (must be list, map, or dynamic)");
        }
        CelType first =
                range.parameters().isEmpty() ? CelType.DYN : range.parameters().head();
        CelType last =
                range.parameters().isEmpty() ? CelType.DYN : range.parameters().last();
        CelType key = fold.second().isDefined() && range.is("list") ? CelType.INT : first;
        Map<String, CelType> inner = fold.second()
                .map(name -> scope.put(name, last))
                .getOrElse(scope)
                .put(fold.variable(), key);
        CelType initial = type(fold.initial(), scope);
        CelType step = type(fold.step(), inner.put(fold.accumulator(), initial));
        CelType accumulated = new Unifier().fits(initial, step) ? step : initial;
        type(fold.goOn(), inner.put(fold.accumulator(), accumulated));
        return type(fold.result(), scope.put(fold.accumulator(), accumulated));
    }

    /** Finds out what the parameters of a signature stand for. */
    private static final class Unifier {
        /** The type of what is not there, such as the items of an empty list. */
        static final CelType ANY = CelType.parameter("_");

        private LinkedHashMap<String, CelType> bound = LinkedHashMap.empty();

        boolean fits(CelType declared, CelType actual) {
            if (declared.kind() == CelType.Kind.PARAMETER && !declared.equals(ANY)) {
                return bound(declared.name(), actual);
            }
            if (declared.isDyn() || actual.isDyn() || declared.equals(ANY) || actual.equals(ANY)) {
                return true;
            }
            if (actual.equals(CelType.NULL)) {
                return declared.equals(CelType.NULL)
                        || declared.isObject()
                        || declared.equals(CelType.TIMESTAMP)
                        || declared.equals(CelType.DURATION);
            }
            if (declared.is("type") && actual.is("type")) {
                return true; // types are all of one type
            }
            return declared.name().equals(actual.name())
                    && declared.parameters().size() == actual.parameters().size()
                    && declared.parameters().zip(actual.parameters()).forAll(pair -> fits(pair._1, pair._2));
        }

        private boolean bound(String parameter, CelType actual) {
            Option<CelType> before = bound.get(parameter);
            if (before.isEmpty()) {
                bound = bound.put(parameter, actual);
                return true;
            }
            boolean fits = new Unifier().fits(before.get(), actual) || new Unifier().fits(actual, before.get());
            if (fits && isVaguer(before.get(), actual)) {
                bound = bound.put(parameter, actual);
            }
            return fits;
        }

        /** Of an empty list and another the other tells more; of a known type and any, any is what both are. */
        private static boolean isVaguer(CelType before, CelType actual) {
            return before.equals(ANY)
                    || actual.isDyn()
                    || before.parameters().contains(ANY)
                    || before.equals(CelType.NULL);
        }

        CelType resolved(CelType type) {
            return type.kind() == CelType.Kind.PARAMETER
                    ? bound.getOrElse(type.name(), CelType.DYN)
                    : type.map(this::resolved);
        }
    }
}
