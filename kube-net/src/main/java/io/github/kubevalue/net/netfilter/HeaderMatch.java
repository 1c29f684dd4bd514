package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.Ip;
import java.util.Locale;

/** A condition on a packet's header beyond addresses, ports and flags. */
public sealed interface HeaderMatch extends Match {
    /** Calls the visitor's function for this case. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(Match.Visitor<R> visitor) {
        return visitor.header(this);
    }

    /** {@code -p ospf}: a protocol of which no packet is modelled. */
    record OtherProtocol(String protocol) implements HeaderMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.otherProtocol(this);
        }
    }

    /** {@code -f}: a fragment after the first. */
    record Fragment() implements HeaderMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fragment(this);
        }
    }

    /** {@code -m iprange --src-range 10.0.0.1-10.0.0.9}. */
    record IpRange(Match.End end, Ip first, Ip last) implements HeaderMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ipRange(this);
        }
    }

    /** {@code -m ttl --ttl-lt 5}, of IPv6 {@code -m hl --hl-lt 5}. */
    record Ttl(Comparison comparison, int value) implements HeaderMatch {
        /** How the packet's is compared. */
        public enum Comparison {
            /** Equal. */
            EQ,
            /** Less. */
            LT,
            /** Greater. */
            GT;

            /** Returns {@code eq}. */
            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ttl(this);
        }
    }

    /** {@code -m pkttype --pkt-type broadcast}: how the link delivered it. */
    record PacketType(Kind kind) implements HeaderMatch {
        /** To whom a frame went. */
        public enum Kind {
            /** To this host. */
            UNICAST,
            /** To everyone on the link. */
            BROADCAST,
            /** To a group. */
            MULTICAST;

            /** Returns {@code unicast}. */
            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.packetType(this);
        }
    }

    /** One function for each case. */
    interface Visitor<R> {
        /** {@code -p}. */
        R otherProtocol(OtherProtocol match);

        /** {@code -f}. */
        R fragment(Fragment match);

        /** {@code -m iprange}. */
        R ipRange(IpRange match);

        /** {@code -m ttl}. */
        R ttl(Ttl match);

        /** {@code -m pkttype}. */
        R packetType(PacketType match);
    }
}
