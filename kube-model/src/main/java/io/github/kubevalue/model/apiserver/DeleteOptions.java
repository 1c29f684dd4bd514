package io.github.kubevalue.model.apiserver;

import io.vavr.control.Option;
import org.immutables.value.Value;

/** How objects are to be deleted: {@code DeleteOptions.of().withGracePeriodSeconds(5).withPropagation(Propagation.ORPHAN)}. */
@Value.Immutable
public interface DeleteOptions extends WithDeleteOptions {

    /** Returns the options that leave all to the API server. */
    static DeleteOptions of() {
        return builder().build();
    }

    /** Returns the options of {@code kubectl delete}: dependents are deleted in the background. */
    static DeleteOptions background() {
        return of().withPropagation(Propagation.BACKGROUND);
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How long a pod may take to end: none for what its spec says, 0 for at once. */
    Option<Long> gracePeriodSeconds();

    /** The life of the object that is meant; none for whichever there is. */
    Option<String> uid();

    /** The version of the object that is meant; none for whichever there is. */
    Option<String> resourceVersion();

    /** What becomes of the dependents; none for what the object's finalizers say, then for what is usual for its kind. */
    Option<Propagation> propagation();

    /** The older way to say what becomes of the dependents: whether they stay. */
    Option<Boolean> orphanDependents();

    /** Returns these options with that grace. */
    default DeleteOptions withGracePeriodSeconds(long seconds) {
        return withGracePeriodSeconds(Option.of(seconds));
    }

    /** Returns these options for the object of that uid only. */
    default DeleteOptions withUid(String uid) {
        return withUid(Option.of(uid));
    }

    /** Returns these options for that version of the object only. */
    default DeleteOptions withResourceVersion(String version) {
        return withResourceVersion(Option.of(version));
    }

    /** Returns these options with that propagation. */
    default DeleteOptions withPropagation(Propagation propagation) {
        return withPropagation(Option.of(propagation));
    }

    /** Returns these options in which the dependents stay, or do not. */
    default DeleteOptions withOrphanDependents(boolean stay) {
        return withOrphanDependents(Option.of(stay));
    }

    /** Builds {@link DeleteOptions}. */
    final class Builder extends ImmutableDeleteOptions.Builder {
        Builder() {}
    }
}
