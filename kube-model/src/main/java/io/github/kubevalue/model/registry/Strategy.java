package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.Rule;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;

/**
 * How the API server treats the objects of one kind: what upstream keeps in {@code pkg/registry/GROUP/KIND/strategy.go}.
 *
 * @param <T> the type of the objects
 */
@Value.Immutable
public interface Strategy<T extends KubeObject> extends WithStrategy<T> {

    /** Returns the strategy of a kind about which nothing special is known. */
    static <T extends KubeObject> Strategy<T> of(Kind<T> kind) {
        return ImmutableStrategy.<T>builder().kind(kind).build();
    }

    /** The kind. */
    Kind<T> kind();

    /** What its names must be. */
    @Value.Default
    default Rule names() {
        return Names.DNS_SUBDOMAIN;
    }

    /** Fills in what the user left out; idempotent. */
    @Value.Default
    default UnaryOperator<T> defaults() {
        return object -> object;
    }

    /** Does likewise for an object that takes the place of another, if that takes less: the other has its defaults. */
    Option<BinaryOperator<T>> redefaults();

    /** Returns an object that is to take the place of another with its defaults. */
    default T defaulted(T after, T before) {
        return redefaults()
                .map(filling -> filling.apply(after, before))
                .getOrElse(() -> defaults().apply(after));
    }

    /** Completes a new object that has its name and uid. */
    @Value.Default
    default UnaryOperator<T> prepared() {
        return object -> object;
    }

    /** Notes in a new object who asks for it. */
    @Value.Default
    default BiFunction<T, User, T> requested() {
        return (object, user) -> object;
    }

    /** Reads who must let go before an object that is being deleted may vanish. */
    @Value.Default
    default Function<T, Seq<String>> holders() {
        return object -> object.metadata().finalizers();
    }

    /** Finds what is wrong with an object. */
    @Value.Default
    default Function<T, Seq<FieldError>> faults() {
        return object -> Vector.empty();
    }

    /** Tells what is allowed of a new object and had better be left. */
    @Value.Default
    default Function<T, Seq<String>> warnings() {
        return object -> Vector.empty();
    }

    /** Tells what is allowed of an object that takes the place of another and had better be left. */
    @Value.Default
    default BiFunction<T, T, Seq<String>> updateWarnings() {
        return (after, before) -> Vector.empty();
    }

    /** Returns this strategy with what is told of any object, new or not. */
    default Strategy<T> withWarningsOfAll(Function<T, Seq<String>> told) {
        return withWarnings(told).withUpdateWarnings((after, before) -> told.apply(after));
    }

    /** Returns this strategy with what is told of any object whose generation is another than before. */
    default Strategy<T> withWarningsOfChanged(Function<T, Seq<String>> told) {
        return withUpdateWarnings(
                (after, before) -> WorkloadWarnings.isChanged(after, before) ? told.apply(after) : Vector.empty());
    }

    /** Finds what is wrong with a change, from the object after and before it. */
    @Value.Default
    default BiFunction<T, T, Seq<FieldError>> changes() {
        return (after, before) -> Vector.empty();
    }

    /** Finds what is wrong with an object that takes the place of another, if that is not what is wrong with any. */
    Option<BiFunction<T, T, Seq<FieldError>>> ratchet();

    /** Returns what is wrong with an object that takes the place of another: with itself, and with the change. */
    default Seq<FieldError> updateFaults(T after, T before) {
        return ratchet()
                .map(rules -> rules.apply(after, before))
                .getOrElse(() -> faults().apply(after).appendAll(changes().apply(after, before)));
    }

    /** Returns this strategy with all that is wrong with an object that takes the place of another. */
    default Strategy<T> withUpdates(BiFunction<T, T, Seq<FieldError>> rules) {
        return withRatchet(Option.of(rules));
    }

    /** Completes the first object, which is to take the place of the second, before it is judged. */
    @Value.Default
    default BinaryOperator<T> replacing() {
        return (after, before) -> after;
    }

    /** Finds what is wrong with an object whose status takes the place of another. */
    @Value.Default
    default BiFunction<T, T, Seq<FieldError>> statusFaults() {
        return (after, before) -> Vector.empty();
    }

    /** Returns the first object with the status of the second. */
    @Value.Default
    default BinaryOperator<T> statusOf() {
        return (object, other) -> object;
    }

    /** Returns the object with the status that a new one has. */
    @Value.Default
    default UnaryOperator<T> newStatus() {
        return object -> object;
    }

    /** Reads what the generation counts the changes of; none for kinds without a generation. */
    Option<Function<T, Object>> generationOf();

    /** Whether an update need not say which version of the object is meant. */
    @Value.Default
    default boolean unconditionalUpdate() {
        return UpdatePolicy.allowsUnconditional(kind());
    }

    /** Whether the status is written through an address of its own. */
    @Value.Default
    default boolean statusSubresource() {
        return UpdatePolicy.hasStatus(kind());
    }

    /** Whether an update of what is not there creates it. */
    @Value.Default
    default boolean createOnUpdate() {
        return UpdatePolicy.allowsCreation(kind());
    }

    /** Whether dependents stay, without an owner, if a deletion does not say what becomes of them. */
    @Value.Default
    default boolean orphansDependents() {
        return false;
    }

    /** Returns this strategy for a kind of whose objects the defaults fill in that part alone, and look at nothing else. */
    default Strategy<T> withDefaults(Function<T, Object> part, UnaryOperator<T> filling) {
        return withDefaults(filling)
                .withRedefaults(Option.of((after, before) ->
                        part.apply(after).equals(part.apply(before)) ? after : filling.apply(after)));
    }

    /** Returns this strategy for a kind with a status subresource: a way to read it, to write it, and the status at first. */
    default <S> Strategy<T> withStatus(Function<T, S> read, BiFunction<T, S, T> write, S initial) {
        return withStatusOf((object, other) -> write.apply(object, read.apply(other)))
                .withNewStatus(object -> write.apply(object, initial));
    }

    /** Returns this strategy for a kind whose generation counts the changes of that part. */
    default Strategy<T> withGeneration(Function<T, Object> part) {
        return withGenerationOf(Option.of(part));
    }
}
