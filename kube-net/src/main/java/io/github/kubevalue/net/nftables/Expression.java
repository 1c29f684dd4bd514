package io.github.kubevalue.net.nftables;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Something that has a value for each packet. */
public sealed interface Expression {

    /** A field: {@code ip saddr}. */
    record Of(Key key) implements Expression {}

    /** Several: {@code ip saddr . tcp dport}. */
    record Concatenation(Seq<Expression> parts) implements Expression {}

    /** {@code meta mark & 0x00004000}; the operation is between numbers of 32 bits. */
    record Bitwise(Expression left, Operator operator, Expression right) implements Expression {}

    /** The same for every packet: {@code 0x00004000}, {@code 10.0.0.1 . 80}. */
    record Constant(Vector<Datum> values) implements Expression {
        /** Returns a number. */
        static Constant of(long number) {
            return new Constant(Vector.of(new Datum.Number(number)));
        }
    }

    /** What a map says of a key: {@code ip saddr map @addresses}. */
    record Mapped(Expression key, Members map) implements Expression {}

    /**
     * A number that is drawn for each packet: {@code numgen random mod 2 offset 10}.
     *
     * @param modulus how many numbers, each as likely as the other
     * @param offset the smallest
     */
    record Drawn(int modulus, int offset) implements Expression {}

    /** An operation between numbers. */
    enum Operator {
        /** {@code &}. */
        AND,
        /** {@code |}. */
        OR,
        /** {@code ^}. */
        XOR,
        /** {@code <<}. */
        LEFT,
        /** {@code >>}. */
        RIGHT;

        long apply(long left, long right) {
            return switch (this) {
                case AND -> left & right;
                case OR -> left | right;
                case XOR -> left ^ right;
                case LEFT -> left << right & 0xffff_ffffL;
                case RIGHT -> left >>> right;
            };
        }
    }
}
