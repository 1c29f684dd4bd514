package io.github.kubevalue.model.controller.disruption;

import io.github.kubevalue.model.apiserver.Scale;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Counts how many pods of each PodDisruptionBudget are healthy and how many must be, and takes back what was said of pods that were
 * to be disrupted and live on.
 *
 * <p>Laws: {@code disruptionsAllowed = max(0, currentHealthy - desiredHealthy)} if pods are expected, else 0; a pod that was granted
 * to be evicted does not count as healthy for two minutes.
 */
public final class DisruptionController implements Controller {

    /** Returns the controller. */
    public DisruptionController() {}

    @Override
    public String name() {
        return "disruption-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.isNamespaced();
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        ResourceKey key = change.key();
        if (key.kind().equals(PodDisruptionBudget.KIND)) {
            return Vector.of(key);
        }
        if (key.kind().equals(Pod.KIND)) {
            return ofPod(change, snapshot);
        }
        return key.kind().isNamespaced() && isRescaled(change) ? budgetsAround(key, snapshot) : Vector.empty();
    }

    private static Seq<ResourceKey> ofPod(Change change, Snapshot snapshot) {
        Seq<PodDisruptionBudget> before = selecting(change.before(), snapshot);
        Seq<PodDisruptionBudget> after = selecting(change.after(), snapshot);
        Seq<ResourceKey> budgets =
                before.appendAll(after).map(PodDisruptionBudget::key).distinct();
        boolean isOwnConcern =
                after.size() > 1 || change.after().map(Pod.class::cast).exists(StaleDisruption::isIn);
        return isOwnConcern ? budgets.append(change.key()) : budgets;
    }

    private static Seq<PodDisruptionBudget> selecting(Option<KubeObject> pod, Snapshot snapshot) {
        return pod.toVector().map(Pod.class::cast).flatMap(each -> PodDisruptionBudget.selecting(each, snapshot));
    }

    /** How many pods are expected is what their owners say, and the owners of these. */
    private static boolean isRescaled(Change change) {
        return change.isCreation()
                || change.isDeletion()
                || !isSame(
                        change.before().get().metadata(), change.after().get().metadata());
    }

    private static boolean isSame(ObjectMeta one, ObjectMeta other) {
        return one.generation().equals(other.generation())
                && one.ownerReferences().equals(other.ownerReferences());
    }

    private static Seq<ResourceKey> budgetsAround(ResourceKey key, Snapshot snapshot) {
        Seq<PodDisruptionBudget> budgets = snapshot.list(PodDisruptionBudget.KIND, key.namespace());
        return budgets.isEmpty() || !Scale.isOf(key.kind(), snapshot)
                ? Vector.empty()
                : budgets.map(PodDisruptionBudget::key);
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        if (key.kind().equals(Pod.KIND)) {
            return snapshot.get(Pod.KIND, key.namespace(), key.name())
                    .map(pod -> told(pod, snapshot).then(StaleDisruption.plan(pod, moment.now())))
                    .getOrElse(Plan.none());
        }
        return snapshot.get(PodDisruptionBudget.KIND, key.namespace(), key.name())
                .map(budget -> counted(budget, snapshot, moment.now()))
                .getOrElse(Plan.none());
    }

    private static Plan told(Pod pod, Snapshot snapshot) {
        // disruption.go, getPdbForPod
        Seq<PodDisruptionBudget> budgets = PodDisruptionBudget.selecting(pod, snapshot);
        return budgets.size() < 2
                ? Plan.none()
                : Plan.none()
                        .telling(Event.warning(
                                pod,
                                "MultiplePodDisruptionBudgets",
                                "Pod \"" + pod.namespace() + "\"/\"" + pod.name()
                                        + "\" matches multiple PodDisruptionBudgets.  Chose \""
                                        + budgets.head().name() + "\" arbitrarily."));
    }

    private static Plan counted(PodDisruptionBudget budget, Snapshot snapshot, Instant now) {
        return new BudgetCount(budget, snapshot, now).plan();
    }
}
