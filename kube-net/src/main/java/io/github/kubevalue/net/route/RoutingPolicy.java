package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.function.Predicate;

/**
 * Policy routing: rules, and the tables that they name. Rules are asked in order; the first whose table has a route decides.
 * A namespace of IPv4 that never had a rule of its own asks none: there tables local and main are one.
 */
public final class RoutingPolicy {
    /** The rules of IPv4 that a kernel starts with. */
    public static final Seq<RoutingRule> DEFAULT_RULES = Vector.of(
            RoutingRule.lookup(0, TableId.LOCAL),
            RoutingRule.lookup(32766, TableId.MAIN),
            RoutingRule.lookup(32767, TableId.DEFAULT));

    /** The rules of IPv6 that a kernel starts with: the same but for the last. */
    public static final Seq<RoutingRule> DEFAULT_RULES_V6 = DEFAULT_RULES.take(2);

    private final Seq<RoutingRule> ipv4;
    private final Seq<RoutingRule> ipv6;
    private final Map<TableId, RouteTable> tables;
    private final RouteTable local;
    private final RouteTable main;
    private final RouteTable last;
    private final boolean hasCustomRules;

    private RoutingPolicy(Seq<RoutingRule> ipv4, Seq<RoutingRule> ipv6, Map<TableId, RouteTable> tables) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
        this.tables = tables;
        this.local = tables.getOrElse(TableId.LOCAL, RouteTable.empty());
        this.main = tables.getOrElse(TableId.MAIN, RouteTable.empty());
        this.last = tables.getOrElse(TableId.DEFAULT, RouteTable.empty());
        this.hasCustomRules = !ipv4.equals(DEFAULT_RULES);
    }

    /** Returns the rules that a kernel starts with, over two tables. */
    public static RoutingPolicy of(RouteTable local, RouteTable main) {
        return new RoutingPolicy(DEFAULT_RULES, DEFAULT_RULES_V6, TreeMap.of(TableId.LOCAL, local, TableId.MAIN, main));
    }

    /** Returns this with other rules of a family; rules of one priority keep their order. */
    public RoutingPolicy withRules(IpFamily family, Seq<RoutingRule> rules) {
        Seq<RoutingRule> sorted = rules.sorted(Comparator.comparing(RoutingRule::priority));
        return family == IpFamily.IPV4
                ? new RoutingPolicy(sorted, ipv6, tables)
                : new RoutingPolicy(ipv4, sorted, tables);
    }

    /** Returns this with another table. */
    public RoutingPolicy withTable(TableId id, RouteTable table) {
        return new RoutingPolicy(ipv4, ipv6, tables.put(id, table));
    }

    /** Returns the rules of a family, in order. */
    public Seq<RoutingRule> rules(IpFamily family) {
        return family == IpFamily.IPV4 ? ipv4 : ipv6;
    }

    /** Returns a table; one that nobody has filled is empty. */
    public RouteTable table(TableId id) {
        return tables.getOrElse(id, RouteTable.empty());
    }

    /** Returns the tables that have been filled, by number. */
    public Map<TableId, RouteTable> tables() {
        return tables;
    }

    /** Whether a family has only the rules that a kernel starts with. */
    // net/ipv4/fib_rules.c, fib4_has_custom_rules
    boolean hasCustomRules() {
        return hasCustomRules;
    }

    /** Returns the route for a question, or why there is none. */
    public Either<RouteError, Route> lookup(RouteQuery query) {
        return query.destination().isV4() && !hasCustomRules ? byTables(query) : byRules(query);
    }

    /** As long as nobody has added a rule, tables local and main are one, in which the longest prefix of both decides. */
    // include/net/ip_fib.h, fib_lookup; net/ipv4/fib_frontend.c, fib_unmerge
    private Either<RouteError, Route> byTables(RouteQuery query) {
        Predicate<Route> canBeTaken = canBeTaken(query);
        Option<Route> own = local.lookup(query.destination(), canBeTaken);
        // whoever has found the address itself need not look for a longer prefix
        Option<Route> others = prefix(own) == query.destination().family().bits()
                ? Option.none()
                : main.lookup(query.destination(), canBeTaken);
        Either<RouteError, Route> first = answer(prefix(others) > prefix(own) ? others : own);
        if (first.isRight()) {
            return first;
        }
        Option<Route> fallback = last.lookup(query.destination(), canBeTaken);
        return fallback.isDefined() ? answer(fallback) : first;
    }

    private static int prefix(Option<Route> route) {
        return route.isDefined() ? route.get().destination().prefix() : -1;
    }

    private static Either<RouteError, Route> answer(Option<Route> found) {
        return found.isEmpty() || found.get().type() == RouteType.THROW
                ? Either.left(RouteError.NETWORK_UNREACHABLE)
                : taken(found.get());
    }

    private static Either<RouteError, Route> taken(Route route) {
        Option<RouteError> error = route.type().error();
        return error.isEmpty() ? Either.right(route) : Either.left(error.get());
    }

    // net/core/fib_rules.c, fib_rules_lookup
    private Either<RouteError, Route> byRules(RouteQuery query) {
        Seq<RoutingRule> rules = rules(query.destination().family());
        Predicate<Route> canBeTaken = canBeTaken(query);
        int index = 0;
        while (index < rules.size()) {
            RoutingRule rule = rules.get(index);
            index++;
            if (rule.holds(query)) {
                Option<Either<RouteError, Route>> answer = asked(rule, query, canBeTaken);
                if (answer.isDefined()) {
                    return answer.get();
                }
                index = rule.action() instanceof RuleAction.Goto jump ? target(rules, index, jump) : index;
            }
        }
        return Either.left(RouteError.NETWORK_UNREACHABLE);
    }

    private static int target(Seq<RoutingRule> rules, int from, RuleAction.Goto jump) {
        int found = rules.indexWhere(rule -> rule.priority() == jump.priority(), from);
        return found < 0 ? from : found;
    }

    private Option<Either<RouteError, Route>> asked(RoutingRule rule, RouteQuery query, Predicate<Route> canBeTaken) {
        if (rule.action() instanceof RuleAction.Refuse refuse) {
            return Option.some(Either.left(refuse.error()));
        }
        return rule.action() instanceof RuleAction.Lookup lookup
                ? table(lookup.table())
                        .lookup(query.destination(), canBeTaken)
                        .filter(route -> route.type() != RouteType.THROW && !isSuppressed(rule, route))
                        .map(RoutingPolicy::taken)
                : Option.none();
    }

    // net/ipv4/fib_rules.c, fib4_rule_suppress
    private static boolean isSuppressed(RoutingRule rule, Route route) {
        return route.type().error().isEmpty()
                && rule.suppressPrefixlength()
                        .exists(length -> route.destination().prefix() <= length);
    }

    // net/ipv4/fib_trie.c, fib_table_lookup and fib_lookup_good_nhc
    private static Predicate<Route> canBeTaken(RouteQuery query) {
        if (query.out().isEmpty()) {
            return Route::isAlive;
        }
        String out = query.out().get();
        return route ->
                route.nextHops().isEmpty() || route.nextHops().exists(hop -> hop.isAlive() && out.equals(hop.device()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoutingPolicy policy
                && ipv4.equals(policy.ipv4)
                && ipv6.equals(policy.ipv6)
                && tables.equals(policy.tables);
    }

    @Override
    public int hashCode() {
        return (ipv4.hashCode() * 31 + ipv6.hashCode()) * 31 + tables.hashCode();
    }

    @Override
    public String toString() {
        return ipv4.mkString("\n")
                + tables.map(entry -> "\ntable " + entry._1 + "\n" + entry._2).mkString();
    }
}
