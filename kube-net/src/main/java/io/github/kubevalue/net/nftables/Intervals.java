package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.math.BigInteger;
import java.util.Comparator;

/** The blocks of a set as the kernel keeps them: sorted, and those that touch made one. */
final class Intervals {
    private Intervals() {}

    private record Interval(Ip first, Ip last) {
        boolean touches(Interval next) {
            return next.first.compareTo(last) <= 0
                    || last.toBigInteger().add(BigInteger.ONE).equals(next.first.toBigInteger());
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
                .sorted(Comparator.comparing(Interval::first).thenComparing(Interval::last));
        return sorted.foldLeft(Vector.<Interval>empty(), Intervals::joined).map(Interval::text);
    }

    private static Vector<Interval> joined(Vector<Interval> before, Interval next) {
        return !before.isEmpty() && before.last().touches(next)
                ? before.init().append(before.last().and(next))
                : before.append(next);
    }
}
