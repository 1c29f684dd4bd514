package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** What a volume is at present. */
@Value.Immutable
@JsonDeserialize(builder = PersistentVolumeStatus.Builder.class)
public interface PersistentVolumeStatus extends ApiValue, WithPersistentVolumeStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Where it stands. */
    Option<PersistentVolumePhase> phase();

    /** Why, in words for people. */
    Option<String> message();

    /** Why, in one word for programs. */
    Option<String> reason();

    /** When the phase last changed. */
    Option<Instant> lastPhaseTransitionTime();

    /** Builds a {@link PersistentVolumeStatus}. */
    final class Builder extends ImmutablePersistentVolumeStatus.Builder {
        Builder() {}
    }
}
