package io.github.kubevalue.model.coordination;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.MicroTime;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Who holds a lease and since when. */
@Value.Immutable
@JsonDeserialize(builder = LeaseSpec.Builder.class)
public interface LeaseSpec extends ApiValue, WithLeaseSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Who holds it. */
    Option<String> holderIdentity();

    /** For how long others must wait after it was last renewed. */
    Option<Integer> leaseDurationSeconds();

    /** When the holder got it. */
    Option<MicroTime> acquireTime();

    /** When the holder last renewed it. */
    Option<MicroTime> renewTime();

    /** How often the holder changed. */
    Option<Integer> leaseTransitions();

    /** How the leader is chosen, if the cluster chooses it. */
    Option<CoordinatedLeaseStrategy> strategy();

    /** Who is to have it next. */
    Option<String> preferredHolder();

    /** Builds a {@link LeaseSpec}. */
    final class Builder extends ImmutableLeaseSpec.Builder {
        Builder() {}
    }
}
