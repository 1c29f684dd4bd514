package io.github.kubevalue.net.kernel.router;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.kernel.lab.Connections;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.RejectWith;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.netfilter.stack.LocalAddresses;
import io.github.kubevalue.net.netfilter.stack.Netfilter;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.stack.Passage;
import io.github.kubevalue.net.netfilter.stack.Verdict;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** What the model says of a packet that a {@link PacketRouter} is given. */
final class PacketModel {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    static final LocalAddresses ADDRESSES = LocalAddresses.NONE
            .with("veth1", Cidr.parse("10.244.1.1/24"))
            .with("veth1", Cidr.parse("fd00:10:244:1::1/64"))
            .with("eth0", Cidr.parse("192.0.2.11/24"))
            .with("eth0", Cidr.parse("2001:db8::11/64"));

    private static final Seq<Cidr> PODS = Vector.of(Cidr.parse("10.244.1.0/24"), Cidr.parse("fd00:10:244:1::/64"));
    private static final Ip WORLD = Ip.parse("192.0.2.100");
    private static final Ip WORLD_V6 = Ip.parse("2001:db8::100");

    /** Type and code of what REJECT answers: net/ipv4/netfilter/ipt_REJECT.c, net/ipv6/netfilter/ip6t_REJECT.c. */
    private static final Map<RejectWith, String> ANSWERS = HashMap.<RejectWith, String>empty()
            .put(RejectWith.ICMP_NET_UNREACHABLE, "3 0")
            .put(RejectWith.ICMP_HOST_UNREACHABLE, "3 1")
            .put(RejectWith.ICMP_PROTO_UNREACHABLE, "3 2")
            .put(RejectWith.ICMP_PORT_UNREACHABLE, "3 3")
            .put(RejectWith.ICMP_NET_PROHIBITED, "3 9")
            .put(RejectWith.ICMP_HOST_PROHIBITED, "3 10")
            .put(RejectWith.ICMP_ADMIN_PROHIBITED, "3 13")
            .put(RejectWith.ICMP6_NO_ROUTE, "1 0")
            .put(RejectWith.ICMP6_ADM_PROHIBITED, "1 1")
            .put(RejectWith.ICMP6_ADDR_UNREACHABLE, "1 3")
            .put(RejectWith.ICMP6_PORT_UNREACHABLE, "1 4")
            .put(RejectWith.TCP_RESET, "tcp-reset");

    private final Choice choice;
    private NetfilterState state;

    private PacketModel(NetfilterState state, Choice choice) {
        this.state = state;
        this.choice = choice;
    }

    /**
     * What becomes of a packet.
     *
     * @param state the stack afterwards
     * @param verdict how its way ended
     * @param flow how it leaves, if it does
     */
    record Fate(NetfilterState state, Verdict verdict, Option<Flow> flow) {

        /** Whether the kernel has done the same. */
        boolean agrees(String seen) {
            if (verdict instanceof Verdict.Drop) {
                return seen.equals("DROPPED");
            }
            if (verdict instanceof Verdict.Reject reject) {
                return seen.equals("REJECTED\t" + ANSWERS.get(reject.with()).getOrElse("?"));
            }
            return verdict.isAccept()
                    && flow.map(leaving -> forwarded(leaving, seen.split("\t"))).getOrElse(seen.equals("LOCAL"));
        }

        private static boolean forwarded(Flow leaving, String[] seen) {
            return seen[0].equals("FORWARDED")
                    && Connections.admits(leaving.source(), address(seen[1], seen[2]))
                    && Connections.admits(leaving.destination(), address(seen[3], seen[4]));
        }

        private static Address address(String ip, String port) {
            return Address.of(Ip.parse(ip), Integer.parseInt(port));
        }

        @Override
        public String toString() {
            return verdict + flow.map(leaving -> " " + leaving).getOrElse("");
        }
    }

    static Fate fate(NetfilterState state, Flow flow, Choice choice) {
        return new PacketModel(state, choice).carry(InFlight.entering(Packet.opening(flow)));
    }

    private Fate carry(InFlight packet) {
        Passage in = cross(packet, Crossing.in(Hook.PREROUTING, "veth1", NOW));
        if (!in.verdict().isAccept()) {
            return ended(in);
        }
        Ip to = in.inFlight().packet().flow().destination().ip();
        if (ADDRESSES.isLocal(to)) {
            NetfilterState before = state;
            Passage input = cross(in.inFlight(), Crossing.in(Hook.INPUT, "veth1", NOW));
            // what comes to the router is dropped after all rules, before its connection is confirmed
            return new Fate(state.withConntrack(before.conntrack()), input.verdict(), Option.none());
        }
        boolean back = PODS.exists(pods -> pods.contains(to));
        String device = back ? "veth1" : "eth0";
        Passage through = cross(hopped(in.inFlight()), Crossing.through(Hook.FORWARD, "veth1", device, NOW));
        if (!through.verdict().isAccept()) {
            return ended(through);
        }
        Crossing leaving = Crossing.through(Hook.POSTROUTING, "veth1", device, NOW)
                .withNextHop(Option.some(back ? to : to.isV4() ? WORLD : WORLD_V6));
        Passage out = cross(through.inFlight(), leaving);
        return new Fate(
                state,
                out.verdict(),
                Option.when(out.verdict().isAccept(), out.inFlight().packet().flow()));
    }

    // net/ipv4/ip_forward.c, ip_forward: the hop is counted before the hook
    private static InFlight hopped(InFlight packet) {
        return packet.with(packet.packet().withTtl(packet.packet().ttl() - 1));
    }

    private Fate ended(Passage passage) {
        return new Fate(state, passage.verdict(), Option.none());
    }

    private Passage cross(InFlight packet, Crossing at) {
        Passage passage = Netfilter.cross(state, packet, at.withDetail(Crossing.Detail.NONE), choice);
        state = passage.state();
        return passage;
    }
}
