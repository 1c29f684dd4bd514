package io.github.kubevalue.net.nftables;

import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.TracedRule;
import io.github.kubevalue.net.netfilter.stack.Evidence;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.control.Option;

/**
 * A rule of nft that a packet has met.
 *
 * @param hook the hook
 * @param in the table
 * @param of the chain
 * @param place the rule's place there, counted from 1
 * @param met the rule
 * @param step what it led to
 * @param element what a map that it asked has said; empty if it asked none
 * @param before the packet before
 * @param after the packet after
 */
record Meeting(
        Hook hook,
        NftTable in,
        NftChain of,
        int place,
        NftRule met,
        Step step,
        Object element,
        Packet before,
        Packet after)
        implements Evidence {
    @Override
    public Option<String> table() {
        return Option.some(in.name());
    }

    @Override
    public Option<String> chain() {
        return Option.some(of.name());
    }

    @Override
    public Option<Integer> number() {
        return Option.some(place);
    }

    @Override
    public Option<TracedRule> rule() {
        return Option.some(new MetRule(met, step.shown()));
    }

    /** Returns the rule's comment, or what the map said, and what has become of the packet. */
    @Override
    public String note() {
        String said = met.comment().getOrElse(element::toString);
        String change = before.flow().equals(after.flow()) ? "" : before.flow() + " becomes " + after.flow();
        return said + (said.isEmpty() || change.isEmpty() ? "" : ": ") + change;
    }
}
