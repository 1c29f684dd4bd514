package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Which nodes and neighbours a pod is to have, or to avoid. */
@Value.Immutable
@JsonDeserialize(builder = Affinity.Builder.class)
public interface Affinity extends ApiValue, WithAffinity {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Nodes it is to have. */
    Option<NodeAffinity> nodeAffinity();

    /** Neighbours it is to have. */
    Option<PodAffinity> podAffinity();

    /** Neighbours it is to avoid. */
    Option<PodAntiAffinity> podAntiAffinity();

    /** Builds an {@link Affinity}. */
    final class Builder extends ImmutableAffinity.Builder {
        Builder() {}
    }
}
