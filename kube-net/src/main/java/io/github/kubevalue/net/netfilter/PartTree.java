package io.github.kubevalue.net.netfilter;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.BiConsumer;

/**
 * Parts by key, as a treap: a search tree in which whoever is above has the greater rank, and ranks are scrambled hashes of the
 * keys. So its shape depends on the keys alone, and its depth is about the logarithm of their number.
 */
final class PartTree {
    static final PartTree EMPTY = new PartTree();

    private final String key;
    private final Seq<Rule> rules;
    private final PartTree left;
    private final PartTree right;
    private final int size;

    private PartTree() {
        this.key = "";
        this.rules = Vector.empty();
        this.left = this;
        this.right = this;
        this.size = 0;
    }

    private PartTree(PartTree left, String key, Seq<Rule> rules, PartTree right) {
        this.key = key;
        this.rules = rules;
        this.left = left;
        this.right = right;
        this.size = left.size + rules.size() + right.size;
    }

    /** How many rules all parts have. */
    int size() {
        return size;
    }

    /** A part has rules, so that what has none is no node. */
    private boolean isEmpty() {
        return size == 0;
    }

    private PartTree between(PartTree before, PartTree after) {
        return new PartTree(before, key, rules, after);
    }

    private static int rank(String key) {
        int scrambled = key.hashCode() * 0x9E3779B9;
        return scrambled ^ scrambled >>> 15;
    }

    private static boolean isAbove(String key, String other) {
        int rank = Integer.compare(rank(key), rank(other));
        return rank > 0 || rank == 0 && key.compareTo(other) > 0;
    }

    /** Returns this with a part, in place of the one with the same key. */
    PartTree with(String added, Seq<Rule> part) {
        if (isEmpty() || isAbove(added, key)) {
            return new PartTree(before(added), added, part, after(added));
        }
        int order = added.compareTo(key);
        if (order == 0) {
            return new PartTree(left, key, part, right);
        }
        return order < 0 ? between(left.with(added, part), right) : between(left, right.with(added, part));
    }

    private PartTree before(String bound) {
        if (isEmpty()) {
            return this;
        }
        return key.compareTo(bound) < 0 ? between(left, right.before(bound)) : left.before(bound);
    }

    private PartTree after(String bound) {
        if (isEmpty()) {
            return this;
        }
        return key.compareTo(bound) > 0 ? between(left.after(bound), right) : right.after(bound);
    }

    /** Returns this without a part. */
    PartTree without(String gone) {
        if (isEmpty()) {
            return this;
        }
        int order = gone.compareTo(key);
        if (order == 0) {
            return left.joined(right);
        }
        return order < 0 ? between(left.without(gone), right) : between(left, right.without(gone));
    }

    /** Returns this and what comes after all of it. */
    private PartTree joined(PartTree later) {
        if (isEmpty() || later.isEmpty()) {
            return isEmpty() ? later : this;
        }
        return isAbove(key, later.key)
                ? between(left, right.joined(later))
                : later.between(joined(later.left), later.right);
    }

    /** Returns the part of that key; empty if there is none. */
    Seq<Rule> find(String wanted) {
        PartTree at = this;
        while (!at.isEmpty()) {
            int order = wanted.compareTo(at.key);
            if (order == 0) {
                return at.rules;
            }
            at = order < 0 ? at.left : at.right;
        }
        return Vector.empty();
    }

    /** Returns how many rules come before a part. */
    int place(String wanted) {
        PartTree at = this;
        int passed = 0;
        while (!at.isEmpty()) {
            int order = wanted.compareTo(at.key);
            if (order > 0) {
                passed += at.left.size + at.rules.size();
                at = at.right;
            } else {
                passed += order == 0 ? at.left.size : 0;
                at = order == 0 ? EMPTY : at.left;
            }
        }
        return passed;
    }

    /** Visits the parts in order. */
    void forEach(BiConsumer<String, Seq<Rule>> visit) {
        if (!isEmpty()) {
            left.forEach(visit);
            visit.accept(key, rules);
            right.forEach(visit);
        }
    }
}
