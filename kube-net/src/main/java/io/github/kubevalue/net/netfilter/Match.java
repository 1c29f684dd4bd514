package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * One condition of a rule, named after what it looks at. A rule applies if all its matches do.
 *
 * <p>Cases are read through {@link Visitor}, so that a new one fails to compile until every reader knows it.
 */
public sealed interface Match
        permits Match.Not,
                Match.Source,
                Match.Destination,
                Match.InInterface,
                Match.OutInterface,
                Match.Protocol,
                Match.Multiport,
                Match.Icmp,
                Match.Mark,
                Match.Addrtype,
                Match.Statistic,
                Match.Comment,
                Match.Nfacct,
                Match.InSet,
                Match.PhysdevIsIn,
                Match.Unknown,
                TransportMatch,
                ConnectionMatch,
                HeaderMatch,
                HostMatch,
                RateMatch {
    /** Calls the visitor's function for this case. */
    <R> R accept(Visitor<R> visitor);

    /** Returns the match that holds where this one does not: {@code ! -s 10.244.0.0/16}. */
    default Match negated() {
        return new Not(this);
    }

    /** Returns what is asked, whichever answer is wanted: this match without its {@code !}. */
    default Match bare() {
        return this;
    }

    /** Whether it is part of the rule's own head, which the kernel looks at before its extensions. */
    default boolean isHead() {
        return MatchPurity.isHead(this);
    }

    /** Whether it only looks at the packet: it remembers nothing, draws nothing, and is known. */
    default boolean isPure() {
        return MatchPurity.isPure(this);
    }

    /** Which end of a packet is meant. */
    enum End {
        /** The source. */
        SOURCE,
        /** The destination. */
        DESTINATION,
        /** Either; only multiport. */
        EITHER
    }

    /** {@code ! MATCH}. */
    record Not(Match match) implements Match {
        @Override
        public Match bare() {
            return match;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /** {@code -s 10.244.0.0/16}. */
    record Source(Cidr cidr) implements Match {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.source(this);
        }
    }

    /** {@code -d 10.96.0.10/32}. */
    record Destination(Cidr cidr) implements Match {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.destination(this);
        }
    }

    /** {@code -i eth0}; a {@code +} at the end stands for any rest. */
    record InInterface(String name) implements Match {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inInterface(this);
        }
    }

    /** {@code -o eth0}; a {@code +} at the end stands for any rest. */
    record OutInterface(String name) implements Match {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.outInterface(this);
        }
    }

    /** {@code -p tcp}. */
    record Protocol(IpProtocol protocol) implements Match {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.protocol(this);
        }
    }

    /** {@code -m multiport --dports 80,443,8000:8010}. */
    record Multiport(End end, Seq<PortRange> ports) implements Match {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.multiport(this);
        }
    }

    /** {@code -m icmp --icmp-type 8} (or {@code 3/3}); with no code, any code. */
    record Icmp(int type, Option<Integer> code) implements Match {
        /** Returns the match of one message, code included. */
        public static Icmp of(IcmpMessage message) {
            return new Icmp(message.type(), Option.some(message.code()));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.icmp(this);
        }
    }

    /** {@code -m mark --mark 0x4000/0x4000}. */
    record Mark(int value, int mask) implements Match {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.mark(this);
        }
    }

    /**
     * {@code -m addrtype --dst-type LOCAL}: what the addresses are to this host.
     *
     * @param source of which kinds the source must be
     * @param destination of which kinds the destination must be
     * @param limit the interface that is asked, in place of all
     */
    record Addrtype(Option<Types> source, Option<Types> destination, Option<Limit> limit) implements Match {
        /**
         * Kinds of addresses.
         *
         * @param negated whether it must be of none of them
         * @param types the kinds
         */
        public record Types(boolean negated, Seq<AddressType> types) {
            /**
             * Whether an address is as asked. In IPv4 it is of one of the kinds. In IPv6 all must be true that its bits tell, and
             * an address of this host is unicast too.
             *
             * @param ip the address
             * @param type what it is to the host
             */
            // net/netfilter/xt_addrtype.c, match_type and match_type6
            public boolean holds(Ip ip, AddressType type) {
                return (ip.isV4() ? types.contains(type) : holdsOfV6(ip, type)) != negated;
            }

            private boolean holdsOfV6(Ip ip, AddressType type) {
                Seq<AddressType> routed = types.filter(Types::isRouted);
                return types.forAll(asked -> isRouted(asked) || tells(ip, type) == asked)
                        && (routed.isEmpty() || routed.contains(type));
            }

            private static boolean isRouted(AddressType type) {
                return type == AddressType.LOCAL || type == AddressType.ANYCAST || type == AddressType.UNREACHABLE;
            }

            private static AddressType tells(Ip ip, AddressType type) {
                if (ip.isUnspecified()) {
                    return AddressType.UNSPEC;
                }
                return type == AddressType.MULTICAST ? type : AddressType.UNICAST;
            }

            private Types inOrder() {
                return new Types(negated, types.distinct().sorted());
            }
        }

        /** Which interface is asked. */
        public enum Limit {
            /** {@code --limit-iface-in}: the one that the packet came in by. */
            IN,
            /** {@code --limit-iface-out}: the one by which it leaves. */
            OUT
        }

        /** Asks one end of all interfaces. */
        public Addrtype(End end, AddressType type) {
            this(end, new Types(false, Vector.of(type)), Option.none());
        }

        /** Asks one end. */
        public Addrtype(End end, Types types, Option<Limit> limit) {
            this(Option.when(end == End.SOURCE, types), Option.when(end == End.DESTINATION, types), limit);
        }

        /** Returns this with the kinds in order, each of them once, as iptables-save prints it. */
        public Addrtype inOrder() {
            return new Addrtype(source.map(Types::inOrder), destination.map(Types::inOrder), limit);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addrtype(this);
        }
    }

    /**
     * {@code -m statistic --mode random --probability 0.5}.
     *
     * @param probability how likely it is to hold
     * @param sides what is drawn: to hold or not; nothing where that is certain
     */
    record Statistic(Fraction probability, Seq<Fraction> sides) implements Match {
        /** Makes one that holds with that probability. */
        public Statistic(Fraction probability) {
            this(probability, sides(probability));
        }

        private static Seq<Fraction> sides(Fraction probability) {
            boolean open = probability.compareTo(Fraction.ZERO) > 0 && probability.compareTo(Fraction.ONE) < 0;
            return open ? Vector.of(probability, probability.complement()) : Vector.empty();
        }

        /** Whether it holds this time; where that is certain, nothing is drawn. */
        public boolean holds(Choice choice, String question) {
            return sides.isEmpty() ? probability.compareTo(Fraction.ONE) >= 0 : choice.pick(question, sides) == 0;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.statistic(this);
        }
    }

    /** {@code -m comment --comment "…"}. It always holds. */
    record Comment(String text) implements Match {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comment(this);
        }
    }

    /** {@code -m nfacct --nfacct-name NAME}: counts, and always holds. */
    record Nfacct(String name) implements Match {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nfacct(this);
        }
    }

    /** {@code -m set --match-set NAME src,dst}. */
    record InSet(String set, Seq<End> ends) implements Match {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inSet(this);
        }
    }

    /** {@code -m physdev --physdev-is-in}: it came in by a port of a bridge. */
    record PhysdevIsIn() implements Match {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.physdevIsIn(this);
        }
    }

    /** An extension that is not modelled, kept word for word: {@code -m u32 --u32 "6&0xFF=1"}. */
    record Unknown(String text) implements Match {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknown(this);
        }
    }

    /** One function for each case. */
    interface Visitor<R> {
        /** {@code ! MATCH}. */
        R not(Not match);

        /** {@code -s}. */
        R source(Source match);

        /** {@code -d}. */
        R destination(Destination match);

        /** {@code -i}. */
        R inInterface(InInterface match);

        /** {@code -o}. */
        R outInterface(OutInterface match);

        /** {@code -p}. */
        R protocol(Protocol match);

        /** {@code -m multiport}. */
        R multiport(Multiport match);

        /** {@code --icmp-type}. */
        R icmp(Icmp match);

        /** {@code -m mark}. */
        R mark(Mark match);

        /** {@code -m addrtype}. */
        R addrtype(Addrtype match);

        /** {@code -m statistic}. */
        R statistic(Statistic match);

        /** {@code -m comment}. */
        R comment(Comment match);

        /** {@code -m nfacct}. */
        R nfacct(Nfacct match);

        /** {@code -m set}. */
        R inSet(InSet match);

        /** {@code -m physdev}. */
        R physdevIsIn(PhysdevIsIn match);

        /** An option of {@code -m tcp} and its like. */
        R transport(TransportMatch match);

        /** What is known of its connection. */
        R connection(ConnectionMatch match);

        /** A header's other fields. */
        R header(HeaderMatch match);

        /** What the host knows. */
        R host(HostMatch match);

        /** What is counted. */
        R rate(RateMatch match);

        /** Anything else. */
        R unknown(Unknown match);
    }
}
