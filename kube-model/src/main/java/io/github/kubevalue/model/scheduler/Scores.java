package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.Nodes;
import io.vavr.collection.Vector;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;

/** How much each of some nodes is preferred, in the order of the nodes. */
public final class Scores {
    private final long[] points;

    private Scores(long[] points) {
        this.points = points;
    }

    /** Returns scores that prefer none of so many nodes. */
    public static Scores same(int size, long points) {
        long[] all = new long[size];
        Arrays.fill(all, points);
        return new Scores(all);
    }

    /** Returns the scores of so many nodes by their places. */
    public static Scores of(int size, IntToLongFunction score) {
        long[] all = new long[size];
        for (int place = 0; place < size; place++) {
            all[place] = score.applyAsLong(place);
        }
        return new Scores(all);
    }

    /** Returns scores of nodes. */
    public static Scores of(Nodes nodes, ToLongFunction<NodeInfo> score) {
        return of(nodes.size(), place -> score.applyAsLong(nodes.get(place)));
    }

    /** Returns scores of nodes that are found by their slots. */
    public static Scores bySlot(Nodes nodes, IntToLongFunction score) {
        return of(nodes.size(), place -> score.applyAsLong(nodes.slot(place)));
    }

    /** How many nodes there are. */
    public int size() {
        return points.length;
    }

    /** The score of the node at that place. */
    public long get(int place) {
        return points[place];
    }

    /** The highest score; 0 without nodes. */
    public long max() {
        long max = points.length == 0 ? 0 : points[0];
        for (long score : points) {
            max = Math.max(max, score);
        }
        return max;
    }

    /** The lowest score; 0 without nodes. */
    public long min() {
        return minOf(score -> true);
    }

    /** The lowest of those scores that count; 0 if none does. */
    public long minOf(LongPredicate counts) {
        long least = Long.MAX_VALUE;
        boolean isAny = false;
        for (long score : points) {
            if (counts.test(score)) {
                least = Math.min(least, score);
                isAny = true;
            }
        }
        return isAny ? least : 0;
    }

    /** Returns these scores stretched so that the highest becomes {@link ScorePlugin#MAX}; all 0 stay 0. */
    public Scores stretched() {
        // pkg/scheduler/framework/plugins/helper/normalize_score.go, DefaultNormalizeScore
        long max = max();
        return max == 0 ? this : mapped(score -> ScorePlugin.MAX * score / max);
    }

    /** Returns these scores stretched and turned round, so that the lowest is best; all 0 become {@link ScorePlugin#MAX}. */
    public Scores reversed() {
        return stretched().mapped(score -> ScorePlugin.MAX - score);
    }

    /** Returns these scores, each changed in the same way. */
    public Scores mapped(LongUnaryOperator change) {
        long[] changed = new long[points.length];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = change.applyAsLong(points[i]);
        }
        return new Scores(changed);
    }

    /** Returns these scores, to which others of the same nodes are added so many times. */
    public Scores plus(Scores more, long times) {
        long[] sums = points.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += times * more.points[i];
        }
        return new Scores(sums);
    }

    /** How many nodes have the highest score. */
    public int countBest() {
        long max = max();
        int count = 0;
        for (long score : points) {
            count += score == max ? 1 : 0;
        }
        return count;
    }

    /** The place of one of the nodes that have the highest score, the first of which is 0. */
    public int best(int which) {
        long max = max();
        int place = -1;
        for (int left = which; left >= 0; left--) {
            place++;
            while (points[place] != max) {
                place++;
            }
        }
        return place;
    }

    /** Returns the scores as a list. */
    public Vector<Long> all() {
        return Vector.ofAll(Arrays.stream(points).boxed());
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Scores scores && Arrays.equals(points, scores.points);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(points);
    }

    /** Returns {@code [100, 57, 0]}. */
    @Override
    public String toString() {
        return Arrays.toString(points);
    }
}
