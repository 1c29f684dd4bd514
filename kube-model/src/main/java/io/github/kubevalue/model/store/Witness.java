package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;

/**
 * Sees what a store is asked, and so what an answer depends on that was made of it: as long as the same questions have the same
 * answers, so does what asked them.
 */
public interface Witness {
    /** Looks away. */
    Witness NONE = new Witness() {};

    /** Somebody asks for an object, or whether there is one. */
    default void got(ResourceKey key) {}

    /** Somebody asks for a part of an object. */
    default void got(Part<?, ?> part, ResourceKey key) {
        got(key);
    }

    /** Somebody asks of which kinds there are objects. */
    default void askedForKinds() {}

    /** Somebody asks for the objects of a kind. */
    default void listed(Kind<?> kind) {}

    /** Somebody asks for those in a namespace. */
    default void listed(Kind<?> kind, String namespace) {}

    /** Somebody asks what an index has under a text. */
    default void found(Index<?> index, String value) {}

    /** Somebody asks how many that are. */
    default void counted(Index<?> index, String value) {}

    /** Somebody asks for a sum. */
    default void summed(Tally<?, ?> tally, String value) {}

    /** Somebody asks for a projection. */
    default void viewed(Projection<?> projection) {}

    /** Somebody asks for the changes since a revision. */
    default void followed(long from) {}

    /** Somebody asks which address was given last from a pod CIDR; that is kept beside the store. */
    default void addressed(String podCidr) {}

    /** Somebody asks what the object of that uid owns. */
    default void owned(String uid) {}

    /** Somebody asks how many objects that are. */
    default void countedOwned(String uid) {}

    /** Somebody asks what it owns of a kind. */
    default void owned(Kind<?> kind, String uid) {}
}
