package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** What is claimed. */
@Value.Immutable
@JsonDeserialize(builder = ResourceClaimSpec.Builder.class)
public interface ResourceClaimSpec extends ApiValue, WithResourceClaimSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The devices. */
    @Value.Default
    default DeviceClaim devices() {
        return DeviceClaim.builder().build();
    }

    /** Builds a {@link ResourceClaimSpec}. */
    final class Builder extends ImmutableResourceClaimSpec.Builder {
        Builder() {}
    }
}
