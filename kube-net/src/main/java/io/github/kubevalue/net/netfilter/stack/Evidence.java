package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.TracedRule;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.control.Option;

/**
 * One thing that happened to a packet at a hook: a rule, a policy, or what connection tracking and NAT did. It keeps what it is
 * made of, and puts names, places and words together when somebody reads them.
 */
public interface Evidence {
    /** The hook. */
    Hook hook();

    /** The table by name; none for connection tracking. */
    Option<String> table();

    /** The chain; none for connection tracking and NAT by a known connection. */
    Option<String> chain();

    /** The place of the rule in its chain, counted from 1 as iptables does; none for a policy. */
    default Option<Integer> number() {
        return Option.none();
    }

    /** The rule. */
    default Option<TracedRule> rule() {
        return Option.none();
    }

    /** Whether the rule applied; true for everything else. */
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
}
