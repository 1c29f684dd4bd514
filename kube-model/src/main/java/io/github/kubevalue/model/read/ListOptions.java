package io.github.kubevalue.model.read;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Predicate;
import org.immutables.value.Value;

/**
 * What a list or a watch asks for: {@code ListOptions.in("demo").withLabelSelector("app=web").withLimit(10)}. Texts are as a
 * client sends them, and are refused where the API server refuses them.
 */
@Value.Immutable
public interface ListOptions extends WithListOptions {

    /** Returns the options that ask for all there is, as it is now. */
    static ListOptions all() {
        return builder().build();
    }

    /** Returns the options that ask for all there is in a namespace, as it is now. */
    static ListOptions in(String namespace) {
        return builder().namespace(namespace).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The namespace; none for all, and for kinds of the cluster. */
    Option<String> namespace();

    /** The labels that objects must have, {@code app=web,tier in (front,back)}; empty for any. */
    @Value.Default
    default String labelSelector() {
        return "";
    }

    /** The fields that objects must have, {@code spec.nodeName=n1}; empty for any. */
    @Value.Default
    default String fieldSelector() {
        return "";
    }

    /** When: empty for now, {@code 0} for whatever is at hand, or a revision of the store. */
    @Value.Default
    default String resourceVersion() {
        return "";
    }

    /** How the answer relates to that revision. */
    Option<ResourceVersionMatch> resourceVersionMatch();

    /** The most objects of a page; 0 for all of them. */
    @Value.Default
    default long limit() {
        return 0;
    }

    /** Where a list goes on: what the page before said. */
    @Value.Default
    default String continueToken() {
        return "";
    }

    /** Whether a watch tells how far it has come. */
    @Value.Default
    default boolean allowWatchBookmarks() {
        return false;
    }

    /** Whether a watch begins with the objects that there are; unless said, it does if no resource version is given. */
    Option<Boolean> sendInitialEvents();

    /**
     * Returns which objects of a kind these options select, or why they select none; pages and versions do not count.
     *
     * @param snapshot where custom kinds are defined
     */
    default Either<ApiError, Predicate<KubeObject>> selection(Kind<?> kind, Snapshot snapshot) {
        return Selection.of(kind, this, snapshot).map(selection -> selection::selects);
    }

    /** Returns these options with that relation to the resource version. */
    default ListOptions withResourceVersionMatch(ResourceVersionMatch match) {
        return withResourceVersionMatch(Option.of(match));
    }

    /** Returns these options for a watch that begins with the objects that there are, or does not. */
    default ListOptions withSendInitialEvents(boolean send) {
        return withSendInitialEvents(Option.of(send));
    }

    /** Builds {@link ListOptions}. */
    final class Builder extends ImmutableListOptions.Builder {
        Builder() {}
    }
}
