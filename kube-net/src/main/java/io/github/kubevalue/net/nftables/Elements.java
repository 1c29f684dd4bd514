package io.github.kubevalue.net.nftables;

import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The elements of a set or map: those for one key each, and those for many.
 *
 * @param exact elements by their key
 * @param wide elements whose key has ranges, in the order in which they are listed
 */
public record Elements(HashMap<Vector<Datum>, NftElement> exact, Seq<Wide> wide) {
    /** No elements. */
    public static final Elements NONE = new Elements(HashMap.empty(), Vector.empty());

    /**
     * An element for many keys: {@code 10.0.0.0/8 . 1024-65535}.
     *
     * @param key what each part of a key must be
     * @param element what is said of them; its own key is the first of them
     */
    public record Wide(Vector<Pattern> key, NftElement element) {
        boolean contains(Vector<Datum> other) {
            return Comparison.contains(other, key);
        }
    }

    /** Returns these with one more element. */
    public Elements with(Vector<Pattern> key, NftElement element) {
        if (key.forAll(Pattern.One.class::isInstance)) {
            Vector<Datum> exactly = key.map(part -> ((Pattern.One) part).value());
            return new Elements(exact.put(exactly, element), wide);
        }
        return new Elements(exact, wide.append(new Wide(key, element)));
    }

    /** Whether an element could be for a key of which not every part is known. */
    boolean mayHave(Vector<Datum> key) {
        return mayHave(exact.keySet(), key) || wide.exists(each -> isPossible(each.key(), key));
    }

    /** Whether one of those keys could be that of which not every part is known. */
    static boolean mayHave(Set<Vector<Datum>> keys, Vector<Datum> key) {
        return keys.exists(each -> isPossible(each.map(Pattern.One::new), key));
    }

    private static boolean isPossible(Seq<? extends Pattern> element, Vector<Datum> key) {
        return element.zip(key).forAll(part -> part._2 instanceof Datum.Unknown || part._1.contains(part._2));
    }

    /** Returns the element for a key; {@code *} only where no other is for it. */
    Option<NftElement> find(Vector<Datum> key) {
        Option<NftElement> found = exact.get(key);
        if (found.isDefined() || wide.isEmpty() || key.exists(Datum.Unknown.class::isInstance)) {
            return found;
        }
        Seq<Wide> all = wide.filter(element -> element.contains(key));
        return all.find(element -> !element.key().forAll(Pattern.Any.class::isInstance))
                .orElse(all::headOption)
                .map(Wide::element);
    }
}
