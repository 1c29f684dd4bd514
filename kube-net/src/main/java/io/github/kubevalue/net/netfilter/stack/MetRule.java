package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.netfilter.Candidate;
import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.TracedRule;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.control.Option;

/**
 * A rule of iptables that a packet has met.
 *
 * @param hook the hook
 * @param in the table
 * @param of the chain
 * @param at the rule
 * @param matched whether it applied
 * @param before the packet before
 * @param after the packet after
 * @param remark what there is to say; empty if the rule's comment and the change of the packet say it
 */
record MetRule(
        Hook hook, TableName in, Chain of, Candidate at, boolean matched, Packet before, Packet after, String remark)
        implements Evidence {
    @Override
    public Option<String> table() {
        return Option.some(in.toString());
    }

    @Override
    public Option<String> chain() {
        return Option.some(of.name());
    }

    @Override
    public Option<Integer> number() {
        return Option.some(of.place(at) + 1);
    }

    @Override
    public Option<TracedRule> rule() {
        return Option.some(at.rule());
    }

    @Override
    public String note() {
        return remark.isEmpty() ? meaning() : remark;
    }

    private String meaning() {
        String comment = at.rule().comment().getOrElse("");
        if (before.flow().equals(after.flow())) {
            return comment;
        }
        return comment + (comment.isEmpty() ? "" : ": ") + before.flow() + " becomes " + after.flow();
    }
}
