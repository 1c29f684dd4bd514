package io.github.kubevalue.net.route.text;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.route.RouteTable;
import io.github.kubevalue.net.route.RoutingPolicy;
import io.github.kubevalue.net.route.RoutingRule;
import io.github.kubevalue.net.route.TableId;
import io.github.kubevalue.net.text.TextProblem;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * Reads what {@code ip route} and {@code ip rule} print on a node, and prints it.
 *
 * <pre>{@code
 * RouteText.policy(IpFamily.IPV4, ipRule, ipRouteShowTableAll).map(namespace::with)
 * }</pre>
 */
public final class RouteText {
    private RouteText() {}

    /** Reads {@code ip -4 route show}: the routes of one table. */
    public static Either<TextProblem, RouteTable> table(IpFamily family, String text) {
        return tables(family, text).map(tables -> tables.getOrElse(TableId.MAIN, RouteTable.empty()));
    }

    /** Reads {@code ip -4 route show table all}: routes of all tables; those that name none are of table main. */
    public static Either<TextProblem, Map<TableId, RouteTable>> tables(IpFamily family, String text) {
        Either<TextProblem, Map<TableId, RouteTable>> none = Either.right(LinkedHashMap.empty());
        return Lines.of(text)
                .foldLeft(
                        none,
                        (known, line) ->
                                known.flatMap(tables -> line.read(words -> new RouteReader(words, family).read())
                                        .map(placed -> tables.put(
                                                placed.table(),
                                                tables.getOrElse(placed.table(), RouteTable.empty())
                                                        .append(placed.route())))));
    }

    /** Reads {@code ip rule}: rules in the order in which they are asked. */
    public static Either<TextProblem, Seq<RoutingRule>> rules(IpFamily family, String text) {
        Either<TextProblem, Seq<RoutingRule>> none = Either.right(Vector.empty());
        return Lines.of(text)
                .foldLeft(
                        none,
                        (known, line) -> known.flatMap(rules -> line.read(words -> new RuleReader(words, family).read())
                                .map(rules::append)));
    }

    /**
     * Returns a node's policy with the rules and tables of a family that were dumped from it in place of its own. Table local stays
     * as it is if the dump has none.
     */
    public static Either<TextProblem, RoutingPolicy> policy(
            RoutingPolicy policy, IpFamily family, String rules, String routes) {
        return rules(family, rules)
                .flatMap(read -> tables(family, routes)
                        .map(tables -> tables.foldLeft(
                                policy.withRules(family, read), (all, entry) -> all.withTable(entry._1, entry._2))));
    }

    /** Returns what {@code ip route show} prints of a table. */
    public static String printed(RouteTable table, IpFamily family) {
        return table.routes(family).map(route -> route + "\n").mkString();
    }

    /** Returns what {@code ip rule} prints. */
    public static String printed(Seq<RoutingRule> rules) {
        return rules.map(rule -> rule + "\n").mkString();
    }
}
