package io.github.kubevalue.net.netfilter;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The rules of one network stack and one address family.
 *
 * @param tables the tables that were written
 */
public record Ruleset(SortedMap<TableName, Table> tables) {
    /** No rules: everything is accepted. */
    public static final Ruleset EMPTY = new Ruleset(TreeMap.empty());

    /** Returns the table, empty if nobody wrote it. */
    public Table table(TableName name) {
        return tables.get(name).getOrElse(() -> Table.empty(name));
    }

    /** Returns this rule set with that table, in place of the one of the same name. */
    public Ruleset with(Table table) {
        return new Ruleset(tables.put(table.name(), table));
    }

    /** Returns this rule set with one table changed. */
    public Ruleset map(TableName name, UnaryOperator<Table> change) {
        return with(change.apply(table(name)));
    }
}
