package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.net.netfilter.HostMatch.Owner;
import io.github.kubevalue.net.netfilter.MatchText.Words;
import io.vavr.control.Option;

/** The text of matches on what the host knows. */
final class HostMatchText implements HostMatch.Visitor<Words> {
    private static String flag(boolean set, String option) {
        return set ? option : "";
    }

    @Override
    public Words owner(Owner match) {
        return new Words(
                "owner",
                TargetText.words(
                        ids("--uid-owner ", match.user()),
                        ids("--gid-owner ", match.group()),
                        match.socket()
                                .map(socket -> flag(socket.negated(), "! ") + "--socket-exists")
                                .getOrElse("")));
    }

    private static String ids(String option, Option<Owner.Ids> asked) {
        return asked.map(ids -> flag(ids.negated(), "! ")
                        + option
                        + ids.first()
                        + flag(ids.first() != ids.last(), "-" + ids.last()))
                .getOrElse("");
    }

    @Override
    public Words socket(HostMatch.Socket match) {
        return new Words(
                "socket",
                TargetText.words(
                        flag(match.transparent(), "--transparent"),
                        flag(match.noWildcard(), "--nowildcard"),
                        flag(match.restoreMark(), "--restore-skmark")));
    }

    @Override
    public Words reversePath(HostMatch.ReversePath match) {
        return new Words(
                "rpfilter",
                TargetText.words(
                        flag(match.loose(), "--loose"),
                        flag(match.validMark(), "--validmark"),
                        flag(match.acceptLocal(), "--accept-local"),
                        flag(match.inverted(), "--invert")));
    }
}
