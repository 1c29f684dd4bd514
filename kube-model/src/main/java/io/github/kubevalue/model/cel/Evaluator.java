package io.github.kubevalue.model.cel;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Supplier;

/** Finds the value of an expression. Each evaluation has one, which counts its steps. (cel-go, interpreter) */
final class Evaluator {
    private static final int MOST_STEPS = 2_000_000;
    private int steps;

    /** What names, some of them with a dot, stand for: values that are only found out once they are asked for. */
    record Scope(Map<String, Supplier<Val>> values) {

        Scope with(String name, Val value) {
            return new Scope(values.put(name, () -> value));
        }
    }

    /**
     * Returns the value.
     *
     * @throws CelError if there is none
     */
    Val value(Expr expr, Scope scope) {
        if (++steps > MOST_STEPS) {
            throw new CelError("operation cancelled: actual cost limit exceeded");
        }
        if (expr instanceof Expr.Const constant) {
            return constant.value();
        } else if (expr instanceof Expr.Ident ident) {
            return ident(ident, scope);
        } else if (expr instanceof Expr.Select select) {
            return select(select, scope);
        } else if (expr instanceof Expr.Call call) {
            return call(call, scope);
        } else if (expr instanceof Expr.ListExpr list) {
            return list(list, scope);
        } else if (expr instanceof Expr.MapExpr map) {
            return map(map, scope);
        } else if (expr instanceof Expr.Fold fold) {
            return fold(fold, scope);
        } else if (expr instanceof Expr.Bind bind) {
            return value(bind.body(), scope.with(bind.variable(), value(bind.value(), scope)));
        }
        return struct((Expr.Struct) expr, scope);
    }

    private Val struct(Expr.Struct struct, Scope scope) {
        LinkedHashMap<String, Val> fields = LinkedHashMap.empty();
        for (Expr.Struct.Field field : struct.fields()) {
            Val value = value(field.value(), scope);
            if (field.optional() && !(value instanceof Val.Opt)) {
                throw new CelError(
                        "cannot initialize optional entry '" + field.name() + "' from non-optional value " + value);
            }
            Option<Val> given = field.optional() ? ((Val.Opt) value).value() : Option.of(value);
            fields = given.isDefined() ? fields.put(field.name(), given.get()) : fields;
        }
        return Structs.value(struct.name(), fields, scope);
    }

    private static Val ident(Expr.Ident ident, Scope scope) {
        return scope.values()
                .get(ident.name())
                .map(Supplier::get)
                .orElse(() -> Standard.type(ident.name()))
                .getOrElseThrow(() -> new CelError("no such attribute(s): " + ident.name()));
    }

    private Val select(Expr.Select select, Scope scope) {
        Option<Val> type = Standard.type(select, scope.values().keySet());
        if (type.isDefined()) {
            return type.get();
        }
        if (select.operand() instanceof Expr.Ident space) {
            Option<Supplier<Val>> qualified = scope.values().get(space.name() + "." + select.field());
            if (qualified.isDefined()) {
                return select.test() ? Val.TRUE : qualified.get().get();
            }
        }
        Val operand = value(select.operand(), scope);
        if (select.test()) {
            Val object = operand instanceof Val.Opt opt ? opt.value().getOrElse(Val.NULL) : operand;
            if (operand instanceof Val.Opt opt && opt.value().isEmpty()) {
                return Val.FALSE;
            }
            if (object instanceof Val.Struct struct) {
                return Val.of(Structs.has(struct, select.field()));
            }
            if (!(object instanceof Val.MapVal map)) {
                throw CelError.noOverload();
            }
            return Val.of(map.get(select.field()).isDefined());
        }
        if (operand instanceof Val.Opt opt) {
            return new Val.Opt(opt.value().flatMap(inner -> field(inner, select.field())));
        }
        if (operand instanceof Val.Struct struct) {
            return Structs.field(struct, select.field());
        }
        if (!(operand instanceof Val.MapVal)) {
            throw operand.equals(Val.NULL) ? new CelError("no such key: " + select.field()) : CelError.noOverload();
        }
        return field(operand, select.field()).getOrElseThrow(() -> new CelError("no such key: " + select.field()));
    }

    private static Option<Val> field(Val operand, String name) {
        return operand instanceof Val.MapVal map ? map.get(name) : Option.none();
    }

    private Val call(Expr.Call call, Scope scope) {
        Vector<Expr> args = call.all();
        return switch (call.function()) {
            case "_&&_" -> junction(args, false, scope);
            case "_||_" -> junction(args, true, scope);
            case "_?_:_" -> value(isTrue(args.get(0), scope) ? args.get(1) : args.get(2), scope);
            case "@not_strictly_false" -> notStrictlyFalse(args.head(), scope);
            case "_?._" -> optionalField(args, scope);
            case "or", "orValue" -> orElse(call, scope);
            default -> applied(call, args.map(each -> value(each, scope)));
        };
    }

