package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Node;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/** Which node is at the other end of a tunnel: by the address of its end, or by the block of its pods. */
final class TunnelEnds {
    private final Map<Cidr, String> blocks;
    private final Set<Integer> prefixes;

    private TunnelEnds(Map<Cidr, String> blocks) {
        this.blocks = blocks;
        this.prefixes = blocks.keySet().map(Cidr::prefix);
    }

    static TunnelEnds of(Seq<Node> nodes) {
        return new TunnelEnds(HashMap.ofEntries(nodes.flatMap(
                node -> node.spec().podCidrs().map(block -> Tuple.of(block.network(), node.name())))));
    }

    /** The node whose end has that address, the first of its block. */
    Option<String> withAddress(Ip address) {
        return block(address).filter(block -> block.first().equals(address)).flatMap(blocks::get);
    }

    /** The node whose pods have such addresses. */
    Option<String> withPod(Ip address) {
        return block(address).flatMap(blocks::get);
    }

    private Option<Cidr> block(Ip address) {
        return prefixes.toVector()
                .filter(prefix -> prefix <= address.family().bits())
                .map(prefix -> new Cidr(address, prefix).network())
                .find(blocks::containsKey);
    }
}
