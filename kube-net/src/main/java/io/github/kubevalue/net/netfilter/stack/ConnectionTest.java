package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.conntrack.Direction;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.netfilter.ConnectionMatch;
import io.github.kubevalue.net.netfilter.ConnectionMatch.Question;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.vavr.collection.Seq;

/** Whether connection tracking knows of a packet's connection what a rule asks. */
record ConnectionTest(RuleTest rule) implements ConnectionMatch.Visitor<Boolean> {
    @Override
    public Boolean connmark(ConnectionMatch.Connmark match) {
        return rule.entry().exists(entry -> (entry.mark() & match.mask()) == match.value());
    }

    @Override
    public Boolean conntrack(ConnectionMatch.Conntrack match) {
        return isIn(match.states());
    }

    @Override
    public Boolean state(ConnectionMatch.State match) {
        return isIn(match.states());
    }

    // net/netfilter/xt_ipvs.c, ipvs_mt: a packet that is not IPVS's has no virtual address
    @Override
    public Boolean ipvs(ConnectionMatch.Ipvs match) {
        return rule.entry()
                .exists(entry -> entry.protocol() == match.protocol()
                        && entry.byIpvs()
                        && entry.original().destination().equals(match.address()));
    }

    private boolean isIn(Seq<CtState> states) {
        CtState state = rule.tracking().state();
        boolean found = false;
        for (int i = 0; i < states.size() && !found; i++) {
            found = isIn(states.get(i), state);
        }
        return found;
    }

    private boolean isIn(CtState asked, CtState state) {
        return switch (asked) {
            case SNAT -> rule.entry().exists(entry -> entry.translation().isSourceTranslated());
            case DNAT -> rule.entry().exists(entry -> entry.translation().isDestinationTranslated());
            case INVALID, NEW, RELATED, ESTABLISHED, UNTRACKED -> asked == state;
        };
    }

    // net/netfilter/xt_conntrack.c, conntrack_mt: without a connection, only its state is asked
    @Override
    public Boolean parts(ConnectionMatch.Parts match) {
        if (rule.tracking() instanceof Tracking.Connection connection) {
            return match.parts().forAll(part -> holds(part.question(), connection) != part.negated());
        }
        return match.parts()
                .find(part -> part.question() instanceof Question.States)
                .exists(part -> isIn(((Question.States) part.question()).states()) != part.negated());
    }

    private boolean holds(Question question, Tracking.Connection connection) {
        Entry entry = connection.entry();
        if (question instanceof Question.States states) {
            return isIn(states.states());
        }
        if (question instanceof Question.Protocol protocol) {
            return entry.protocol() == protocol.protocol();
        }
        if (question instanceof Question.Address address) {
            return address.cidr()
                    .contains(end(entry, address.direction(), address.end()).ip());
        }
        if (question instanceof Question.Port port) {
            return rule.within(end(entry, port.direction(), port.end()).port(), port.ports());
        }
        return connection.direction() == ((Question.Way) question).direction();
    }

    private static Address end(Entry entry, Direction direction, Match.End end) {
        Flow flow = entry.flow(direction);
        return end == Match.End.SOURCE ? flow.source() : flow.destination();
    }
}
