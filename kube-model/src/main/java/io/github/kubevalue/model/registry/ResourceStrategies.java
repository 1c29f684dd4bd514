package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.dra.DeviceClass;
import io.github.kubevalue.model.dra.ResourceClaim;
import io.github.kubevalue.model.dra.ResourceClaimStatus;
import io.github.kubevalue.model.dra.ResourceClaimTemplate;
import io.github.kubevalue.model.dra.ResourceSlice;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group resource.k8s.io. */
final class ResourceStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(
            Strategy.of(DeviceClass.KIND).withGeneration(DeviceClass::spec),
            Strategy.of(ResourceClaim.KIND)
                    .withStatus(
                            ResourceClaim::status,
                            ResourceClaim::withStatus,
                            ResourceClaimStatus.builder().build()),
            Strategy.of(ResourceClaimTemplate.KIND),
            Strategy.of(ResourceSlice.KIND).withGeneration(ResourceSlice::spec));

    private ResourceStrategies() {}
}
