package io.github.kubevalue.net.nftables;

import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.immutables.value.Value;

/** A set, or a map to verdicts, with a name. */
@Value.Immutable
public interface NftSet extends WithNftSet {

    /** Returns an empty set. */
    static NftSet set(String name, DataType... key) {
        return builder().name(name).type(Vector.of(key)).build();
    }

    /** Returns an empty map to verdicts. */
    static NftSet map(String name, DataType... key) {
        return set(name, key).withVerdicts(true);
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its name. */
    String name();

    /** The types of the parts of its keys; none if they are not modelled. */
    Seq<DataType> type();

    /** Whether it is a map to verdicts. */
    @Value.Default
    default boolean verdicts() {
        return false;
    }

    /** What its author says of it. */
    Option<String> comment();

    /** How long after the last {@code update} a key stays; rules fill such a set. */
    Option<Duration> timeout();

    /** How many elements it can have, if its author says so. */
    Option<Integer> size();

    /** The elements that its author put in, by key. */
    @Value.Default
    default HashMap<Vector<Datum>, NftElement> elements() {
        return HashMap.empty();
    }

    /** The elements for many keys, in the order in which they are listed. */
    Seq<Elements.Wide> wide();

    /** What a map to data has: the types of its parts. */
    Seq<DataType> dataType();

    /** Keys that rules had put in when it was listed, and how much longer they stay. */
    @Value.Default
    default HashMap<Vector<Datum>, Duration> expiring() {
        return HashMap.empty();
    }

    /** How nft has listed it, if it was read: it is printed so again until its elements change. */
    Option<String> listed();

    /** Returns the element for a key. */
    default Option<NftElement> find(Vector<Datum> key) {
        return wide().isEmpty() ? elements().get(key) : all().find(key);
    }

    /** Returns the elements of both kinds. */
    default Elements all() {
        return new Elements(elements(), wide());
    }

    /** Returns this set with a comment. */
    default NftSet commented(String text) {
        return withComment(Option.some(text));
    }

    /** Returns this set with an element, in place of the one with the same key. */
    default NftSet with(NftElement element) {
        return withElements(elements().put(element.key(), element)).withListed(Option.none());
    }

    /** Returns this set without the element for a key. */
    default NftSet without(Vector<Datum> key) {
        return withElements(elements().remove(key)).withListed(Option.none());
    }

    /** Returns this set with those elements. */
    default NftSet withAll(Iterable<NftElement> more) {
        HashMap<Vector<Datum>, NftElement> all = elements();
        for (NftElement element : more) {
            all = all.put(element.key(), element);
        }
        return withElements(all).withListed(Option.none());
    }

    /** Builds an {@link NftSet}. */
    final class Builder extends ImmutableNftSet.Builder {
        Builder() {}
    }
}
