package io.github.kubevalue.net.parts;

import io.vavr.Lazy;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Values by key, put together from parts that are sorted by their names: in a set that all Services share, a part is what one of
 * them has put in. Several parts may have a value for the same key: that of the last part counts, and a key is there until the last
 * of them goes. To put a part in, to change it or to take it out costs as much as the part, and not as much as all.
 *
 * <p>Laws: it does not matter in what order parts were put in; a part without values is none; with the same values in the same
 * order, however they are parted, two of these are equal.
 *
 * @param <K> what tells values apart
 * @param <V> a value
 */
public final class Parts<K, V> {
    private final Function<V, K> key;
    private final TreeMap<String, Vector<K>> parts;
    private final HashMap<K, TreeMap<String, V>> byKey;
    private final Lazy<Vector<V>> values;

    private Parts(Function<V, K> key, TreeMap<String, Vector<K>> parts, HashMap<K, TreeMap<String, V>> byKey) {
        this.key = key;
        this.parts = parts;
        this.byKey = byKey;
        this.values = Lazy.of(this::listed);
    }

    /** Returns no parts, of values that are told apart by that key. */
    public static <K, V> Parts<K, V> by(Function<V, K> key) {
        return new Parts<>(key, TreeMap.empty(), HashMap.empty());
    }

    /** Returns no parts, of values that are told apart by themselves. */
    public static <V> Parts<V, V> ofKeys() {
        return by(Function.identity());
    }

    /** Returns these with one more value in a part, in place of its value for the same key. */
    public Parts<K, V> plus(String part, V value) {
        K of = key.apply(value);
        TreeMap<String, V> known = byKey.getOrElse(of, TreeMap.empty());
        TreeMap<String, Vector<K>> grown = known.containsKey(part)
                ? parts
                : parts.put(part, parts.getOrElse(part, Vector.empty()).append(of));
        return new Parts<>(key, grown, byKey.put(of, known.put(part, value)));
    }

    /** Returns these with a part of that name, in place of the one that had it. */
    public Parts<K, V> with(String part, Seq<V> values) {
        Parts<K, V> changed = without(part);
        for (V value : values) {
            changed = changed.plus(part, value);
        }
        return changed;
    }

    private Parts<K, V> without(String part) {
        Option<Vector<K>> before = parts.get(part);
        if (before.isEmpty()) {
            return this;
        }
        HashMap<K, TreeMap<String, V>> rest = byKey;
        for (K of : before.get()) {
            TreeMap<String, V> others = rest.getOrElse(of, TreeMap.empty()).remove(part);
            rest = others.isEmpty() ? rest.remove(of) : rest.put(of, others);
        }
        return new Parts<>(key, parts.remove(part), rest);
    }

    /** Returns these with each value made over, which leaves its key as it is. */
    public Parts<K, V> map(UnaryOperator<V> change) {
        return new Parts<>(key, parts, byKey.mapValues(known -> known.mapValues(change)));
    }

    /** Returns the value for a key. */
    public Option<V> get(K of) {
        return byKey.get(of).map(known -> known.last()._2);
    }

    /** Whether there is a value for a key. */
    public boolean contains(K of) {
        return byKey.containsKey(of);
    }

    /** Whether there are no values. */
    public boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** Returns the values of all parts, one part after the other; the value for a key is at its first place. */
    public Vector<V> values() {
        return values.get();
    }

    private Vector<V> listed() {
        return parts.values()
                .flatMap(part -> part)
                .distinct()
                .map(of -> byKey.get(of).get().last()._2)
                .toVector();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Parts<?, ?> same && values().equals(same.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    /** Returns the values, one after the other. */
    @Override
    public String toString() {
        return values().mkString(", ");
    }
}
