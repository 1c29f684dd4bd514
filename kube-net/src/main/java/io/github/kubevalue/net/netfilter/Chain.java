package io.github.kubevalue.net.netfilter;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A list of rules: a built-in chain with its policy, or one that rules jump to. */
@Value.Immutable
public interface Chain extends WithChain {

    /** Returns an empty chain for rules to jump to. */
    static Chain named(String name) {
        return builder().name(name).build();
    }

    /** Returns a chain of those rules for rules to jump to. */
    static Chain of(String name, Rule... rules) {
        return builder().name(name).rules(Vector.of(rules)).build();
    }

    /** Returns an empty built-in chain. */
    static Chain builtIn(Hook hook, Policy policy) {
        return builder().name(hook.name()).policy(policy).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its name: {@code KUBE-SERVICES}. */
    String name();

    /** What becomes of a packet at its end; only built-in chains have one. */
    Option<Policy> policy();

    /** How much has come to its end. */
    @Value.Default
    default Counters counters() {
        return Counters.ZERO;
    }

    /** The rules in order. */
    Seq<Rule> rules();

    /** Returns this chain with one more rule at its end. */
    default Chain append(Rule rule) {
        return withRules(rules().append(rule));
    }

    /** Returns this chain with one more rule at its head. */
    default Chain prepend(Rule rule) {
        return withRules(rules().prepend(rule));
    }

    /** Builds a {@link Chain}. */
    final class Builder extends ImmutableChain.Builder {
        Builder() {}
    }
}
