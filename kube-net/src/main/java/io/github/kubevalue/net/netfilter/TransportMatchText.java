package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.net.netfilter.MatchText.Words;

/**
 * The text of options of {@code -m tcp} and its like.
 *
 * @param protocol whose extension it is
 */
record TransportMatchText(String protocol) implements TransportMatch.Visitor<Words> {
    @Override
    public Words bare(TransportMatch.Bare match) {
        return new Words(match.protocol().toString(), "");
    }

    @Override
    public Words sourcePort(TransportMatch.SourcePort match) {
        return new Words(protocol, "--sport " + match.ports());
    }

    @Override
    public Words destinationPort(TransportMatch.DestinationPort match) {
        return new Words(protocol, "--dport " + match.ports());
    }

    @Override
    public Words flags(TransportMatch.Flags match) {
        return new Words("tcp", "--tcp-flags " + match.mask() + " " + match.set());
    }
}
