package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.customresource.StoredVersions;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Either;
import org.immutables.value.Value;

/**
 * How many replicas an object has and is to have: {@code autoscaling/v1 Scale}, which is the same for all kinds that have any.
 * {@code server.scale(key).map(scale -> new Write.UpdateScale(key, scale.withReplicas(3)))}.
 */
@Value.Immutable
public interface Scale extends WithScale {
    /** The kind of its document. */
    Kind<Unmodelled> KIND = Kind.of("autoscaling/v1", "Scale", "scales", Scope.NAMESPACED, Unmodelled.class);

    /** Returns a builder, which needs the metadata and the replicas. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the scale of a stored object.
     *
     * @param key the object, in whatever version of its kind
     * @return its scale; or that there is no such object, or that its kind has none
     */
    static Either<ApiError, Scale> of(ResourceKey key, Snapshot snapshot) {
        return Scalable.scaleOf(new StoredVersions(snapshot).stored(key), snapshot);
    }

    /** Whether the objects of a kind have a scale. */
    static boolean isOf(Kind<?> kind, Snapshot snapshot) {
        return Scalable.of(kind, snapshot).isRight();
    }

    /** Name, namespace, uid, version and time of creation of the object that is scaled. */
    ObjectMeta metadata();

    /** How many replicas it is to have. */
    int replicas();

    /** How many replicas it has. */
    @Value.Default
    default int statusReplicas() {
        return 0;
    }

    /** Which pods are its replicas, as a request selects them. */
    @Value.Default
    default String selector() {
        return "";
    }

    /** The document, as the API writes it. */
    default Unmodelled object() {
        LinkedHashMap<String, Json> selected =
                selector().isEmpty() ? LinkedHashMap.empty() : LinkedHashMap.of("selector", Json.of(selector()));
        LinkedHashMap<String, Json> status = LinkedHashMap.<String, Json>of("replicas", Json.of(statusReplicas()))
                .merge(selected);
        return Unmodelled.builder()
                .kind(KIND)
                .metadata(metadata())
                .otherFields(LinkedHashMap.of(
                        "spec",
                        new Json.Obj(LinkedHashMap.of("replicas", Json.of(replicas()))),
                        "status",
                        new Json.Obj(status)))
                .build();
    }

    /** Builds a {@link Scale}. */
    final class Builder extends ImmutableScale.Builder {
        Builder() {}
    }
}
