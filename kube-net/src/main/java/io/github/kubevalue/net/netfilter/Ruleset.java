package io.github.kubevalue.net.netfilter;

import io.vavr.collection.Array;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.util.EnumMap;
import java.util.function.UnaryOperator;

/** The rules of one network stack and one address family. */
public final class Ruleset {
    private static final Hook[] HOOKS = Hook.values();

    /** No rules: everything is accepted. */
    public static final Ruleset EMPTY = new Ruleset(TreeMap.empty());

    private final SortedMap<TableName, Table> tables;
    private final EnumMap<TableName, Option<Table>> written = new EnumMap<>(TableName.class);
    /** By table and hook, in their orders. */
    private final Array<Option<Entrance>> entrances;

    /**
     * Where packets come into a table.
     *
     * @param table the table
     * @param chain its chain of the hook
     */
    public record Entrance(Table table, Chain chain) {}

    /** The rules of those tables. */
    public Ruleset(SortedMap<TableName, Table> tables) {
        this.tables = tables;
        for (TableName name : TableName.values()) {
            written.put(name, tables.get(name));
        }
        this.entrances = Array.of(TableName.values())
                .flatMap(name -> Array.of(HOOKS).map(hook -> written(name).flatMap(table -> entrance(table, hook))));
    }

    private static Option<Entrance> entrance(Table table, Hook hook) {
        return table.chain(hook.name()).filter(chain -> !chain.isIdle()).map(chain -> new Entrance(table, chain));
    }

    /** Returns where packets come into a table at a hook; none if nothing there can do anything to them. */
    @SuppressWarnings("EnumOrdinal") // made in the order of the constants, and every packet asks at each hook
    public Option<Entrance> entrance(TableName table, Hook hook) {
        return entrances.get(table.ordinal() * HOOKS.length + hook.ordinal());
    }

    /** Returns the tables that were written. */
    public SortedMap<TableName, Table> tables() {
        return tables;
    }

    /** Returns the table, if somebody wrote it; every packet asks for most of them. */
    public Option<Table> written(TableName name) {
        return written.getOrDefault(name, Option.none());
    }

    /** Returns the table, empty if nobody wrote it. */
    public Table table(TableName name) {
        return written(name).getOrElse(() -> Table.empty(name));
    }

    /** Returns this rule set with that table, in place of the one of the same name. */
    public Ruleset with(Table table) {
        return new Ruleset(tables.put(table.name(), table));
    }

    /** Returns this rule set with one table changed. */
    public Ruleset map(TableName name, UnaryOperator<Table> change) {
        return with(change.apply(table(name)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ruleset same && tables.equals(same.tables);
    }

    @Override
    public int hashCode() {
        return tables.hashCode();
    }

    /** Returns the tables by name. */
    @Override
    public String toString() {
        return "Ruleset[tables=" + tables + "]";
    }
}
