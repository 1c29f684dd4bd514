package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** The health of what a container has of a resource. */
@Value.Immutable
@JsonDeserialize(builder = ResourceStatus.Builder.class)
public interface ResourceStatus extends ApiValue, WithResourceStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The resource; {@code claim:NAME/REQUEST} for claimed devices. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The health of each unit. */
    Seq<ResourceHealth> resources();

    /** Builds a {@link ResourceStatus}. */
    final class Builder extends ImmutableResourceStatus.Builder {
        Builder() {}
    }
}
