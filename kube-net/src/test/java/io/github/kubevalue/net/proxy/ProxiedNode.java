package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.stack.Crossing;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.netfilter.stack.LocalAddresses;
import io.github.kubevalue.net.netfilter.stack.Netfilter;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.stack.Passage;
import io.github.kubevalue.net.netfilter.stack.Verdict;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import java.time.Instant;

/**
 * A node that kube-proxy has programmed, and the ways of packets through it: those of its own addresses are sent by it, all
 * others come in by {@code eth0}.
 *
 * @param stack its network stack
 * @param now when packets come
 */
record ProxiedNode(NetfilterState stack, Instant now) {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Returns a node with those addresses, the first of which it masquerades with. */
    static ProxiedNode of(ProxyProgram program, Iterable<Ip> addresses) {
        LocalAddresses local = LocalAddresses.NONE;
        for (Ip ip : addresses) {
            local = local.with("eth0", new Cidr(ip, ip.isV4() ? 24 : 64));
        }
        return new ProxiedNode(program.addTo(NetfilterState.empty().withAddresses(local)), START);
    }

    /**
     * What became of a packet.
     *
     * @param verdict the last verdict
     * @param packet the packet at the end
     * @param node the node afterwards
     */
    record Passed(Verdict verdict, Packet packet, ProxiedNode node) {
        /** {@code DROP}, {@code REJECT}, {@code untouched}, or {@code 10.180.0.1:80} and perhaps {@code masq}. */
        String text(Flow sent) {
            if (!verdict.isAccept()) {
                return verdict instanceof Verdict.Reject ? "REJECT" : verdict instanceof Verdict.Drop ? "DROP" : "?";
            }
            Flow flow = packet.flow();
            String to = flow.destination().equals(sent.destination())
                    ? "untouched"
                    : flow.destination().toString();
            return flow.source().equals(sent.source()) ? to : to + " masq";
        }
    }

    /** Sends the first packet of a flow. */
    Passed send(Flow flow, Choice choice) {
        InFlight packet = InFlight.entering(Packet.opening(flow));
        return stack.addresses().isLocal(flow.source().ip())
                ? sent(cross(stack, packet, Hook.OUTPUT, choice), choice)
                : came(cross(stack, packet, Hook.PREROUTING, choice), choice);
    }

    private Passed sent(Passage passage, Choice choice) {
        Passage left = next(passage, Hook.POSTROUTING, choice);
        return isForThisNode(left) ? came(next(left, Hook.PREROUTING, choice), choice) : passed(left);
    }

    private Passed came(Passage passage, Choice choice) {
        return passed(
                isForThisNode(passage)
                        ? up(next(passage, Hook.INPUT, choice), choice)
                        : next(next(passage, Hook.FORWARD, choice), Hook.POSTROUTING, choice));
    }

    private Passage up(Passage passage, Choice choice) {
        return passage.verdict() instanceof Verdict.Resent
                ? next(cross(passage.state(), passage.inFlight(), Hook.OUTPUT, choice), Hook.POSTROUTING, choice)
                : passage;
    }

    private Passed passed(Passage passage) {
        return new Passed(passage.verdict(), passage.inFlight().packet(), new ProxiedNode(passage.state(), now));
    }

    private boolean isForThisNode(Passage passage) {
        return stack.addresses()
                .isLocal(passage.inFlight().packet().flow().destination().ip());
    }

    private Passage next(Passage passage, Hook hook, Choice choice) {
        return passage.verdict().isAccept() ? cross(passage.state(), passage.inFlight(), hook, choice) : passage;
    }

    private Passage cross(NetfilterState state, InFlight packet, Hook hook, Choice choice) {
        Crossing.Builder at = Crossing.builder();
        at.hook(hook).now(now).detail(Crossing.Detail.NONE);
        if (hook == Hook.PREROUTING || hook == Hook.INPUT || hook == Hook.FORWARD) {
            at.in("eth0");
        }
        if (hook == Hook.FORWARD || hook == Hook.OUTPUT || hook == Hook.POSTROUTING) {
            at.out("eth0");
        }
        return Netfilter.cross(state, packet, at.build(), choice);
    }

    /** Returns this node some time later. */
    ProxiedNode later(long seconds) {
        return new ProxiedNode(stack, now.plusSeconds(seconds));
    }
}
