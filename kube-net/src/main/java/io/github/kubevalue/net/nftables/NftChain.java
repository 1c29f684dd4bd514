package io.github.kubevalue.net.nftables;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A list of rules: a base chain, which is attached to a hook, or one that verdicts lead to.
 *
 * @param name its name
 * @param base where it is attached
 * @param comment what its author says of it
 * @param rules the rules in order
 * @param listed how nft has listed what stands before the rules, if it was read: it is printed so again
 */
public record NftChain(
        String name, Option<BaseHook> base, Option<String> comment, Seq<NftRule> rules, Option<String> listed) {

    /** Makes a chain that has not been read from anywhere. */
    public NftChain(String name, Option<BaseHook> base, Option<String> comment, Seq<NftRule> rules) {
        this(name, base, comment, rules, Option.none());
    }

    /** Returns a chain for verdicts to lead to. */
    public static NftChain of(String name, Seq<NftRule> rules) {
        return new NftChain(name, Option.none(), Option.none(), rules);
    }

    /** Returns a base chain. */
    public static NftChain base(String name, BaseHook base, NftRule... rules) {
        return new NftChain(name, Option.some(base), Option.none(), Vector.of(rules));
    }

    /** Returns this chain with a comment. */
    public NftChain commented(String text) {
        return new NftChain(name, base, Option.some(text), rules);
    }
}
