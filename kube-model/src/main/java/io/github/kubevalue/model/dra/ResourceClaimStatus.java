package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a claim has got. */
@Value.Immutable
@JsonDeserialize(builder = ResourceClaimStatus.Builder.class)
public interface ResourceClaimStatus extends ApiValue, WithResourceClaimStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The devices; none until allocated. */
    Option<AllocationResult> allocation();

    /** Who may use them at present. */
    Seq<ResourceClaimConsumerReference> reservedFor();

    /** What the drivers say of them. */
    Seq<AllocatedDeviceStatus> devices();

    /** Builds a {@link ResourceClaimStatus}. */
    final class Builder extends ImmutableResourceClaimStatus.Builder {
        Builder() {}
    }
}
