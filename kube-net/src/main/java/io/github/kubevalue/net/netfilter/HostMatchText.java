package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.net.conntrack.Direction;
import io.github.kubevalue.net.netfilter.HostMatch.Owner;
import io.github.kubevalue.net.netfilter.HostMatch.Question;
import io.github.kubevalue.net.netfilter.MatchText.Words;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The text of matches on what the host knows. */
final class HostMatchText implements HostMatch.Visitor<Words> {
    private static String words(String... words) {
        return Vector.of(words).reject(String::isEmpty).mkString(" ");
    }

    private static String flag(boolean set, String option) {
        return set ? option : "";
    }

    @Override
    public Words owner(Owner match) {
        return new Words(
                "owner",
                words(
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
                words(
                        flag(match.transparent(), "--transparent"),
                        flag(match.noWildcard(), "--nowildcard"),
                        flag(match.restoreMark(), "--restore-skmark")));
    }

    @Override
    public Words reversePath(HostMatch.ReversePath match) {
        return new Words(
                "rpfilter",
                words(
                        flag(match.loose(), "--loose"),
                        flag(match.validMark(), "--validmark"),
                        flag(match.acceptLocal(), "--accept-local"),
                        flag(match.inverted(), "--invert")));
    }

    @Override
    public Words connection(HostMatch.Connection match) {
        return new Words(
                "conntrack",
                match.parts()
                        .map(part -> flag(part.negated(), "! ") + text(part.question()))
                        .mkString(" "));
    }

    private static String text(Question question) {
        if (question instanceof Question.States asked) {
            return "--ctstate " + asked.states().mkString(",");
        }
        if (question instanceof Question.Protocol asked) {
            return "--ctproto " + asked.protocol().number();
        }
        if (question instanceof Question.Address asked) {
            return end(asked.direction(), asked.end()) + " " + text(asked.cidr());
        }
        if (question instanceof Question.Port asked) {
            return end(asked.direction(), asked.end()) + "port " + asked.ports();
        }
        return "--ctdir " + ((Question.Way) question).direction();
    }

    private static String end(Direction direction, Match.End end) {
        return (direction == Direction.ORIGINAL ? "--ctorig" : "--ctrepl") + (end == Match.End.SOURCE ? "src" : "dst");
    }

    private static String text(Cidr cidr) {
        return cidr.prefix() == cidr.ip().family().bits()
                ? cidr.ip().toString()
                : cidr.network().toString();
    }
}
