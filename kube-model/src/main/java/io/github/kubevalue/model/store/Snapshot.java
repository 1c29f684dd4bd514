package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * All objects of a cluster at one revision. Lists come in the order of namespace and name, the same on each run; the
 * cost of an answer is that of the objects it holds.
 */
public interface Snapshot {

    /** The revision of the last write that is seen here; 0 if nothing was ever written. */
    long revision();

    /** Returns the object of that key. */
    Option<KubeObject> get(ResourceKey key);

    /** Returns the object of that kind and name; the namespace is ignored for kinds of the cluster. */
    default <T extends KubeObject> Option<T> get(Kind<T> kind, String namespace, String name) {
        return get(kind.key(namespace, name)).map(kind.type()::cast);
    }

    /** Returns the object of a kind of the cluster. */
    default <T extends KubeObject> Option<T> get(Kind<T> kind, String name) {
        return get(kind, "", name);
    }

    /** Returns a part of the object of that name; none if there is no such object. */
    default <T extends KubeObject, V> Option<V> get(Part<T, V> part, String namespace, String name) {
        return get(part.kind(), namespace, name).map(part::of);
    }

    /** Whether there is an object of that key. */
    default boolean contains(ResourceKey key) {
        return get(key).isDefined();
    }

    /** Returns the kinds of which there is at least one object, in order. */
    Seq<Kind<?>> kinds();

    /** Returns the kind of a group and name of which there are objects; of several versions the first. */
    default Option<Kind<?>> kind(String group, String name) {
        return kinds().find(kind -> kind.name().equals(name) && kind.group().equals(group));
    }

    /** Returns all objects of a kind. */
    <T extends KubeObject> Seq<T> list(Kind<T> kind);

    /** Returns the objects of a kind in a namespace. */
    <T extends KubeObject> Seq<T> list(Kind<T> kind, String namespace);

    /**
     * Returns the objects that an index has under that text.
     *
     * @throws IllegalArgumentException if the store does not keep that index
     */
    <T extends KubeObject> Seq<T> by(Index<T> index, String value);

    /** Returns the first of the objects that an index has under that text, without looking at the others. */
    <T extends KubeObject> Option<T> first(Index<T> index, String value);

    /** Returns how many objects an index has under that text. */
    int count(Index<?> index, String value);

    /**
     * Returns what a tally has summed up under that text.
     *
     * @throws IllegalArgumentException if the store does not keep that tally
     */
    <A> A sum(Tally<?, A> tally, String value);

    /**
     * Returns what a projection shows.
     *
     * @throws IllegalArgumentException if the store does not keep that projection
     */
    <V> V view(Projection<V> projection);

    /** Returns the changes since a revision, oldest first: what a watch delivers; none if they are not remembered any more. */
    Option<Seq<Change>> changesSince(long from);

    /** Returns the objects, of whatever kind, that have an owner reference to the object of that uid. */
    Seq<KubeObject> owned(String uid);

    /** Returns how many objects have an owner reference to the object of that uid. */
    int countOwned(String uid);

    /** Returns the objects of a kind that have an owner reference to the object of that uid. */
    default <T extends KubeObject> Seq<T> owned(Kind<T> kind, String uid) {
        return owned(uid).filter(object -> object.type().equals(kind)).map(kind.type()::cast);
    }

    /** Returns all objects, in the order of their keys. */
    default Seq<KubeObject> all() {
        return kinds().flatMap(this::list);
    }

    /** Returns all objects of a namespace, in the order of their keys. */
    default Seq<KubeObject> in(String namespace) {
        return kinds().filter(Kind::isNamespaced).flatMap(kind -> list(kind, namespace));
    }
}
