package io.github.kubevalue.model.scheduler.noderesources;

import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.vavr.collection.Seq;

/** How well a degree of use suits a node, for each of its resources. */
public sealed interface ScoringStrategy {

    /**
     * How well it suits that so much of a resource is requested.
     *
     * @param requested the requests of all pods, with that of the pod in question
     * @param allocatable what the node has to give; not 0
     */
    long score(long requested, long allocatable);

    /**
     * Puts the scores of several resources together.
     *
     * @param sum the sum of the weighted scores
     * @param weights the sum of the weights of those that count; not 0
     */
    default long mean(long sum, long weights) {
        return sum / weights;
    }

    /** Whether a resource of that score counts. */
    default boolean counts(long score) {
        return true;
    }

    /** Empty nodes are better: pods are spread. */
    // pkg/scheduler/framework/plugins/noderesources/least_allocated.go
    record LeastAllocated() implements ScoringStrategy {
        @Override
        public long score(long requested, long allocatable) {
            return requested > allocatable ? 0 : (allocatable - requested) * ScorePlugin.MAX / allocatable;
        }
    }

    /** Full nodes are better: pods are packed. */
    // pkg/scheduler/framework/plugins/noderesources/most_allocated.go
    record MostAllocated() implements ScoringStrategy {
        @Override
        public long score(long requested, long allocatable) {
            return Math.min(requested, allocatable) * ScorePlugin.MAX / allocatable;
        }
    }

    /**
     * A line through points says what suits.
     *
     * @param shape the points, in the order of their utilization; at least one
     */
    // pkg/scheduler/framework/plugins/noderesources/requested_to_capacity_ratio.go
    record RequestedToCapacityRatio(Seq<Point> shape) implements ScoringStrategy {
        private static final int HIGHEST = 10;

        @Override
        public long score(long requested, long allocatable) {
            return at(requested > allocatable ? 100 : requested * 100 / allocatable);
        }

        // framework/plugins/helper/shape_score.go, BuildBrokenLinearFunction
        private long at(long utilization) {
            int next = shape.indexWhere(point -> utilization <= point.utilization);
            if (next <= 0) {
                return (next == 0 ? shape.head() : shape.last()).points();
            }
            Point from = shape.get(next - 1);
            Point to = shape.get(next);
            return from.points()
                    + (to.points() - from.points())
                            * (utilization - from.utilization)
                            / (to.utilization - from.utilization);
        }

        @Override
        public boolean counts(long score) {
            return score > 0;
        }

        @Override
        public long mean(long sum, long weights) {
            return Math.round((double) sum / weights);
        }

        /**
         * A point of the line.
         *
         * @param utilization in percent, 0 to 100
         * @param score how well that suits, 0 to 10
         */
        public record Point(int utilization, int score) {
            long points() {
                return (long) score * (ScorePlugin.MAX / HIGHEST);
            }
        }
    }
}
