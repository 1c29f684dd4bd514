package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * All tables of a network stack: what {@code nft list ruleset} prints.
 *
 * @param tables the tables in the order in which they were made
 */
public record NftRuleset(Seq<NftTable> tables) {
    private static final Set<String> IPTABLES = HashSet.of("raw", "mangle", "nat", "filter", "security");
    private static final Set<String> BUILT_IN = HashSet.of("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING");

    /**
     * Something that is kept: a statement, which makes a walk end in a named verdict where a packet meets it, or a base chain of
     * ARP or of a bridge, which no packet meets here.
     *
     * @param table the table
     * @param chain the chain
     * @param number the place of the rule, counted from 1; 0 is the chain itself
     * @param text what is not modelled
     */
    public record Unmodelled(String table, String chain, int number, String text) {
        /** Returns {@code ip filter INPUT rule 3: queue to 1}. */
        @Override
        public String toString() {
            return table + " " + chain + (number == 0 ? "" : " rule " + number) + ": " + text;
        }
    }

    /** Returns what is not modelled. */
    public Seq<Unmodelled> unmodelled() {
        return tables.flatMap(table -> table.chains().values().flatMap(chain -> unmodelled(table, chain)));
    }

    private static Seq<Unmodelled> unmodelled(NftTable table, NftChain chain) {
        Seq<Unmodelled> statements = Vector.range(0, chain.rules().size())
                .flatMap(place -> chain.rules()
                        .get(place)
                        .unknown()
                        .map(statement -> new Unmodelled(table.name(), chain.name(), place + 1, statement.text())));
        return table.family().isOfIp()
                ? statements
                : declared(chain)
                        .map(type -> new Unmodelled(table.name(), chain.name(), 0, type))
                        .toVector()
                        .appendAll(statements);
    }

    /** How a base chain was listed whose hook is not modelled. */
    private static Option<String> declared(NftChain chain) {
        return Vector.of(chain.listed().getOrElse("").split("\n"))
                .map(String::strip)
                .find(line -> line.startsWith("type "));
    }

    /**
     * Returns this without the tables that iptables-nft keeps for a family: where its {@code iptables-save} is loaded too, their
     * rules would be met twice.
     */
    public NftRuleset withoutIptables(IpFamily family) {
        return new NftRuleset(tables.reject(table -> table.family() == NftFamily.of(family) && isOfIptables(table)));
    }

    private static boolean isOfIptables(NftTable table) {
        return IPTABLES.contains(table.title())
                && table.chains()
                        .values()
                        .filter(chain -> chain.base().isDefined())
                        .forAll(chain -> BUILT_IN.contains(chain.name()));
    }

    /** Returns a stack with these tables besides what it has, loaded at that time. */
    public NetfilterState into(NetfilterState stack, Instant now) {
        return tables.foldLeft(stack, (before, table) -> before.with(table.loadedAt(now)));
    }
}
