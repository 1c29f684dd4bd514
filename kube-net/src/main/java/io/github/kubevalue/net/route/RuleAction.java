package io.github.kubevalue.net.route;

/** What follows from a rule of policy routing. */
public sealed interface RuleAction {

    /**
     * A table is asked; if it has no route, the next rule is.
     *
     * @param table the table
     */
    record Lookup(TableId table) implements RuleAction {
        @Override
        public String toString() {
            return "lookup " + table;
        }
    }

    /**
     * The look-up ends with an error.
     *
     * @param type {@code blackhole}, {@code unreachable} or {@code prohibit}
     */
    record Refuse(RouteType type) implements RuleAction {
        /** What the look-up ends with. */
        // net/ipv4/fib_rules.c, fib4_rule_action: unreachable is ENETUNREACH here
        RouteError error() {
            return type == RouteType.UNREACHABLE
                    ? RouteError.NETWORK_UNREACHABLE
                    : type.error().getOrElse(RouteError.BLACKHOLE);
        }

        @Override
        public String toString() {
            return type.toString();
        }
    }

    /**
     * The look-up goes on at another rule.
     *
     * @param priority where it goes on
     */
    record Goto(long priority) implements RuleAction {
        @Override
        public String toString() {
            return "goto " + priority;
        }
    }

    /** Nothing: the next rule decides. */
    record Nop() implements RuleAction {
        @Override
        public String toString() {
            return "nop";
        }
    }
}
