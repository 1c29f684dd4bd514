package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A state that a StatefulSet or DaemonSet once had, kept so that it can be had again. */
@Value.Immutable
@JsonDeserialize(builder = ControllerRevision.Builder.class)
public interface ControllerRevision extends KubeObject, WithControllerRevision {
    /** The kind {@code apps/v1 ControllerRevision}. */
    Kind<ControllerRevision> KIND =
            Kind.of("apps/v1", "ControllerRevision", "controllerrevisions", Scope.NAMESPACED, ControllerRevision.class);

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ControllerRevision> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** The state, as a patch of the owner. */
    Option<Json> data();

    /** The place in history; a higher one is newer. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default long revision() {
        return 0;
    }

    @Override
    ControllerRevision withMetadata(ObjectMeta metadata);

    /** Builds a {@link ControllerRevision}. */
    final class Builder extends ImmutableControllerRevision.Builder {
        Builder() {}
    }
}
