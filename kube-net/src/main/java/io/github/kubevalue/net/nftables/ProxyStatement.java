package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.netfilter.MarkOperation;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;

/**
 * A statement in the one shape in which kube-proxy writes it. What is read from a listing, in whichever shape, is one of the
 * general statements, and its rule keeps the text that was read.
 */
public sealed interface ProxyStatement extends Statement {
    /** Calls the visitor's function for this case. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(Statement.Visitor<R> visitor) {
        return visitor.proxy(this);
    }

    /** Which end of a packet is meant. */
    enum End {
        /** {@code saddr}. */
        SADDR,
        /** {@code daddr}. */
        DADDR
    }

    /** {@code ip saddr != 10.244.0.0/16}. */
    record Prefix(End end, boolean negated, Cidr block) implements ProxyStatement {
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
    record Prefixes(End end, boolean negated, Seq<Cidr> blocks, Seq<Ip> hosts) implements ProxyStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.prefixes(this);
        }
    }

    /** {@code ip daddr @cluster-ips}. */
    record InSet(Seq<Field> key, String set) implements ProxyStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inSet(this);
        }
    }

    /** {@code iifname != veth*}; a {@code *} at the end stands for any rest. */
    record InInterface(boolean negated, String name) implements ProxyStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inInterface(this);
        }
    }

    /** {@code meta l4proto tcp}. */
    record L4Proto(IpProtocol protocol) implements ProxyStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.l4Proto(this);
        }
    }

    /** {@code ct state new}. */
    record InState(CtState state) implements ProxyStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inState(this);
        }
    }

    /** {@code ct status dnat}: the destination of its connection is translated. */
    record Translated() implements ProxyStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.translated(this);
        }
    }

    /** {@code fib daddr type local}. */
    record Fib(End end, AddressType type) implements ProxyStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fib(this);
        }
    }

    /** {@code mark and 0x4000 != 0}. */
    record Marked(int bits) implements ProxyStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.marked(this);
        }
    }

    /** {@code mark set mark or 0x4000}; only the operations AND, OR and XOR. */
    record SetMark(MarkOperation operation, int bits) implements ProxyStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setMark(this);
        }
    }

    /** {@code ip daddr . meta l4proto . th dport vmap @service-ips}: what the map says; no match if it says nothing. */
    record Vmap(Seq<Field> key, String map) implements ProxyStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.vmap(this);
        }
    }

    /** {@code numgen random mod 2 vmap { 0 : goto … , 1 : goto … }}: one of them, each as likely as the other. */
    record RandomVmap(Seq<NftVerdict> verdicts) implements ProxyStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.randomVmap(this);
        }
    }

    /** {@code dnat to 10.180.0.3:80}. */
    record Dnat(Endpoint to) implements ProxyStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dnat(this);
        }
    }

    /** {@code dnat ip addr . port to numgen random mod 2 map { 0 : 10.180.0.4 . 80 , 1 : 10.180.0.5 . 80 }}. */
    record RandomDnat(Seq<Endpoint> to) implements ProxyStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.randomDnat(this);
        }
    }

    /** {@code masquerade fully-random}. */
    record Masquerade(boolean fullyRandom) implements ProxyStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.masquerade(this);
        }
    }

    /** {@code update @affinity-… { ip saddr }}: puts a key into a set with timeout, or renews its time there. */
    record Update(String set, Seq<Field> key) implements ProxyStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.update(this);
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

        /** {@code vmap} with a map that has a name. */
        R vmap(Vmap statement);

        /** {@code numgen random … vmap}. */
        R randomVmap(RandomVmap statement);

        /** {@code dnat to}. */
        R dnat(Dnat statement);

        /** {@code dnat … numgen random … map}. */
        R randomDnat(RandomDnat statement);

        /** {@code masquerade}. */
        R masquerade(Masquerade statement);

        /** {@code update}. */
        R update(Update statement);
    }
}
