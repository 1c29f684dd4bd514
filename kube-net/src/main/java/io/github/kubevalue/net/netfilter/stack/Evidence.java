package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.TracedRule;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.Lazy;
import io.vavr.control.Option;
import java.util.function.Supplier;
import org.immutables.value.Value;

/** One thing that happened to a packet at a hook: a rule, a policy, or what connection tracking and NAT did. */
@Value.Immutable
public interface Evidence extends WithEvidence {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The hook. */
    Hook hook();

    /** The table by name; none for connection tracking. */
    @Value.Default
    default Option<String> table() {
        return Option.none();
    }

    /** The chain; none for connection tracking and NAT by a known connection. */
    @Value.Default
    default Option<String> chain() {
        return Option.none();
    }

    /** The place of the rule in its chain, which is counted when somebody asks for it. */
    @Value.Default
    default Option<Lazy<Integer>> place() {
        return Option.none();
    }

    /** The place of the rule in its chain, counted from 1 as iptables does; none for a policy. */
    default Option<Integer> number() {
        return place().map(Lazy::get);
    }

    /** The rule. */
    @Value.Default
    default Option<TracedRule> rule() {
        return Option.none();
    }

    /** Whether the rule applied; true for everything else. */
    @Value.Default
    default boolean matched() {
        return true;
    }

    /** The packet before. */
    Packet before();

    /** The packet after. */
    Packet after();

    /** What happened, in words that are put together when somebody reads them. */
    Lazy<String> said();

    /** What happened, in words. */
    default String note() {
        return said().get();
    }

    /** Whether the packet was changed. */
    default boolean isChange() {
        return !before().equals(after());
    }

    /** Builds {@link Evidence}. */
    final class Builder extends ImmutableEvidence.Builder {
        Builder() {}

        /** Sets the table by name. */
        public Builder table(String name) {
            return table(Option.some(name));
        }

        /** Sets the chain. */
        public Builder chain(String name) {
            return chain(Option.some(name));
        }

        /** Sets the place of the rule, counted from 1. */
        public Builder number(int place) {
            return place(Option.some(Lazy.of(() -> place)));
        }

        /** Sets the rule. */
        public Builder rule(TracedRule traced) {
            return rule(Option.some(traced));
        }

        /** Sets what it means, in words that are there already. */
        public Builder note(String words) {
            return said(Lazy.of(() -> words));
        }

        /** Sets what it means, in words that are put together when somebody reads them. */
        public Builder note(Supplier<String> words) {
            return said(Lazy.of(words));
        }
    }
}
