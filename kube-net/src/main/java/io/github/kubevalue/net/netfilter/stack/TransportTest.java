package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.netfilter.TransportMatch;

/** Whether a packet's transport header is as a rule asks. */
record TransportTest(RuleTest rule) implements TransportMatch.Visitor<Boolean> {
    @Override
    public Boolean bare(TransportMatch.Bare match) {
        return true;
    }

    @Override
    public Boolean sourcePort(TransportMatch.SourcePort match) {
        return rule.has(rule.flow().source().port(), match.ports());
    }

    @Override
    public Boolean destinationPort(TransportMatch.DestinationPort match) {
        return rule.has(rule.flow().destination().port(), match.ports());
    }

    @Override
    public Boolean flags(TransportMatch.Flags match) {
        return (rule.packet().tcpFlags().bits() & match.mask().bits())
                == match.set().bits();
    }
}
