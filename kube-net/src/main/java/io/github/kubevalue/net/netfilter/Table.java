package io.github.kubevalue.net.netfilter;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The chains of one table. Built-in chains that nobody wrote are empty and accept.
 *
 * @param name which table
 * @param chains the chains by name
 */
public record Table(TableName name, Map<String, Chain> chains) {

    /** Returns the table with empty built-in chains. */
    public static Table empty(TableName name) {
        Map<String, Chain> chains = HashMap.empty();
        for (Hook hook : name.hooks()) {
            chains = chains.put(hook.name(), Chain.builtIn(hook, Policy.ACCEPT));
        }
        return new Table(name, chains);
    }

    /** Returns the chain of that name. */
    public Option<Chain> chain(String chain) {
        return chains.get(chain);
    }

    /** Returns this table with that chain, in place of one with the same name. */
    public Table with(Chain chain) {
        return new Table(name, chains.put(chain.name(), chain));
    }

    /** Returns this table with those chains. */
    public Table withAll(Seq<Chain> more) {
        return more.foldLeft(this, Table::with);
    }

    /** Returns this table without that chain. */
    public Table without(String chain) {
        return new Table(name, chains.remove(chain));
    }

    /** Returns this table with one more rule at the end of a chain, which is made if it is missing. */
    public Table append(String chain, Rule rule) {
        return with(chains.get(chain).getOrElse(() -> Chain.named(chain)).append(rule));
    }

    /** Returns the chains as iptables-save prints them: built-in ones by hook, then the others by name. */
    public Seq<Chain> inOrder() {
        Seq<Chain> builtIn = name.hooks().flatMap(hook -> chains.get(hook.name()));
        return builtIn.appendAll(chains.values()
                .filter(chain -> chain.policy().isEmpty())
                .toVector()
                .sortBy(Chain::name));
    }
}
