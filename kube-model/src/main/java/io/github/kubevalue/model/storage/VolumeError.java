package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** What went wrong with a volume. */
@Value.Immutable
@JsonDeserialize(builder = VolumeError.Builder.class)
public interface VolumeError extends ApiValue, WithVolumeError {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** When. */
    @JsonInclude
    Option<Instant> time();

    /** What, in words for people. */
    Option<String> message();

    /** The code of the driver's answer. */
    Option<Integer> errorCode();

    /** Builds a {@link VolumeError}. */
    final class Builder extends ImmutableVolumeError.Builder {
        Builder() {}
    }
}
