package io.github.kubevalue.model.controller.resourcequota;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.ResourceQuota;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.quota.Evaluator;
import io.github.kubevalue.model.quota.Evaluators;
import io.github.kubevalue.model.quota.Usage;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * Keeps what quotas say of their usage. Admission charges what is added; here is found out what was given back.
 * (pkg/controller/resourcequota/resource_quota_controller.go)
 */
public final class ResourceQuotaController implements Controller {

    /** Returns the controller. */
    public ResourceQuotaController() {}

    @Override
    public String name() {
        return "resourcequota-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.isNamespaced();
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        ResourceKey key = change.key();
        Seq<ResourceQuota> quotas =
                key.kind().isNamespaced() ? snapshot.list(ResourceQuota.KIND, key.namespace()) : Vector.empty();
        if (quotas.isEmpty()) {
            return Vector.empty();
        }
        Seq<ResourceKey> replenished = Evaluators.of(key.kind())
                .filter(evaluator -> isReplenishing(evaluator, change))
                .map(evaluator ->
                        quotas.filter(quota -> quota.spec().hard().keySet().exists(evaluator::tracks)))
                .getOrElse(Vector.empty())
                .map(ResourceQuota::key);
        boolean itself = key.kind().equals(ResourceQuota.KIND) && !change.isDeletion();
        return itself ? replenished.prepend(key).distinct() : replenished;
    }

    /** Objects that are made were charged by admission; here those count that go, and that give something back. */
    private static boolean isReplenishing(Evaluator evaluator, Change change) {
        return change.isDeletion()
                || change.before()
                        .exists(before -> change.after().exists(after -> evaluator.isReplenishing(before, after)));
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(ResourceQuota.KIND, key.namespace(), key.name())
                .map(quota -> counted(quota, new Usage(quota, snapshot, moment.now()), moment))
                .getOrElse(Plan.none());
    }

    private static Plan counted(ResourceQuota quota, Usage usage, Moment moment) {
        KubeObject observed = usage.observed();
        Plan plan = observed.equals(quota)
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(observed), "its usage is counted");
        Option<Duration> later = usage.changesAt().map(time -> Duration.between(moment.now(), time));
        return later.isEmpty() ? plan : plan.withRecurAfter(later);
    }
}
