package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.conntrack.Direction;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Seq;

/** A condition on what connection tracking knows of the packet's connection. */
public sealed interface ConnectionMatch extends Match {
    /** Calls the visitor's function for this case. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(Match.Visitor<R> visitor) {
        return visitor.connection(this);
    }

    /** {@code -m conntrack --ctstate RELATED,ESTABLISHED}. */
    record Conntrack(Seq<CtState> states) implements ConnectionMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.conntrack(this);
        }
    }

    /** {@code -m state --state NEW}: the older name of conntrack's states, which listings keep. */
    record State(Seq<CtState> states) implements ConnectionMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.state(this);
        }
    }

    /** {@code -m connmark --mark 0x80/0x80}. */
    record Connmark(int value, int mask) implements ConnectionMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.connmark(this);
        }
    }

    /** {@code -m ipvs --vaddr 1.2.3.4 --vproto tcp --vport 80}: it belongs to a connection to that virtual server. */
    record Ipvs(io.github.kubevalue.net.packet.Address address, IpProtocol protocol) implements ConnectionMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ipvs(this);
        }
    }

    /** {@code -m conntrack --ctorigdst 10.96.0.10 --ctorigdstport 80}: every part holds of its connection. */
    record Parts(Seq<Part> parts) implements ConnectionMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.parts(this);
        }
    }

    /**
     * One option of {@code -m conntrack}.
     *
     * @param negated whether {@code !} stands before it
     * @param question what it asks
     */
    record Part(boolean negated, Question question) {}

    /** What an option of {@code -m conntrack} asks. */
    sealed interface Question {
        /** {@code --ctstate NEW}. */
        record States(Seq<CtState> states) implements Question {}

        /** {@code --ctproto tcp}. */
        record Protocol(IpProtocol protocol) implements Question {}

        /** {@code --ctorigsrc 10.0.0.0/8}: an address as the packets of a direction have it. */
        record Address(Direction direction, Match.End end, Cidr cidr) implements Question {}

        /** {@code --ctorigdstport 80}. */
        record Port(Direction direction, Match.End end, PortRange ports) implements Question {}

        /** {@code --ctdir ORIGINAL}. */
        record Way(Direction direction) implements Question {}
    }

    /** One function for each case. */
    interface Visitor<R> {
        /** {@code -m conntrack}. */
        R conntrack(Conntrack match);

        /** {@code -m state}. */
        R state(State match);

        /** {@code -m connmark}. */
        R connmark(Connmark match);

        /** {@code -m ipvs}. */
        R ipvs(Ipvs match);

        /** {@code -m conntrack}. */
        R parts(Parts match);
    }
}
