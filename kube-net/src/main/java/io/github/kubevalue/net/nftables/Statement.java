package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.netfilter.MarkOperation;
import io.github.kubevalue.net.netfilter.RejectWith;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * One part of a rule. Parts are run from left to right; one that does not match ends the rule.
 *
 * <p>Cases are read through {@link Visitor}, so that a new one fails to compile until every reader knows it.
 */
public sealed interface Statement {
    /** Calls the visitor's function for this case. */
    <R> R accept(Visitor<R> visitor);

    /** Which end of a packet is meant. */
    enum End {
        /** {@code saddr}. */
        SADDR,
        /** {@code daddr}. */
        DADDR
    }

    /** {@code ip saddr != 10.244.0.0/16}. */
    record Prefix(End end, boolean negated, Cidr block) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.prefix(this);
        }
    }

    /**
     * {@code ip saddr != { 203.0.113.0/25 , 5.6.7.8 }}.
     *
     * @param end which end
     * @param negated whether it is to lie in none of them
     * @param blocks the blocks
     * @param hosts single addresses
     */
    record Prefixes(End end, boolean negated, Seq<Cidr> blocks, Seq<Ip> hosts) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.prefixes(this);
        }
    }

    /** {@code ip daddr @cluster-ips}. */
    record InSet(Seq<Field> key, String set) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inSet(this);
        }
    }

    /** {@code iifname != veth*}; a {@code *} at the end stands for any rest. */
    record InInterface(boolean negated, String name) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inInterface(this);
        }
    }

    /** {@code meta l4proto tcp}. */
    record L4Proto(IpProtocol protocol) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.l4Proto(this);
        }
    }

    /** {@code ct state new}. */
    record InState(CtState state) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inState(this);
        }
    }

    /** {@code ct status dnat}: the destination of its connection is translated. */
    record Translated() implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.translated(this);
        }
    }

    /** {@code fib daddr type local}. */
    record Fib(End end, AddressType type) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fib(this);
        }
    }

    /** {@code mark and 0x4000 != 0}. */
    record Marked(int bits) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.marked(this);
        }
    }

    /** {@code mark set mark or 0x4000}; only the operations AND, OR and XOR. */
    record SetMark(MarkOperation operation, int bits) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setMark(this);
        }
    }

    /** {@code goto service-…}. */
    record Decide(NftVerdict verdict) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.decide(this);
        }
    }

    /** {@code ip daddr . meta l4proto . th dport vmap @service-ips}: what the map says; no match if it says nothing. */
    record Vmap(Seq<Field> key, String map) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.vmap(this);
        }
    }

    /** {@code numgen random mod 2 vmap { 0 : goto … , 1 : goto … }}: one of them, each as likely as the other. */
    record RandomVmap(Seq<NftVerdict> verdicts) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.randomVmap(this);
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

    /** {@code dnat to 10.180.0.3:80}. */
    record Dnat(Endpoint to) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dnat(this);
        }
    }

    /** {@code dnat ip addr . port to numgen random mod 2 map { 0 : 10.180.0.4 . 80 , 1 : 10.180.0.5 . 80 }}. */
    record RandomDnat(Seq<Endpoint> to) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.randomDnat(this);
        }
    }

    /** {@code masquerade fully-random}. */
    record Masquerade(boolean fullyRandom) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.masquerade(this);
        }
    }

    /** {@code update @affinity-… { ip saddr }}: puts a key into a set with timeout, or renews its time there. */
    record Update(String set, Seq<Field> key) implements Statement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.update(this);
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
        /** One block of addresses. */
        R prefix(Prefix statement);

        /** Blocks of addresses. */
        R prefixes(Prefixes statement);

        /** A set with a name. */
        R inSet(InSet statement);

        /** {@code iifname}. */
        R inInterface(InInterface statement);

        /** {@code meta l4proto}. */
        R l4Proto(L4Proto statement);

        /** {@code ct state}. */
        R inState(InState statement);

        /** {@code ct status dnat}. */
        R translated(Translated statement);

        /** {@code fib}. */
        R fib(Fib statement);

        /** {@code mark and}. */
        R marked(Marked statement);

        /** {@code mark set}. */
        R setMark(SetMark statement);

        /** A verdict. */
        R decide(Decide statement);

        /** {@code vmap} with a map that has a name. */
        R vmap(Vmap statement);

        /** {@code numgen random … vmap}. */
        R randomVmap(RandomVmap statement);

        /** {@code reject}. */
        R reject(Reject statement);

        /** {@code dnat to}. */
        R dnat(Dnat statement);

        /** {@code dnat … numgen random … map}. */
        R randomDnat(RandomDnat statement);

        /** {@code masquerade}. */
        R masquerade(Masquerade statement);

        /** {@code update}. */
        R update(Update statement);

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
