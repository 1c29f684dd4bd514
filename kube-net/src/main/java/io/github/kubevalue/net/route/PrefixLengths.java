package io.github.kubevalue.net.route;

import io.vavr.collection.TreeMap;
import java.util.Comparator;

/** How many destinations of a table have which prefix length; a look-up tries those that occur, the longest first. */
final class PrefixLengths {
    static final PrefixLengths NONE = new PrefixLengths(TreeMap.empty(Comparator.reverseOrder()), new int[0]);

    private final TreeMap<Integer, Integer> counts;
    private final int[] longestFirst;

    private PrefixLengths(TreeMap<Integer, Integer> counts, int[] longestFirst) {
        this.counts = counts;
        this.longestFirst = longestFirst;
    }

    /** Returns the lengths that occur. The array is not to be changed. */
    int[] longestFirst() {
        return longestFirst;
    }

    PrefixLengths plus(int length) {
        return with(counts.put(length, 1, Integer::sum));
    }

    PrefixLengths minus(int length) {
        int left = counts.get(length).get() - 1;
        return with(left == 0 ? counts.remove(length) : counts.put(length, left));
    }

    private PrefixLengths with(TreeMap<Integer, Integer> other) {
        boolean same = other.size() == counts.size();
        return new PrefixLengths(
                other,
                same
                        ? longestFirst
                        : other.keySet()
                                .toJavaStream()
                                .mapToInt(Integer::intValue)
                                .toArray());
    }
}
