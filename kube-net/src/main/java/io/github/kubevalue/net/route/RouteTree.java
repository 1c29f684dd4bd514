package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Routes of one family by their destinations, as the kernel keeps them: a binary tree over the bits of addresses, in which only
 * those blocks are nodes that have routes, or in which the blocks of others part. So its shape depends on the routes alone; two
 * trees that differ in one route share all that is not above it; and a look-up goes down as many nodes as there are blocks
 * around the address, not as there are routes.
 */
// net/ipv4/fib_trie.c
final class RouteTree {
    static final RouteTree EMPTY = new RouteTree();

    private final Cidr block;
    private final Array<Route> routes;
    private final RouteTree lower;
    private final RouteTree upper;
    private final int size;

    private RouteTree() {
        this.block = Cidr.parse("0.0.0.0/0");
        this.routes = Array.empty();
        this.lower = this;
        this.upper = this;
        this.size = 0;
    }

    private RouteTree(Cidr block, Array<Route> routes, RouteTree lower, RouteTree upper) {
        this.block = block;
        this.routes = routes;
        this.lower = lower;
        this.upper = upper;
        this.size = routes.size() + lower.size + upper.size;
    }

    private static RouteTree leaf(Cidr block, Array<Route> routes) {
        return new RouteTree(block, routes, EMPTY, EMPTY);
    }

    /** A node without routes stands only where others part. */
    private static RouteTree of(Cidr block, Array<Route> routes, RouteTree lower, RouteTree upper) {
        if (routes.isEmpty() && (lower.isEmpty() || upper.isEmpty())) {
            return lower.isEmpty() ? upper : lower;
        }
        return new RouteTree(block, routes, lower, upper);
    }

    private boolean isEmpty() {
        return size == 0;
    }

    /** Returns the routes to exactly that destination. */
    Array<Route> to(Cidr destination) {
        RouteTree at = this;
        while (!at.isEmpty() && at.block.prefix() < destination.prefix() && at.block.contains(destination)) {
            at = at.half(destination.ip());
        }
        return !at.isEmpty() && at.block.equals(destination) ? at.routes : Array.empty();
    }

    private RouteTree half(Ip address) {
        return address.bit(block.prefix()) ? upper : lower;
    }

    /** Returns this with those routes to a destination, in place of all that were there; none takes the destination out. */
    RouteTree with(Cidr destination, Array<Route> others) {
        int common = isEmpty() ? 0 : common(destination);
        if (isEmpty() || common == block.prefix() && common == destination.prefix()) {
            return of(destination, others, lower, upper);
        }
        if (common == block.prefix()) {
            return destination.ip().bit(common)
                    ? of(block, routes, lower, upper.with(destination, others))
                    : of(block, routes, lower.with(destination, others), upper);
        }
        if (others.isEmpty()) {
            return this;
        }
        RouteTree added = common == destination.prefix() ? EMPTY : leaf(destination, others);
        Array<Route> here = common == destination.prefix() ? others : Array.empty();
        Cidr around = Cidr.holding(destination.ip(), common);
        return block.ip().bit(common) ? of(around, here, added, this) : of(around, here, this, added);
    }

    /** How many bits the block has in common with another. */
    private int common(Cidr other) {
        Ip one = block.ip();
        long first = one.isV4()
                ? (one.low() ^ other.ip().low()) << 32
                : one.high() ^ other.ip().high();
        int same = first == 0
                ? 64 + Long.numberOfLeadingZeros(one.low() ^ other.ip().low())
                : Long.numberOfLeadingZeros(first);
        return Math.min(same, Math.min(block.prefix(), other.prefix()));
    }

    /** Returns the route with the longest prefix around an address, of those that can be taken. */
    Option<Route> lookup(Ip address, Predicate<Route> canBeTaken) {
        if (isEmpty() || !block.contains(address)) {
            return Option.none();
        }
        Option<Route> longer = block.isHost() ? Option.none() : half(address).lookup(address, canBeTaken);
        return longer.isDefined() ? longer : first(canBeTaken);
    }

    private Option<Route> first(Predicate<Route> canBeTaken) {
        for (int i = 0; i < routes.size(); i++) {
            if (canBeTaken.test(routes.get(i))) {
                return Option.some(routes.get(i));
            }
        }
        return Option.none();
    }

    /** Visits the routes, a block before those in it. */
    void forEach(Consumer<Route> visit) {
        if (!isEmpty()) {
            routes.forEach(visit);
            lower.forEach(visit);
            upper.forEach(visit);
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof RouteTree tree
                        && !isEmpty()
                        && !tree.isEmpty()
                        && block.equals(tree.block)
                        && routes.equals(tree.routes)
                        && lower.equals(tree.lower)
                        && upper.equals(tree.upper);
    }

    @Override
    public int hashCode() {
        return isEmpty() ? 0 : (routes.hashCode() * 31 + lower.hashCode()) * 31 + upper.hashCode();
    }
}
