package io.github.kubevalue.model.controller.history;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.AppsIndexes;
import io.github.kubevalue.model.apps.ControllerRevision;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.workload.Claim;
import io.github.kubevalue.model.controller.workload.TemplateHash;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Comparator;

/**
 * The revisions of a workload with the one of its present template, and the plan that makes them so.
 *
 * @param revisions all of them, oldest first
 * @param update the one of the present template, which is the newest
 * @param plan its creation or renumbering
 */
public record History(Seq<ControllerRevision> revisions, ControllerRevision update, Plan plan) {
    /** The label of a revision with the hash of its data. */
    public static final String HASH = "controller.kubernetes.io/hash";

    private static final int LONGEST_BASE = 223;
    private static final Comparator<ControllerRevision> OLDEST_FIRST =
            Comparator.comparingLong(ControllerRevision::revision).thenComparing(ControllerRevision::name);

    /**
     * Finds the revisions of a workload, and its present template among them.
     *
     * @param collisions how many names were found taken
     */
    public static History of(
            KubeObject owner,
            LabelSelector selector,
            PodTemplateSpec template,
            Option<Integer> collisions,
            Snapshot snapshot) {
        // pkg/controller/statefulset/stateful_set_control.go, getStatefulSetRevisions
        Claim<ControllerRevision> claim = Claim.of(owner, selector, AppsIndexes.ORPHAN_REVISIONS, snapshot);
        Seq<ControllerRevision> all = claim.mine().sorted(OLDEST_FIRST);
        Json data = TemplatePatch.of(template);
        long next = all.lastOption().map(ControllerRevision::revision).getOrElse(0L) + 1;
        return all.findLast(revision -> revision.data().contains(data))
                .map(equal -> equal.equals(all.last())
                        ? new History(all, equal, claim.plan())
                        : renumbered(all, equal, next, claim.plan()))
                .getOrElse(() -> created(all, revision(owner, template, data, next, collisions), claim.plan()));
    }

    private static History created(Seq<ControllerRevision> all, ControllerRevision revision, Plan plan) {
        return new History(
                all.append(revision), revision, plan.then(new Write.Create(revision), "the template is new"));
    }

    private static History renumbered(Seq<ControllerRevision> all, ControllerRevision equal, long number, Plan plan) {
        ControllerRevision newest = equal.withRevision(number);
        return new History(
                all.remove(equal).append(newest),
                newest,
                plan.then(new Write.Update(newest), "the template is that of an older revision"));
    }

    private static ControllerRevision revision(
            KubeObject owner, PodTemplateSpec template, Json data, long number, Option<Integer> collisions) {
        // pkg/controller/history/controller_history.go, NewControllerRevision
        String hash = TemplateHash.of(data, collisions);
        String base = owner.name();
        String cut = base.length() > LONGEST_BASE ? base.substring(0, LONGEST_BASE) : base;
        return ControllerRevision.builder()
                .metadata(ObjectMeta.builder()
                        .namespace(owner.namespace())
                        .name(cut + "-" + hash)
                        .labels(template.metadata().labels().put(HASH, hash))
                        .annotations(owner.metadata().annotations())
                        .ownerReferences(Vector.of(OwnerReference.controller(owner)))
                        .build())
                .data(data)
                .revision(number)
                .build();
    }

    /** The hash of the present template. */
    public String updateHash() {
        return update.metadata().labels().get(HASH).getOrElse("");
    }

    /** Returns the revision of that name. */
    public Option<ControllerRevision> revision(String name) {
        return revisions.find(revision -> revision.name().equals(name));
    }

    /** Returns the plan to delete the oldest revisions that are beyond a limit and not in use. */
    public Plan pruned(Seq<String> inUse, int limit) {
        // stateful_set_control.go, truncateHistory
        Seq<ControllerRevision> idle =
                revisions.reject(revision -> revision.equals(update) || inUse.contains(revision.name()));
        return idle.take(Math.max(0, idle.size() - limit))
                .foldLeft(
                        Plan.none(), (plan, revision) -> plan.then(Write.delete(revision), "beyond the history limit"));
    }
}
