package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Pods that have ended and are not yet in the counts of a Job, by uid. */
@Value.Immutable
@JsonDeserialize(builder = UncountedTerminatedPods.Builder.class)
public interface UncountedTerminatedPods extends ApiValue, WithUncountedTerminatedPods {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Those that ended well. */
    Seq<String> succeeded();

    /** Those that ended badly. */
    Seq<String> failed();

    /** Builds an {@link UncountedTerminatedPods}. */
    final class Builder extends ImmutableUncountedTerminatedPods.Builder {
        Builder() {}
    }
}
