package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How many pods there are to be, and of what sort. */
@Value.Immutable
@JsonDeserialize(builder = ReplicationControllerSpec.Builder.class)
public interface ReplicationControllerSpec extends ApiValue, WithReplicationControllerSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How many pods; 1 unless set. */
    Option<Integer> replicas();

    /** Seconds a pod must be ready to count as available. */
    Option<Integer> minReadySeconds();

    /** The labels of its pods; those of the template unless set. */
    SortedMap<String, String> selector();

    /** What pods are made from. */
    Option<PodTemplateSpec> template();

    /** Builds a {@link ReplicationControllerSpec}. */
    final class Builder extends ImmutableReplicationControllerSpec.Builder {
        Builder() {}
    }
}
