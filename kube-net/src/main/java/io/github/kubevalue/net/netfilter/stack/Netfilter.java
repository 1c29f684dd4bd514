package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of a packet through a hook of a network stack.
 *
 * <pre>{@code
 * InFlight packet = InFlight.entering(Packet.syn(Flow.tcp("10.244.1.9:40000", "10.96.0.10:80")));
 * Passage in = Netfilter.cross(stack, packet, Crossing.in(Hook.PREROUTING, "veth1", now), choice);
 * Passage out = Netfilter.cross(in.state(), in.inFlight(), Crossing.out(Hook.POSTROUTING, "eth0", now), choice);
 * }</pre>
 *
 * <p>At each hook a packet passes the tables by priority: raw, connection tracking, mangle, nat (where destinations change),
 * filter, security, nat (where sources change), and at last a new connection is confirmed. Routing lies between the hooks and is the
 * caller's. A packet that goes through the loopback interface keeps its {@link InFlight} from OUTPUT to INPUT.
 */
public final class Netfilter {
    private Netfilter() {}

    /**
     * Carries a packet through a hook.
     *
     * @param state the network stack
     * @param packet the packet, with what earlier hooks of this stack have found out about it
     * @param at which hook, where and when
     * @param choice draws what {@code -m statistic} and port searches leave to chance
     */
    public static Passage cross(NetfilterState state, InFlight packet, Crossing at, Choice choice) {
        List<Evidence> log = at.detail() == Crossing.Detail.NONE ? List.of() : new ArrayList<>();
        Passage passage = cross(state, packet, at, choice, log);
        return log.isEmpty() ? passage : passage.with(Array.ofAll(log));
    }

    /**
     * Carries a packet through a hook, and writes the evidence into a log that goes on from hook to hook; the passage has none.
     *
     * @param state the network stack
     * @param packet the packet, with what earlier hooks of this stack have found out about it
     * @param at which hook, where and when
     * @param choice draws what {@code -m statistic} and port searches leave to chance
     * @param log what has happened before, to be added to
     */
    public static Passage cross(NetfilterState state, InFlight packet, Crossing at, Choice choice, List<Evidence> log) {
        return new HookRun(state, packet, at, choice, log).run();
    }
}
