package io.github.kubevalue.model.cel;

import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** An expression as it is parsed: macros are expanded. Each part knows where in the text it stands. */
sealed interface Expr {

    /** Where it stands in the text; for an operator, the operator. */
    int at();

    /** The expressions that it is made of. */
    default Vector<Expr> parts() {
        return Vector.empty();
    }

    /** A literal. */
    record Const(int at, Val value) implements Expr {}

    /** A name. */
    record Ident(int at, String name) implements Expr {}

    /**
     * A field: {@code operand.field}, or whether it is there, or, of an optional value, the optional field.
     *
     * @param test whether only its presence is asked for
     */
    record Select(int at, Expr operand, String field, boolean test) implements Expr {
        @Override
        public Vector<Expr> parts() {
            return Vector.of(operand);
        }
    }

    /** A call of a function, on a target or not. */
    record Call(int at, String function, Option<Expr> target, Vector<Expr> args) implements Expr {
        @Override
        public Vector<Expr> parts() {
            return all();
        }

        /** All arguments, the target first. */
        Vector<Expr> all() {
            return target.map(args::prepend).getOrElse(args);
        }
    }

    /**
     * A list.
     *
     * @param optional which items are only there if they are present
     */
    record ListExpr(int at, Vector<Expr> items, Vector<Boolean> optional) implements Expr {
        @Override
        public Vector<Expr> parts() {
            return items;
        }
    }

    /**
     * A map.
     *
     * @param optional which entries are only there if they are present
     */
    record MapExpr(int at, Vector<Tuple2<Expr, Expr>> entries, Vector<Boolean> optional) implements Expr {
        @Override
        public Vector<Expr> parts() {
            return entries.flatMap(entry -> Vector.of(entry._1, entry._2));
        }
    }

    /** An object of a named type: {@code Object.spec{replicas: 3}}. */
    record Struct(int at, String name, Vector<Field> fields) implements Expr {
        @Override
        public Vector<Expr> parts() {
            return fields.map(Field::value);
        }

        /**
         * A field of an object.
         *
         * @param optional whether it is only there if its value is present
         */
        record Field(int at, String name, Expr value, boolean optional) {}
    }

    /**
     * A fold over a list or the keys of a map: what all macros that bind a name become.
     *
     * @param variable the name of the item, or, of two, of the index or key
     * @param second the name of the item or value, if both are bound
     * @param accumulator the name of what is folded
     * @param goOn whether to go on with the next item
     */
    record Fold(
            int at,
            String variable,
            Option<String> second,
            Expr range,
            String accumulator,
            Expr initial,
            Expr goOn,
            Expr step,
            Expr result)
            implements Expr {
        @Override
        public Vector<Expr> parts() {
            return Vector.of(range, initial, goOn, step, result);
        }
    }

    /** A name for a value within an expression. */
    record Bind(int at, String variable, Expr value, Expr body) implements Expr {
        @Override
        public Vector<Expr> parts() {
            return Vector.of(value, body);
        }
    }
}