    private Val applied(Expr.Call call, Vector<Val> values) {
        return Standard.overloads(call.function())
                .find(overload -> overload.member() == call.target().isDefined() && overload.takes(values))
                .getOrElseThrow(CelError::noOverload)
                .body()
                .apply(values);
    }

    private boolean isTrue(Expr condition, Scope scope) {
        if (value(condition, scope) instanceof Val.Bool bool) {
            return bool.value();
        }
        throw CelError.noOverload();
    }

    /** Either side may decide, though the other be an error. */
    private Val junction(Vector<Expr> sides, boolean deciding, Scope scope) {
        Option<CelError> error = Option.none();
        for (Expr side : sides) {
            try {
                if (isTrue(side, scope) == deciding) {
                    return Val.of(deciding);
                }
            } catch (CelError problem) {
                error = error.orElse(Option.of(problem));
            }
        }
        if (error.isDefined()) {
            throw error.get();
        }
        return Val.of(!deciding);
    }

    private Val notStrictlyFalse(Expr expr, Scope scope) {
        try {
            return Val.of(!value(expr, scope).equals(Val.FALSE));
        } catch (CelError problem) {
            return Val.TRUE;
        }
    }

    private Val optionalField(Vector<Expr> args, Scope scope) {
        Val operand = value(args.get(0), scope);
        String name = ((Val.Text) ((Expr.Const) args.get(1)).value()).value();
        Option<Val> inner = operand instanceof Val.Opt opt ? opt.value() : Option.of(operand);
        if (inner.exists(value -> !(value instanceof Val.MapVal))) {
            throw CelError.noOverload();
        }
        return new Val.Opt(inner.flatMap(value -> field(value, name)));
    }

    /** The other value is only looked for if there is none. */
    private Val orElse(Expr.Call call, Scope scope) {
        if (!(value(call.all().head(), scope) instanceof Val.Opt opt)) {
            throw CelError.noOverload();
        }
        return opt.value().isEmpty()
                ? value(call.args().head(), scope)
                : call.function().equals("or") ? opt : opt.value().get();
    }

    private Val list(Expr.ListExpr list, Scope scope) {
        Vector<Val> items = Vector.empty();
        for (int index = 0; index < list.items().size(); index++) {
            Val item = value(list.items().get(index), scope);
            boolean optional = list.optional().size() > index && list.optional().get(index);
            items = optional ? items.appendAll(present(item)) : items.append(item);
        }
        return new Val.ListVal(items);
    }

    private static Option<Val> present(Val value) {
        if (value instanceof Val.Opt opt) {
            return opt.value();
        }
        throw new CelError("cannot initialize optional list element from non-optional value " + value);
    }

    private Val map(Expr.MapExpr map, Scope scope) {
        LinkedHashMap<Val, Val> entries = LinkedHashMap.empty();
        for (int index = 0; index < map.entries().size(); index++) {
            Val key = value(map.entries().get(index)._1, scope);
            Val value = value(map.entries().get(index)._2, scope);
            if (new Val.MapVal(entries).get(key).isDefined()) {
                throw new CelError("Failed with repeated key");
            }
            boolean optional = map.optional().size() > index && map.optional().get(index);
            for (Val given : optional ? present(value) : Option.of(value)) {
                entries = entries.put(key, given);
            }
        }
        return new Val.MapVal(entries);
    }

    private Val fold(Expr.Fold fold, Scope scope) {
        Val range = value(fold.range(), scope);
        Scope so = scope.with(fold.accumulator(), value(fold.initial(), scope));
        if (range instanceof Val.ListVal list) {
            int index = 0;
            for (Val item : list.items()) {
                Scope inner = fold.second().isDefined()
                        ? so.with(fold.variable(), Val.of(index))
                                .with(fold.second().get(), item)
                        : so.with(fold.variable(), item);
                index++;
                if (!goesOn(fold, inner)) {
                    break;
                }
                so = folded(fold, so, inner);
            }
        } else if (range instanceof Val.MapVal map) {
            for (var entry : map.entries()) {
                Scope key = so.with(fold.variable(), entry._1);
                Scope inner =
                        fold.second().map(name -> key.with(name, entry._2)).getOrElse(key);
                if (!goesOn(fold, inner)) {
                    break;
                }
                so = folded(fold, so, inner);
            }
        } else {
            throw CelError.noOverload();
        }
        return value(fold.result(), so);
    }

    private boolean goesOn(Expr.Fold fold, Scope scope) {
        return value(fold.goOn(), scope).equals(Val.TRUE);
    }

    /** An error of one step may yet be decided otherwise by another. */
    private Scope folded(Expr.Fold fold, Scope so, Scope inner) {
        try {
            return so.with(fold.accumulator(), value(fold.step(), inner));
        } catch (CelError problem) {
            return new Scope(so.values().put(fold.accumulator(), () -> {
                throw problem;
            }));
        }
    }
}
