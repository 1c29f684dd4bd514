package io.github.kubevalue.net.netfilter;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A list of rules: a built-in chain with its policy, or one that rules jump to. */
@Value.Immutable
public abstract class Chain implements WithChain {
    /** Chains shorter than this are walked rule by rule. */
    private static final int INDEXED_FROM = 16;

    Chain() {}

    /** Returns an empty chain for rules to jump to. */
    public static Chain named(String name) {
        return builder().name(name).build();
    }

    /** Returns a chain of those rules for rules to jump to. */
    public static Chain of(String name, Rule... rules) {
        return builder().name(name).rules(Vector.of(rules)).build();
    }

    /** Returns an empty built-in chain. */
    public static Chain builtIn(Hook hook, Policy policy) {
        return builder().name(hook.name()).policy(policy).build();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Its name: {@code KUBE-SERVICES}. */
    public abstract String name();

    /** What becomes of a packet at its end; only built-in chains have one. */
    public abstract Option<Policy> policy();

    /** How much has come to its end. */
    @Value.Default
    public Counters counters() {
        return Counters.ZERO;
    }

    /** The rules in order. */
    public abstract Seq<Rule> rules();

    /** The index over the rules of a long chain. */
    @Value.Lazy
    public Option<ChainIndex> index() {
        return rules().size() < INDEXED_FROM ? Option.none() : Option.some(new ChainIndex(rules()));
    }

    /** Returns this chain with one more rule at its end. */
    public Chain append(Rule rule) {
        return withRules(rules().append(rule));
    }

    /** Returns this chain with one more rule at its head. */
    public Chain prepend(Rule rule) {
        return withRules(rules().prepend(rule));
    }

    /** Returns this chain with other rules. */
    @Override
    public abstract Chain withRules(Seq<Rule> rules);

    /** Builds a {@link Chain}. */
    public static final class Builder extends ImmutableChain.Builder {
        Builder() {}
    }
}
