package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.net.conntrack.Direction;
import io.github.kubevalue.net.netfilter.ConnectionMatch.Question;
import io.github.kubevalue.net.netfilter.MatchText.Form;
import io.github.kubevalue.net.netfilter.MatchText.Words;

/** The text of matches on a packet's connection. */
record ConnectionMatchText(Form form) implements ConnectionMatch.Visitor<Words> {
    @Override
    public Words connmark(ConnectionMatch.Connmark match) {
        return new Words("connmark", "--mark " + TargetText.masked(match.value(), match.mask(), form));
    }

    @Override
    public Words conntrack(ConnectionMatch.Conntrack match) {
        return new Words("conntrack", "--ctstate " + match.states().mkString(","));
    }

    @Override
    public Words state(ConnectionMatch.State match) {
        return new Words("state", "--state " + match.states().mkString(","));
    }

    @Override
    public Words ipvs(ConnectionMatch.Ipvs match) {
        return new Words(
                "ipvs",
                "--vaddr " + match.address().ip() + " --vproto " + match.protocol() + " --vport "
                        + match.address().port());
    }

    @Override
    public Words parts(ConnectionMatch.Parts match) {
        return new Words(
                "conntrack",
                match.parts()
                        .map(part -> (part.negated() ? "! " : "") + text(part.question()))
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
            return end(asked.direction(), asked.end()) + " "
                    + asked.cidr().network().toShortString();
        }
        if (question instanceof Question.Port asked) {
            return end(asked.direction(), asked.end()) + "port " + asked.ports();
        }
        return "--ctdir " + ((Question.Way) question).direction();
    }

    private static String end(Direction direction, Match.End end) {
        return (direction == Direction.ORIGINAL ? "--ctorig" : "--ctrepl") + (end == Match.End.SOURCE ? "src" : "dst");
    }
}
