package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import org.immutables.value.Value;

/** What a container or pod asks for and what it may use. */
@Value.Immutable
@JsonDeserialize(builder = ResourceRequirements.Builder.class)
public interface ResourceRequirements extends ApiValue, WithResourceRequirements {

    /** Returns requests for that much CPU and memory. */
    static ResourceRequirements requesting(Quantity cpu, Quantity memory) {
        return builder().putRequest("cpu", cpu).putRequest("memory", memory).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The most it may use. */
    SortedMap<String, Quantity> limits();

    /** What is set aside for it; the limit unless set. */
    SortedMap<String, Quantity> requests();

    /** Devices of the pod that it uses. */
    Seq<ResourceClaim> claims();

    /** Builds a {@link ResourceRequirements}. */
    final class Builder extends ImmutableResourceRequirements.Builder {
        Builder() {}
    }
}
