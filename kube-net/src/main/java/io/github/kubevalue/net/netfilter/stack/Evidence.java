package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.TracedRule;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.control.Option;
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
    Option<String> table();

    /** The chain; none for connection tracking and NAT by a known connection. */
    Option<String> chain();

    /** The place of the rule in its chain, counted from 1 as iptables does; none for a policy. */
    Option<Integer> number();

    /** The rule. */
    Option<TracedRule> rule();

    /** Whether the rule applied; true for everything else. */
    @Value.Default
    default boolean matched() {
        return true;
    }

    /** The packet before. */
    Packet before();

    /** The packet after. */
    Packet after();

    /** What happened, in words. */
    String note();

    /** Whether the packet was changed. */
    default boolean isChange() {
        return !before().equals(after());
    }

    /** Builds {@link Evidence}. */
    final class Builder extends ImmutableEvidence.Builder {
        Builder() {}
    }
}
