package io.github.kubevalue.model.controller.selection;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, in the order of names. What differs between two rolls is found at the cost of the differences, as far as one came
 * of the other.
 *
 * <p>Laws: rolls are equal if they have the same values under the same names, whatever led to them. Under {@link #plus} and {@link
 * #minus} they add up where no name is on two of them.
 *
 * <p>A roll is a treap (Aragon and Seidel 1989) whose priorities are drawn from the names: its shape depends on them alone, so that
 * two rolls share what they have in common and nothing else has to be looked at.
 *
 * @param <V> the type of the values
 */
public final class Roll<V> {
    private static final Roll<?> EMPTY = new Roll<>(null);

    private final @Nullable Node<V> root;

    private Roll(@Nullable Node<V> root) {
        this.root = root;
    }

    /** Returns the roll of nobody. */
    @SuppressWarnings("unchecked") // it has no values
    public static <V> Roll<V> empty() {
        return (Roll<V>) EMPTY;
    }

    /** Returns the roll of one. */
    public static <V> Roll<V> of(String name, V value) {
        return new Roll<>(new Node<>(name, value, null, null));
    }

    /** How many names there are. */
    public int size() {
        return Node.size(root);
    }

    /** Returns the value of that name. */
    public Option<V> get(String name) {
        Node<V> at = root;
        while (at != null && !at.name.equals(name)) {
            at = name.compareTo(at.name) < 0 ? at.left : at.right;
        }
        return at == null ? Option.none() : Option.of(at.value);
    }

    /** Returns the values, in the order of their names. */
    public Seq<V> values() {
        List<V> values = new ArrayList<>(size());
        Node.each(root, (name, value) -> values.add(value));
        return Vector.ofAll(values);
    }

    /** Returns this roll with the values of another, which count where both have a name. */
    public Roll<V> plus(Roll<V> other) {
        List<Node<V>> nodes = new ArrayList<>(other.size());
        Node.each(other.root, (name, value) -> nodes.add(new Node<>(name, value, null, null)));
        Node<V> all = root;
        for (Node<V> node : nodes) {
            all = Node.with(all, node);
        }
        return new Roll<>(all);
    }

    /** Returns this roll without the names of another. */
    public Roll<V> minus(Roll<V> other) {
        List<String> names = new ArrayList<>(other.size());
        Node.each(other.root, (name, value) -> names.add(name));
        Node<V> left = root;
        for (String name : names) {
            left = Node.without(left, name);
        }
        return left == null ? empty() : new Roll<>(left);
    }

    /** Returns the names under which the rolls do not have the same, in order. */
    public Seq<String> differences(Roll<V> other) {
        List<String> names = new ArrayList<>();
        Node.differ(root, other.root, names);
        return Vector.ofAll(names);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Roll<?> roll
                        && Node.size(root) == Node.size(roll.root)
                        && Node.hash(root) == Node.hash(roll.root)
                        && Node.areSame(root, roll.root);
    }

    @Override
    public int hashCode() {
        return Node.hash(root);
    }

    /** Returns {@code 3 names}. */
    @Override
    public String toString() {
        return size() + " names";
    }

    /** A name with all that are below it: names before it on the left, those after it on the right, none of them of higher rank. */
    private static final class Node<V> {
        private final String name;
        private final int rank;
        private final V value;
        private final @Nullable Node<V> left;
        private final @Nullable Node<V> right;
        private final int size;
        private final int hash;

        Node(String name, V value, @Nullable Node<V> left, @Nullable Node<V> right) {
            this.name = name;
            this.rank = spread(name.hashCode());
            this.value = value;
            this.left = left;
            this.right = right;
            this.size = 1 + size(left) + size(right);
            this.hash = spread(rank + value.hashCode()) + hash(left) + hash(right);
        }

        /** Finishes as MurmurHash3 does. */
        private static int spread(int bits) {
            int once = (bits ^ bits >>> 16) * 0x85ebca6b;
            int twice = (once ^ once >>> 13) * 0xc2b2ae35;
            return twice ^ twice >>> 16;
        }

        static int size(@Nullable Node<?> node) {
            return node == null ? 0 : node.size;
        }

        static int hash(@Nullable Node<?> node) {
            return node == null ? 0 : node.hash;
        }

        private boolean isAbove(Node<?> other) {
            return rank != other.rank ? rank > other.rank : name.compareTo(other.name) < 0;
        }

        private Node<V> over(@Nullable Node<V> before, @Nullable Node<V> after) {
            return before == left && after == right ? this : new Node<>(name, value, before, after);
        }

        static <V> void each(@Nullable Node<V> node, BiConsumer<String, V> action) {
            if (node != null) {
                each(node.left, action);
                action.accept(node.name, node.value);
                each(node.right, action);
            }
        }

        static <V> Node<V> with(@Nullable Node<V> tree, Node<V> fresh) {
            if (tree == null) {
                return fresh;
            }
            if (fresh.name.equals(tree.name)) {
                return fresh.over(tree.left, tree.right);
            }
            if (fresh.isAbove(tree)) {
                return fresh.over(before(tree, fresh.name), after(tree, fresh.name));
            }
            return fresh.name.compareTo(tree.name) < 0
                    ? tree.over(with(tree.left, fresh), tree.right)
                    : tree.over(tree.left, with(tree.right, fresh));
        }

        static <V> @Nullable Node<V> without(@Nullable Node<V> tree, String name) {
            if (tree == null) {
                return null;
            }
            if (tree.name.equals(name)) {
                return joined(tree.left, tree.right);
            }
            return name.compareTo(tree.name) < 0
                    ? tree.over(without(tree.left, name), tree.right)
                    : tree.over(tree.left, without(tree.right, name));
        }

        private static <V> @Nullable Node<V> joined(@Nullable Node<V> before, @Nullable Node<V> after) {
            if (before == null || after == null) {
                return before == null ? after : before;
            }
            return before.isAbove(after)
                    ? before.over(before.left, joined(before.right, after))
                    : after.over(joined(before, after.left), after.right);
        }

        /** The part of a tree that comes before a name, which is not in it. */
        private static <V> @Nullable Node<V> before(@Nullable Node<V> tree, String name) {
            if (tree == null) {
                return null;
            }
            return name.compareTo(tree.name) < 0
                    ? before(tree.left, name)
                    : tree.over(tree.left, before(tree.right, name));
        }

        /** The part of a tree that comes after a name, which is not in it. */
        private static <V> @Nullable Node<V> after(@Nullable Node<V> tree, String name) {
            if (tree == null) {
                return null;
            }
            return name.compareTo(tree.name) < 0
                    ? tree.over(after(tree.left, name), tree.right)
                    : after(tree.right, name);
        }

        static <V> void differ(@Nullable Node<V> one, @Nullable Node<V> other, List<String> names) {
            if (one == other) {
                return;
            }
            if (one == null || other == null) {
                each(one == null ? other : one, (name, value) -> names.add(name));
                return;
            }
            Node<V> top = other.isAbove(one) ? other : one;
            boolean isInBoth = one.name.equals(other.name);
            differ(isInBoth ? one.left : before(one, top), isInBoth ? other.left : before(other, top), names);
            if (!isInBoth || !one.value.equals(other.value)) {
                names.add(top.name);
            }
            differ(isInBoth ? one.right : after(one, top), isInBoth ? other.right : after(other, top), names);
        }

        private static <V> @Nullable Node<V> before(Node<V> tree, Node<V> top) {
            return tree == top ? tree.left : before(tree, top.name);
        }

        private static <V> @Nullable Node<V> after(Node<V> tree, Node<V> top) {
            return tree == top ? tree.right : after(tree, top.name);
        }

        static boolean areSame(@Nullable Node<?> one, @Nullable Node<?> other) {
            return one == other
                    || one != null
                            && other != null
                            && one.hash == other.hash
                            && one.name.equals(other.name)
                            && Objects.equals(one.value, other.value)
                            && areSame(one.left, other.left)
                            && areSame(one.right, other.right);
        }
    }
}
