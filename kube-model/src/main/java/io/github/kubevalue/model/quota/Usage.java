package io.github.kubevalue.model.quota;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ResourceQuota;
import io.github.kubevalue.model.core.ResourceQuotaStatus;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.ResourceList;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What the objects of a namespace use of a quota. (apiserver/pkg/quota/v1/resources.go, CalculateUsage;
 * pkg/controller/resourcequota/resource_quota_controller.go, syncResourceQuota)
 *
 * @param quota the quota
 * @param snapshot the objects
 * @param now when they are counted
 */
public record Usage(ResourceQuota quota, Snapshot snapshot, Instant now) {

    /** Returns the quota with what is used; the same quota, if it said so already. */
    public ResourceQuota observed() {
        ResourceList hard = new ResourceList(quota.spec().hard());
        ResourceList before = new ResourceList(quota.status().used());
        ResourceList used = before.overriddenBy(counted(hard)).only(hard.names());
        boolean isSaid = hard.isSameAs(new ResourceList(quota.status().hard())) && used.isSameAs(before);
        return isSaid
                ? quota
                : quota.withStatus(ResourceQuotaStatus.builder()
                        .hard(hard.amounts())
                        .used(used.amounts())
                        .build());
    }

    private ResourceList counted(ResourceList hard) {
        Set<String> tracked = hard.names().filter(Evaluators::isTracked);
        ResourceList nothing = tracked.foldLeft(ResourceList.NONE, (list, name) -> list.with(name, Quantity.of(0)));
        return snapshot.kinds()
                .filter(Kind::isNamespaced)
                .foldLeft(
                        nothing,
                        (sum, kind) -> Evaluators.of(kind)
                                .filter(evaluator -> tracked.exists(evaluator::tracks))
                                .map(evaluator -> sum.plus(of(kind, evaluator)))
                                .getOrElse(sum))
                .only(tracked);
    }

    private ResourceList of(Kind<?> kind, Evaluator evaluator) {
        return snapshot.list(kind, quota.namespace())
                .filter(object -> Scopes.include(quota, evaluator, object))
                .foldLeft(ResourceList.NONE, (sum, object) -> sum.plus(evaluator.usage(object, now)));
    }

    /** When the usage falls by time alone: some pod should have been gone by then, and is not. */
    public Option<Instant> changesAt() {
        Seq<Pod> ending = snapshot.list(Pod.KIND, quota.namespace())
                .filter(pod -> pod.metadata().isDeleting() && PodEvaluator.isCharged(pod, now));
        return ending.flatMap(PodEvaluator::due).min().map(due -> due.plusSeconds(1));
    }
}
