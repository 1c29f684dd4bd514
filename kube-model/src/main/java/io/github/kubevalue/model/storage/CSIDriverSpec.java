package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a storage driver needs. */
@Value.Immutable
@JsonDeserialize(builder = CSIDriverSpec.Builder.class)
public interface CSIDriverSpec extends ApiValue, WithCSIDriverSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether volumes are attached before they are mounted; they are unless set. */
    Option<Boolean> attachRequired();

    /** Whether it is told of the pod that mounts a volume. */
    Option<Boolean> podInfoOnMount();

    /** Which volumes it serves; those of the cluster unless set. */
    Seq<VolumeLifecycleMode> volumeLifecycleModes();

    /** Whether the scheduler heeds how much storage it says there is. */
    Option<Boolean> storageCapacity();

    /** Whether owners of files may be changed in its volumes. */
    Option<FSGroupPolicy> fsGroupPolicy();

    /** The tokens of the pod's account that it needs. */
    Seq<TokenRequest> tokenRequests();

    /** Whether it is called again and again while a volume is mounted. */
    Option<Boolean> requiresRepublish();

    /** Whether it can mount with an SELinux label. */
    Option<Boolean> seLinuxMount();

    /** Seconds after which it is asked again how many volumes a node takes. */
    Option<Long> nodeAllocatableUpdatePeriodSeconds();

    /** Whether it gets the tokens among the secrets. */
    Option<Boolean> serviceAccountTokenInSecrets();

    /** Whether nodes without the driver get no pods that need it. */
    Option<Boolean> preventPodSchedulingIfMissing();

    /** Builds a {@link CSIDriverSpec}. */
    final class Builder extends ImmutableCSIDriverSpec.Builder {
        Builder() {}
    }
}
