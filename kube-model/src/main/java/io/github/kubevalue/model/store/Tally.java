package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.Value;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * A sum over the objects of a kind, for each of the texts that are read off them: how much the pods of a node request.
 * It is kept up to date object by object, so that nobody has to add up.
 *
 * <p>The amounts must be a commutative group: what {@code plus} adds, {@code minus} takes away again. A tally is
 * identified by its instance: keep it in a constant.
 *
 * @param <T> the type of the objects
 * @param <A> the type of the amounts
 */
public final class Tally<T extends KubeObject, A> {
    private final String name;
    private final Kind<T> kind;
    private final Function<? super T, ? extends Value<Entry<A>>> entries;
    private final A zero;
    private final BinaryOperator<A> plus;
    private final BinaryOperator<A> minus;
    private final BiPredicate<? super T, ? super T> same;

    private Tally(
            String name,
            Kind<T> kind,
            Function<? super T, ? extends Value<Entry<A>>> entries,
            A zero,
            BinaryOperator<A> plus,
            BinaryOperator<A> minus,
            BiPredicate<? super T, ? super T> same) {
        this.name = name;
        this.kind = kind;
        this.entries = entries;
        this.zero = zero;
        this.plus = plus;
        this.minus = minus;
        this.same = same;
    }

    /**
     * What one object adds.
     *
     * @param value the text under which it counts
     * @param amount what it adds there
     * @param <A> the type of the amounts
     */
    public record Entry<A>(String value, A amount) {}

    /** The amounts that are added up: a commutative group. */
    public record Group<A>(A zero, BinaryOperator<A> plus, BinaryOperator<A> minus) {}

    /**
     * Returns a tally.
     *
     * @param name for messages, {@code "load of nodes"}
     * @param kind the kind whose objects are counted
     * @param group how amounts are added
     * @param entry what an object adds; none if it does not count
     */
    public static <T extends KubeObject, A> Tally<T, A> of(
            String name, Kind<T> kind, Group<A> group, Function<? super T, Option<Entry<A>>> entry) {
        return new Tally<>(name, kind, entry, group.zero(), group.plus(), group.minus(), (one, other) -> false);
    }

    /**
     * Returns likewise a tally of objects that count under several texts.
     *
     * @param entries what an object adds, each under another text
     */
    public static <T extends KubeObject, A> Tally<T, A> ofMany(
            String name, Kind<T> kind, Group<A> group, Function<? super T, ? extends Seq<Entry<A>>> entries) {
        return new Tally<>(name, kind, entries, group.zero(), group.plus(), group.minus(), (one, other) -> false);
    }

    /**
     * Returns this tally, where it can be told at little cost that two versions of an object add the same. It need not be told of
     * all that do.
     */
    public Tally<T, A> withSame(BiPredicate<? super T, ? super T> cheap) {
        return new Tally<>(name, kind, entries, zero, plus, minus, cheap);
    }

    /** The kind whose objects are counted. */
    public Kind<T> kind() {
        return kind;
    }

    /** The sum over no objects. */
    public A zero() {
        return zero;
    }

    /** Whether it is plain that a change changes no sum. */
    boolean ignores(Change change) {
        return change.previous().isDefined()
                && change.current().isDefined()
                && same.test(
                        kind.type().cast(change.previous().get().object()),
                        kind.type().cast(change.current().get().object()));
    }

    /** Returns what an object adds, if there is one. */
    Value<Entry<A>> entries(Option<KubeObject> object) {
        return object.isEmpty() ? Option.none() : entries.apply(kind.type().cast(object.get()));
    }

    A plus(A one, A other) {
        return plus.apply(one, other);
    }

    A minus(A one, A other) {
        return minus.apply(one, other);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
