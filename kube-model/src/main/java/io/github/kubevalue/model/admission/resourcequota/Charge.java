package io.github.kubevalue.model.admission.resourcequota;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.core.ResourceQuota;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.quota.Evaluator;
import io.github.kubevalue.model.quota.Scopes;
import io.github.kubevalue.model.resource.ResourceList;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What one request uses of the quotas of its namespace. (apiserver/pkg/admission/plugin/resourcequota/controller.go,
 * CheckRequest)
 *
 * @param request the request, which sends an object
 * @param evaluator who measures objects of its kind
 */
record Charge(AdmissionRequest request, Evaluator evaluator) {

    /** Whether a quota limits the object; or what stands against it before anything is counted. */
    Either<String, Boolean> concerns(ResourceQuota quota) {
        if (!isAbout(quota, sent())) {
            return Either.right(false);
        }
        Set<String> limited = limited(quota);
        return evaluator
                .lacking(limited, sent())
                .map(lacking -> "failed quota: " + quota.name() + ": " + lacking)
                .orElse(() -> uncounted(quota, limited))
                .toEither(true)
                .swap();
    }

    private static Option<String> uncounted(ResourceQuota quota, Set<String> limited) {
        boolean counted = limited.forAll(quota.status().used()::containsKey);
        return Option.when(
                !counted, () -> "status unknown for quota: " + quota.name() + ", resources: " + limited.mkString(","));
    }

    /** Returns those of the quotas that change with what they are charged; or why one is exceeded. */
    Either<String, Seq<ResourceQuota>> charged(Seq<ResourceQuota> quotas) {
        ResourceList usage = usage(sent());
        Set<String> negative = TreeSet.ofAll(usage.amounts()
                .filterValues(amount -> amount.amount().signum() < 0)
                .keySet());
        if (!negative.isEmpty()) {
            return Either.left("quota usage is negative for resource(s): " + negative.mkString(","));
        }
        return quotas.foldLeft(
                Either.right(Vector.empty()),
                (so, quota) -> so.flatMap(
                        some -> charged(quota, usage).map(after -> after.equals(quota) ? some : some.append(after))));
    }

    private Either<String, ResourceQuota> charged(ResourceQuota quota, ResourceList usage) {
        ResourceList hard = new ResourceList(quota.status().hard());
        ResourceList used = new ResourceList(quota.status().used());
        ResourceList requested = delta(quota, usage).positive().only(hard.names());
        if (requested.isEmpty()) {
            return Either.right(quota);
        }
        ResourceList after = used.plus(requested);
        Set<String> exceeded = after.only(requested.names()).exceeding(hard);
        return exceeded.isEmpty()
                ? Either.right(quota.withStatus(quota.status().withUsed(after.amounts())))
                : Either.left("exceeded quota: " + quota.name() + ", requested: " + requested.only(exceeded)
                        + ", used: " + used.only(exceeded) + ", limited: " + hard.only(exceeded));
    }

    /** An update is charged with what it adds, if the quota was about the object before. */
    private ResourceList delta(ResourceQuota quota, ResourceList usage) {
        return request.oldObject()
                .filter(old -> isAbout(quota, old))
                .map(old -> usage.minus(usage(old)))
                .getOrElse(usage);
    }

    private boolean isAbout(ResourceQuota quota, KubeObject object) {
        return !limited(quota).isEmpty() && Scopes.include(quota, evaluator, object);
    }

    private Set<String> limited(ResourceQuota quota) {
        return quota.status().hard().keySet().filter(evaluator::tracks);
    }

    private KubeObject sent() {
        return request.object().get();
    }

    private ResourceList usage(KubeObject object) {
        return evaluator.usage(object, Instant.EPOCH);
    }
}
