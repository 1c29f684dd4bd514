package io.github.kubevalue.model.controller.topologycache;

/**
 * How many endpoints a zone may have.
 *
 * @param minimum the fewest, so that none is overloaded by more than a fifth
 * @param maximum the most, so that the others can have their fewest
 * @param desired its share
 */
record Allocation(int minimum, int maximum, double desired) {
    // endpointslice/topologycache/topologycache.go, overloadThreshold
    private static final double OVERLOAD = 0.2;

    static int minimum(double share) {
        return (int) Math.ceil(share * (1 / (1 + OVERLOAD)));
    }

    static Allocation of(double share, int spare) {
        int minimum = minimum(share);
        return new Allocation(minimum, minimum + spare, Math.max(share, minimum));
    }
}
