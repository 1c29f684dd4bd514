package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import java.util.function.Function;

/**
 * A part of an object: {@code Part.of(ReplicaSet.KIND, set -> set.spec().selector())}. Whoever asks for that alone does not depend on the
 * rest of the object. It is made once, and compares by identity.
 *
 * @param <T> the type of the object
 * @param <V> the type of the part, which compares by value
 */
public final class Part<T extends KubeObject, V> {
    private final Kind<T> kind;
    private final Function<T, V> reading;

    private Part(Kind<T> kind, Function<T, V> reading) {
        this.kind = kind;
        this.reading = reading;
    }

    /** Returns the part of the objects of a kind that a function reads. */
    public static <T extends KubeObject, V> Part<T, V> of(Kind<T> kind, Function<T, V> reading) {
        return new Part<>(kind, reading);
    }

    /** Of which kind the objects are. */
    public Kind<T> kind() {
        return kind;
    }

    /** Returns the part of an object. */
    public V of(T object) {
        return reading.apply(object);
    }

    /** Returns {@code a part of apps/v1 ReplicaSet}. */
    @Override
    public String toString() {
        return "a part of " + kind;
    }
}
