package io.github.kubevalue.model.resource;

import io.github.kubevalue.model.core.PodQOSClass;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;

/** How well a pod is protected when its node runs short. */
public final class QualityOfService {
    private static final Seq<String> COMPUTE = Vector.of("cpu", "memory");

    private QualityOfService() {}

    /** Returns the class of a pod of that spec. */
    public static PodQOSClass of(PodSpec spec) {
        // pkg/apis/core/v1/helper/qos/qos.go, ComputePodQOS
        Seq<ResourceRequirements> stated = spec.resources()
                .map(resources -> (Seq<ResourceRequirements>) Vector.of(resources))
                .getOrElse(() ->
                        spec.initContainers().appendAll(spec.containers()).map(container -> container.resources()));
        if (stated.forAll(resources -> isEmpty(resources.requests()) && isEmpty(resources.limits()))) {
            return PodQOSClass.BEST_EFFORT;
        }
        return stated.forAll(QualityOfService::isGuaranteed) ? PodQOSClass.GUARANTEED : PodQOSClass.BURSTABLE;
    }

    private static boolean isEmpty(SortedMap<String, Quantity> amounts) {
        return COMPUTE.forAll(name -> amounts.get(name).forAll(Quantity::isZero));
    }

    private static boolean isGuaranteed(ResourceRequirements resources) {
        return COMPUTE.forAll(name -> resources
                .limits()
                .get(name)
                .exists(limit -> !limit.isZero()
                        && resources.requests().get(name).forAll(request -> request.compareTo(limit) == 0)));
    }
}
