package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A pause. */
@Value.Immutable
@JsonDeserialize(builder = SleepAction.Builder.class)
public interface SleepAction extends ApiValue, WithSleepAction {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How long. */
    @JsonInclude
    @Value.Default
    default long seconds() {
        return 0L;
    }

    /** Builds a {@link SleepAction}. */
    final class Builder extends ImmutableSleepAction.Builder {
        Builder() {}
    }
}
