package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A second way to find the objects of a kind: by texts that are read off each object, such as the node of a pod.
 *
 * <p>An index is identified by its instance: keep it in a constant, beside the kind or where it is asked. A store answers
 * only for the indexes of its {@link Catalog}.
 *
 * @param <T> the type of the objects
 */
public final class Index<T extends KubeObject> {
    private final String name;
    private final Kind<T> kind;
    private final Function<? super T, ? extends Seq<String>> values;
    private final BiPredicate<? super T, ? super T> same;

    private Index(
            String name,
            Kind<T> kind,
            Function<? super T, ? extends Seq<String>> values,
            BiPredicate<? super T, ? super T> same) {
        this.name = name;
        this.kind = kind;
        this.values = values;
        this.same = same;
    }

    /**
     * Returns an index.
     *
     * @param name for messages, {@code "pods by node"}
     * @param kind the kind whose objects are indexed
     * @param values the texts under which an object is found; none if it is not in the index
     */
    public static <T extends KubeObject> Index<T> of(
            String name, Kind<T> kind, Function<? super T, ? extends Seq<String>> values) {
        return new Index<>(name, kind, values, (one, other) -> false);
    }

    /**
     * Returns this index, where it can be told at little cost that two versions of an object are found by the same texts. It need
     * not be told of all that are.
     */
    public Index<T> withSame(BiPredicate<? super T, ? super T> cheap) {
        return new Index<>(name, kind, values, cheap);
    }

    /**
     * Returns this index, whose texts depend, besides the key, on those parts of an object alone: where they stay, the texts stay.
     * Most writes leave most parts of an object as they are, and then cost this index nothing.
     */
    @SafeVarargs
    public final Index<T> reading(Function<? super T, ?>... parts) {
        return withSame((one, other) -> {
            for (Function<? super T, ?> part : parts) {
                if (!part.apply(one).equals(part.apply(other))) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Returns the index of the objects of a kind that no object controls, by namespace. */
    public static <T extends KubeObject> Index<T> ofOrphans(Kind<T> kind) {
        return of(
                        kind.plural() + " without controller",
                        kind,
                        object -> object.metadata().controllerRef().isEmpty()
                                ? Vector.of(object.namespace())
                                : Vector.empty())
                .reading(object -> object.metadata().ownerReferences());
    }

    /** The kind whose objects are indexed. */
    public Kind<T> kind() {
        return kind;
    }

    /** Whether it is plain that a change leaves the object where it is found. */
    boolean ignores(Change change) {
        return change.previous().isDefined()
                && change.current().isDefined()
                && same.test(
                        kind.type().cast(change.previous().get().object()),
                        kind.type().cast(change.current().get().object()));
    }

    /** Returns the texts under which the object, which is of the indexed kind, is found. */
    Seq<String> values(KubeObject object) {
        Seq<String> all = values.apply(kind.type().cast(object));
        return all.size() < 2 ? all : all.distinct();
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
