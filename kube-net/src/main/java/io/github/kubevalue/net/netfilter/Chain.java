package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.net.packet.Flow;
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
        return named(name).withRules(Vector.of(rules));
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
    @Value.Default
    public Option<Policy> policy() {
        return Option.none();
    }

    /** How much has come to its end. */
    @Value.Default
    public Counters counters() {
        return Counters.ZERO;
    }

    /** The rules in the parts from which the chain is put together. */
    @Value.Default
    public RuleParts parts() {
        return RuleParts.EMPTY;
    }

    /** The rules in order. */
    public Seq<Rule> rules() {
        return parts().rules();
    }

    /** Returns the rules in order, each with its place. The array is not to be changed. */
    public Candidate[] candidates() {
        return parts().candidates();
    }

    /** Returns the rules that may match packets of a flow, in order: an index over a long chain names them. */
    public Candidate[] candidates(Flow flow) {
        return parts().size() < INDEXED_FROM ? candidates() : parts().index().candidates(flow);
    }

    /** Returns the place of a rule, counted from 0. */
    public int place(Candidate rule) {
        return parts().place(rule);
    }

    /** Whether packets that come to its end are dropped. */
    public boolean drops() {
        return policy().isDefined() && policy().get() == Policy.DROP;
    }

    /** Whether every packet passes it as if it were not there. */
    boolean isIdle() {
        return parts().size() == 0 && !drops();
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
    public Chain withRules(Seq<Rule> rules) {
        return withParts(RuleParts.of(rules));
    }

    /** Returns this chain with one part of its rules changed. */
    public Chain withPart(String key, Seq<Rule> part) {
        return withParts(parts().with(key, part));
    }

    /** Builds a {@link Chain}. */
    public static final class Builder extends ImmutableChain.Builder {
        Builder() {}

        /** Sets what becomes of a packet at its end. */
        public Builder policy(Policy atEnd) {
            return policy(Option.some(atEnd));
        }
    }
}
