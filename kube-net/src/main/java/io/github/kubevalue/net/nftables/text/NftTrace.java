package io.github.kubevalue.net.nftables.text;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.stack.Evidence;
import io.github.kubevalue.net.nftables.MetRule;
import io.vavr.collection.Seq;

/**
 * What {@code nft monitor trace} says of the rules that a packet has met: {@code trace id 1dc58d51 inet t o rule tcp dport 81 jump
 * c0 (verdict jump c0)}. Only rules have lines: what the packet looked like, and policies that accept, have none.
 */
public final class NftTrace {
    private NftTrace() {}

    /**
     * Returns a line for each rule of nft.
     *
     * @param id what tells the packet from others
     * @param evidence what happened to it
     */
    public static Seq<String> lines(int id, Seq<Evidence> evidence) {
        return evidence.filter(item -> item.rule().exists(MetRule.class::isInstance))
                .map(item -> line(id, item, (MetRule) item.rule().get()));
    }

    private static String line(int id, Evidence item, MetRule met) {
        IpFamily family = item.before().flow().source().ip().family();
        return String.format("trace id %08x ", id) + item.table().getOrElse("") + " "
                + item.chain().getOrElse("") + " rule " + met.shown(family) + " (verdict " + met.verdict() + ")";
    }
}
