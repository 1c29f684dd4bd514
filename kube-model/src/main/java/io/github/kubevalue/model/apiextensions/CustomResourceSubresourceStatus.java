package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** That the status is written on its own; there is nothing more to say. */
@Value.Immutable
@JsonDeserialize(builder = CustomResourceSubresourceStatus.Builder.class)
public interface CustomResourceSubresourceStatus extends ApiValue, WithCustomResourceSubresourceStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link CustomResourceSubresourceStatus}. */
    final class Builder extends ImmutableCustomResourceSubresourceStatus.Builder {
        Builder() {}
    }
}
