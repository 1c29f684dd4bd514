package io.github.kubevalue.net.nftables;

import io.vavr.collection.Vector;

/** Whether values stand in a relation to what a rule says. */
final class Comparison {
    private Comparison() {}

    static boolean holds(Statement.Compare statement, Vector<Datum> values) {
        Vector<Pattern> right = statement.right();
        return switch (statement.relation()) {
            case IMPLICIT -> asksForFlags(statement) ? common(values, right) != 0 : contains(values, right);
            case EQUAL -> contains(values, right);
            case NOT_EQUAL -> !contains(values, right);
            case NONE_OF -> common(values, right) == 0;
            case LESS -> order(values, right) < 0;
            case AT_MOST -> order(values, right) <= 0;
            case GREATER -> order(values, right) > 0;
            case AT_LEAST -> order(values, right) >= 0;
        };
    }

    // src/netlink_linearize.c, netlink_gen_relational: flags without an operator are compared by "and"
    private static boolean asksForFlags(Statement.Compare statement) {
        return statement.left() instanceof Expression.Of of && of.key().type().isFlags();
    }

    /** Whether each value is one of those that stand in its place. */
    static boolean contains(Vector<Datum> values, Vector<Pattern> right) {
        for (int i = 0; i < right.size(); i++) {
            if (!right.get(i).contains(values.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Datum single(Vector<Pattern> right) {
        if (right.head() instanceof Pattern.One one) {
            return one.value();
        }
        throw new IllegalStateException("a single value is wanted, not " + right);
    }

    private static long common(Vector<Datum> values, Vector<Pattern> right) {
        return values.head().number().getOrElse(0L) & single(right).number().getOrElse(0L);
    }

    private static int order(Vector<Datum> values, Vector<Pattern> right) {
        return values.head().compareWith(single(right));
    }
}
