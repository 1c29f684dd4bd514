package io.github.kubevalue.model.errors;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/**
 * What a refusal is about: the object, or the resource, and the causes one by one.
 *
 * <p>Whether {@link #kind} is a kind or a resource depends on the reason: upstream names the kind where validation speaks, and
 * the resource elsewhere.
 */
@Value.Immutable
public interface StatusDetails extends WithStatusDetails {

    /** Returns details that say nothing. */
    static StatusDetails none() {
        return builder().build();
    }

    /** Returns those of an object, by its resource. */
    static StatusDetails of(ResourceKey key) {
        return of(key.kind()).withName(key.name());
    }

    /** Returns those of a resource. */
    static StatusDetails of(Kind<?> kind) {
        return builder().group(kind.group()).kind(kind.plural()).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the object; empty if there is none. */
    @Value.Default
    default String name() {
        return "";
    }

    /** The API group; empty for the core group too. */
    @Value.Default
    default String group() {
        return "";
    }

    /** The kind or the resource, {@code Deployment} or {@code deployments}; may be empty. */
    @Value.Default
    default String kind() {
        return "";
    }

    /** The life of the object that is meant; mostly empty. */
    @Value.Default
    default String uid() {
        return "";
    }

    /** The causes one by one. */
    Seq<StatusCause> causes();

    /** After how many seconds to ask again; 0 if that is not said. */
    @Value.Default
    default int retryAfterSeconds() {
        return 0;
    }

    /** The details as the API writes them: what is empty is left out. */
    default Json.Obj json() {
        LinkedHashMap<String, Json> texts = LinkedHashMap.of(
                        "name", name(), "group", group(), "kind", kind(), "uid", uid())
                .filterValues(text -> !text.isEmpty())
                .mapValues(Json::of);
        LinkedHashMap<String, Json> causes = causes().isEmpty()
                ? texts
                : texts.put(
                        "causes", new Json.Arr(causes().map(StatusCause::json).toVector()));
        return new Json.Obj(
                retryAfterSeconds() == 0 ? causes : causes.put("retryAfterSeconds", Json.of(retryAfterSeconds())));
    }

    /** Builds {@link StatusDetails}. */
    final class Builder extends ImmutableStatusDetails.Builder {
        Builder() {}
    }
}
