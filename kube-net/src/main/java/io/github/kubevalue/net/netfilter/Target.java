package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Option;
import java.util.Locale;

/** What a rule does with a packet that it matches. */
public sealed interface Target
        permits Target.NoTarget,
                Target.Accept,
                Target.Drop,
                Target.Return,
                Target.Jump,
                Target.Goto,
                Target.Reject,
                Target.Tproxy,
                Target.Ttl,
                Target.Mark,
                Target.Connmark,
                Target.Notrack,
                Target.Zone,
                Target.Aside,
                Target.Unknown,
                NatTarget {
    /** Goes on with the next rule. */
    Target NONE = new NoTarget();

    /** Ends the table: accepted. */
    Target ACCEPT = new Accept();

    /** Drops the packet. */
    Target DROP = new Drop();

    /** Goes back to the calling chain. */
    Target RETURN = new Return();

    /** Calls the visitor's function for this case. */
    <R> R accept(Visitor<R> visitor);

    /** A rule without target. */
    record NoTarget() implements Target {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.noTarget(this);
        }
    }

    /** {@code -j ACCEPT}. */
    record Accept() implements Target {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.accept(this);
        }
    }

    /** {@code -j DROP}. */
    record Drop() implements Target {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.drop(this);
        }
    }

    /** {@code -j RETURN}. */
    record Return() implements Target {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.doReturn(this);
        }
    }

    /** {@code -j CHAIN}. */
    record Jump(String chain) implements Target {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jump(this);
        }
    }

    /** {@code -g CHAIN}: like a jump, but its end returns to the caller of this chain. */
    record Goto(String chain) implements Target {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.doGoto(this);
        }
    }

    /** {@code -j REJECT --reject-with icmp-port-unreachable}; without a name the family's default. */
    record Reject(Option<RejectWith> with) implements Target {
        /** Returns {@code -j REJECT}, which answers port unreachable. */
        public static Reject plain() {
            return new Reject(Option.none());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reject(this);
        }
    }

    /**
     * {@code -j TPROXY --on-port 15006 --tproxy-mark 0x539}: to a transparent proxy of this host, unchanged.
     *
     * @param port the port on which it listens; 0 is the packet's own
     * @param ip the address on which it listens; the unspecified one is the interface's
     * @param value what the packet's mark becomes
     * @param mask within those bits
     */
    record Tproxy(int port, Option<Ip> ip, int value, int mask) implements Target {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tproxy(this);
        }
    }

    /** {@code -j TTL --ttl-dec 1}, of IPv6 {@code -j HL --hl-dec 1}. */
    record Ttl(Ttl.Operation operation, int value) implements Target {
        /** What is done. */
        public enum Operation {
            /** Becomes the value. */
            SET,
            /** Less. */
            DEC,
            /** More. */
            INC;

            /** Returns {@code set}. */
            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** Returns the time to live that a packet with that one has afterwards. */
        public int apply(int before) {
            // net/netfilter/xt_HL.c, ttl_tg
            return switch (operation) {
                case SET -> value;
                case DEC -> Math.max(0, before - value);
                case INC -> Math.min(255, before + value);
            };
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ttl(this);
        }
    }

    /** {@code -j MARK --or-mark 0x4000}; the mask counts only in the operations that have one. */
    record Mark(MarkOperation operation, int value, int mask) implements Target {
        /** Returns {@code -j MARK --or-mark BITS}. */
        public static Mark or(int bits) {
            return new Mark(MarkOperation.OR, bits, -1);
        }

        /** Returns {@code -j MARK --xor-mark BITS}. */
        public static Mark xor(int bits) {
            return new Mark(MarkOperation.XOR, bits, -1);
        }

        /** Returns the mark that a packet with that mark has afterwards. */
        public int apply(int before) {
            Mark kernel = canonical();
            return (before & ~kernel.mask) ^ kernel.value;
        }

        /** Returns the same change as {@code --set-xmark}, the only form that the kernel knows. */
        public Mark canonical() {
            // extensions/libxt_MARK.c, mark_tg_parse
            return switch (operation) {
                case OR -> new Mark(MarkOperation.SET_XMARK, value, value);
                case XOR -> new Mark(MarkOperation.SET_XMARK, value, 0);
                case AND -> new Mark(MarkOperation.SET_XMARK, 0, ~value);
                case SET_MARK -> new Mark(MarkOperation.SET_XMARK, value, value | mask);
                case SET_XMARK -> this;
            };
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.mark(this);
        }
    }

    /**
     * {@code -j CONNMARK --save-mark}: marks of connections.
     *
     * @param operation what is done
     * @param value the new mark, if one is set
     * @param mask which bits of the connection's mark are meant
     * @param packetMask which bits of the packet's mark are meant, if marks are copied
     */
    record Connmark(Connmark.Operation operation, int value, int mask, int packetMask) implements Target {
        /** What is done. */
        public enum Operation {
            /** {@code --set-xmark VALUE/MASK} on the connection. */
            SET_XMARK,
            /** {@code --save-mark}: the packet's mark becomes the connection's, within the mask. */
            SAVE_MARK,
            /** {@code --restore-mark}: the connection's mark becomes the packet's, within the mask. */
            RESTORE_MARK
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.connmark(this);
        }
    }

    /**
     * {@code -j CT --notrack}: no connection tracking, so no NAT.
     *
     * @param text how the rule says it: {@code CT --notrack} or {@code NOTRACK}
     */
    record Notrack(String text) implements Target {
        /** Says {@code CT --notrack}. */
        public Notrack() {
            this("CT --notrack");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notrack(this);
        }
    }

    /**
     * {@code -j CT --zone 7}: the connection lives in that zone.
     *
     * @param zone the zone, for both directions or for one alone: {@code --zone-orig 7}
     */
    record Zone(io.github.kubevalue.net.conntrack.Zone zone) implements Target {
        /** Returns the target for both directions. */
        public Zone(int id) {
            this(io.github.kubevalue.net.conntrack.Zone.of(id));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.zone(this);
        }
    }

    /**
     * A target that does something on which no verdict depends, and goes on, kept word for word: {@code -j LOG --log-prefix
     * "dropped: "}, {@code -j TCPMSS --clamp-mss-to-pmtu}.
     */
    record Aside(String text) implements Target {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.aside(this);
        }
    }

    /** A target that is not modelled, kept word for word: {@code -j NFQUEUE --queue-num 1}. */
    record Unknown(String text) implements Target {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknown(this);
        }
    }

    /** One function for each case. */
    interface Visitor<R> {
        /** No target. */
        R noTarget(NoTarget target);

        /** ACCEPT. */
        R accept(Accept target);

        /** DROP. */
        R drop(Drop target);

        /** RETURN. */
        R doReturn(Return target);

        /** A jump. */
        R jump(Jump target);

        /** A goto. */
        R doGoto(Goto target);

        /** REJECT. */
        R reject(Reject target);

        /** NAT. */
        R nat(NatTarget target);

        /** TPROXY. */
        R tproxy(Tproxy target);

        /** TTL and HL. */
        R ttl(Ttl target);

        /** MARK. */
        R mark(Mark target);

        /** CONNMARK. */
        R connmark(Connmark target);

        /** CT --notrack. */
        R notrack(Notrack target);

        /** CT --zone. */
        R zone(Zone target);

        /** LOG and its like. */
        R aside(Aside target);

        /** Anything else. */
        R unknown(Unknown target);
    }
}
