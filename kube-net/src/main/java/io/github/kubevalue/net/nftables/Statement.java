package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.RejectWith;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * One part of a rule. Parts are run from left to right; one that does not match ends the rule.
 *
 * <p>Cases are read through {@link Visitor}, so that a new one fails to compile until every reader knows it.
 */
public sealed interface Statement
        permits Statement.Decide,
                Statement.Reject,
                Statement.Compare,
                Statement.Contained,
                Statement.Choose,
                Statement.Assign,
                Statement.Translate,
                Statement.Learn,
                Statement.Notrack,
                Statement.Aside,
                Statement.Unknown,
                ProxyStatement {
    /** Calls the visitor's function for this case. */
    <R> R accept(Visitor<R> visitor);

    /** {@code goto service-…}. */
    record Decide(NftVerdict verdict) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.decide(this);
        }
    }

    /**
     * {@code reject with icmpx admin-prohibited}; without a name it answers port unreachable.
     *
     * @param ipv4 the answer to a packet of IPv4
     * @param ipv6 the answer to a packet of IPv6
     */
    record Reject(Option<RejectWith> ipv4, Option<RejectWith> ipv6) implements Statement {
        /** Makes the plain one. */
        public Reject() {
            this(Option.none(), Option.none());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reject(this);
        }
    }

    /**
     * {@code tcp dport != 80}, {@code ct state established,related}.
     *
     * @param left what is compared
     * @param relation how
     * @param right what each of its parts is compared with
     */
    record Compare(Expression left, Relation relation, Vector<Pattern> right) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.compare(this);
        }
    }

    /**
     * {@code tcp dport { 80, 443 }}, {@code ip saddr . tcp dport != @known}.
     *
     * @param key what is looked for
     * @param negated whether it is not to be there
     * @param set where
     */
    record Contained(Expression key, boolean negated, Members set) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.contained(this);
        }
    }

    /** {@code ct state vmap { established : accept, invalid : drop }}: no match if the map says nothing. */
    record Choose(Expression key, Members map) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.choose(this);
        }
    }

    /** {@code meta mark set 0x00000001}; of {@code meta mark}, {@code ct mark} and {@code ct zone}. */
    record Assign(Key key, Expression value) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.assign(this);
        }
    }

    /**
     * {@code dnat ip to 10.0.0.1-10.0.0.9:80-90 random}.
     *
     * @param kind which translation
     * @param family which packets it is for; the others pass
     * @param to where to
     * @param random whether the port is picked at random, be it {@code random} or {@code fully-random}
     * @param persistent whether a client always gets the same address
     */
    record Translate(Kind kind, Option<IpFamily> family, To to, boolean random, boolean persistent)
            implements Statement {
        /** Which translation. */
        public enum Kind {
            /** Of the source. */
            SNAT,
            /** Of the destination. */
            DNAT,
            /** Of the source to this host's. */
            MASQUERADE,
            /** Of the destination to this host's. */
            REDIRECT
        }

        /**
         * Addresses and ports.
         *
         * @param first the first address; none keeps the packet's, or takes this host's
         * @param last the last address
         * @param ports the ports
         * @param mapped an expression that gives the address, and after it perhaps the port
         * @param mappedPort an expression that gives the port
         */
        public record To(
                Option<Ip> first,
                Option<Ip> last,
                Option<PortRange> ports,
                Option<Expression> mapped,
                Option<Expression> mappedPort) {
            /** Nothing is said. */
            public static final To UNSAID =
                    new To(Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.translate(this);
        }
    }

    /**
     * {@code add @seen { ip saddr timeout 1m }}.
     *
     * @param operation whether a key that is there already gets its time anew, or is taken out
     * @param set the set
     * @param key the key
     * @param timeout how long it stays; unless said, as long as the set says
     */
    record Learn(Operation operation, String set, Expression key, Option<Duration> timeout) implements Statement {
        /** What is done. */
        public enum Operation {
            /** Puts it in. */
            ADD,
            /** Puts it in, or renews its time. */
            UPDATE,
            /** Takes it out. */
            DELETE
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.learn(this);
        }
    }

    /** {@code notrack}. */
    record Notrack() implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notrack(this);
        }
    }

    /** Something on which no verdict depends: {@code counter packets 0 bytes 0}, {@code log prefix "x: "}. */
    record Aside(String text) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.aside(this);
        }
    }

    /** What is not modelled, kept word for word; as nobody knows where it ends, the rest of its rule too. */
    record Unknown(String text) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknown(this);
        }
    }

    /** One function for each case. */
    interface Visitor<R> {
        /** What kube-proxy writes. */
        R proxy(ProxyStatement statement);

        /** A verdict. */
        R decide(Decide statement);

        /** {@code reject}. */
        R reject(Reject statement);

        /** A comparison. */
        R compare(Compare statement);

        /** A set. */
        R contained(Contained statement);

        /** {@code vmap}. */
        R choose(Choose statement);

        /** {@code set}. */
        R assign(Assign statement);

        /** NAT. */
        R translate(Translate statement);

        /** {@code add}, {@code update} and {@code delete}. */
        R learn(Learn statement);

        /** {@code notrack}. */
        R notrack(Notrack statement);

        /** {@code counter} and its like. */
        R aside(Aside statement);

        /** Anything else. */
        R unknown(Unknown statement);
    }
}
