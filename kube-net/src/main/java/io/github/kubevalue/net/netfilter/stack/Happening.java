package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.control.Option;
import java.util.function.Supplier;

/**
 * What happened to a packet at a hook without a rule: connection tracking, NAT by a known connection, a policy, IPVS.
 *
 * @param hook the hook
 * @param table the table by name
 * @param chain the chain
 * @param before the packet before
 * @param after the packet after
 * @param words what happened, put together when somebody reads it
 */
public record Happening(
        Hook hook, Option<String> table, Option<String> chain, Packet before, Packet after, Supplier<String> words)
        implements Evidence {
    /** Returns what happened outside of all tables. */
    static Happening of(Hook hook, Packet before, Packet after, Supplier<String> words) {
        return new Happening(hook, Option.none(), Option.none(), before, after, words);
    }

    @Override
    public String note() {
        return words.get();
    }
}
