package io.github.kubevalue.net.netfilter;

/** Whether a match only looks at the packet: it remembers nothing, draws nothing, and is known. */
final class MatchPurity {
    private MatchPurity() {}

    static boolean isPure(Match match) {
        Match bare = match.bare();
        return !(bare instanceof Match.Statistic
                || bare instanceof Match.InSet
                || bare instanceof RateMatch
                || bare instanceof HostMatch
                || bare instanceof Match.Unknown);
    }

    /** Whether a match holds of every packet, so that it need not be asked. */
    static boolean isCertain(Match match) {
        return match instanceof Match.Comment || match instanceof Match.Nfacct || match instanceof TransportMatch.Bare;
    }

    /** Whether a match is part of the rule's own head, which the kernel looks at before its extensions. */
    static boolean isHead(Match match) {
        Match bare = match.bare();
        return bare instanceof Match.Source
                || bare instanceof Match.Destination
                || bare instanceof Match.InInterface
                || bare instanceof Match.OutInterface
                || bare instanceof Match.Protocol
                || bare instanceof HeaderMatch.OtherProtocol
                || bare instanceof HeaderMatch.Fragment;
    }
}
