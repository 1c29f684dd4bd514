package io.github.kubevalue.net.nftables.text;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The blocks that are meant where a range is listed: the kernel keeps no more of several blocks than where they end. */
final class Blocks {
    private Blocks() {}

    /** Returns the fewest blocks that make up a range. */
    static Seq<Cidr> of(Ip first, Ip last) {
        Vector<Cidr> blocks = Vector.of(largest(first, last));
        while (blocks.last().last().compareTo(last) < 0) {
            blocks = blocks.append(largest(blocks.last().last().plus(1), last));
        }
        return blocks;
    }

    private static Cidr largest(Ip first, Ip last) {
        int prefix = first.family().bits();
        while (prefix > 0) {
            Cidr wider = new Cidr(first, prefix - 1);
            if (!wider.first().equals(first) || wider.last().compareTo(last) > 0) {
                break;
            }
            prefix--;
        }
        return new Cidr(first, prefix);
    }

    /** Returns the two blocks that make up one; a single address is one itself. */
    static Seq<Cidr> halves(Cidr block) {
        int prefix = block.prefix() + 1;
        return prefix > block.ip().family().bits()
                ? Vector.of(block)
                : Vector.of(
                        new Cidr(block.first(), prefix),
                        new Cidr(new Cidr(block.first(), prefix).last().plus(1), prefix));
    }
}
