package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The blocks of a set as the kernel keeps them: sorted, and those that touch made one. */
final class Intervals {
    private Intervals() {}

    private record Interval(Ip first, Ip last) {
        boolean touches(Interval next) {
            return next.first.compareTo(last) <= 0
                    || last.toBigInteger().add(java.math.BigInteger.ONE).equals(next.first.toBigInteger());
        }

        Interval and(Interval next) {
            return new Interval(first, last.compareTo(next.last) >= 0 ? last : next.last);
        }

        /** Returns {@code 10.0.0.0/24}, {@code 10.0.0.9}, or {@code 10.0.0.0-10.0.0.191} if no prefix says it. */
        String text() {
            if (first.equals(last)) {
                return first.toString();
            }
            for (int prefix = 0; prefix < first.family().bits(); prefix++) {
                Cidr block = new Cidr(first, prefix);
                if (block.first().equals(first) && block.last().equals(last)) {
                    return block.toString();
                }
            }
            return first + "-" + last;
        }
    }

    static Seq<String> texts(Seq<Cidr> blocks) {
        Seq<Interval> sorted = blocks.map(block -> new Interval(block.first(), block.last()))
                .sorted(java.util.Comparator.comparing(Interval::first).thenComparing(Interval::last));
        return sorted.foldLeft(Vector.<Interval>empty(), Intervals::joined).map(Interval::text);
    }

    /** Returns the fewest blocks that make up a range. */
    static Seq<Cidr> blocks(Ip first, Ip last) {
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

    private static Vector<Interval> joined(Vector<Interval> before, Interval next) {
        return !before.isEmpty() && before.last().touches(next)
                ? before.init().append(before.last().and(next))
                : before.append(next);
    }
}
