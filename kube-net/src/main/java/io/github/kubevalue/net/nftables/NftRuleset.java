package io.github.kubevalue.net.nftables;

import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
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
     * Something that is kept, and makes a walk end in a named verdict where a packet meets it.
     *
     * @param table the table
     * @param chain the chain
     * @param number the place of the rule, counted from 1
     * @param text what is not modelled
     */
    public record Unmodelled(String table, String chain, int number, String text) {
        /** Returns {@code ip filter INPUT rule 3: queue to 1}. */
        @Override
        public String toString() {
            return table + " " + chain + " rule " + number + ": " + text;
        }
    }

    /** Returns what is not modelled. */
    public Seq<Unmodelled> unmodelled() {
        return tables.flatMap(table -> table.chains().values().flatMap(chain -> unmodelled(table, chain)));
    }

    private static Seq<Unmodelled> unmodelled(NftTable table, NftChain chain) {
        return Vector.range(0, chain.rules().size())
                .flatMap(place -> chain.rules()
                        .get(place)
                        .unknown()
                        .map(statement -> new Unmodelled(table.name(), chain.name(), place + 1, statement.text())));
    }

    /**
     * Returns this without the tables that iptables-nft keeps: where {@code iptables-save} is loaded too, their rules would be
     * met twice.
     */
    public NftRuleset withoutIptables() {
        return new NftRuleset(tables.reject(NftRuleset::isOfIptables));
    }

    private static boolean isOfIptables(NftTable table) {
        return (table.family() == NftFamily.IP || table.family() == NftFamily.IP6)
                && IPTABLES.contains(table.title())
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
