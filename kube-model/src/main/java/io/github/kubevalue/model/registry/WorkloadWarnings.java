package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.batch.CompletionMode;
import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobSpec;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.validation.AmountWarnings;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.pod.PodWarnings;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What workloads may be and had better not, beside what is warned of in their pods. */
final class WorkloadWarnings {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath TEMPLATE = SPEC.child("template");
    private static final int MANY_COMPLETIONS = 100_000;
    private static final int MANY_AT_ONCE = 10_000;

    private WorkloadWarnings() {}

    /** Whether another generation is desired than before. */
    static boolean isChanged(KubeObject after, KubeObject before) {
        return !after.metadata().generation().equals(before.metadata().generation());
    }

    // pkg/registry/apps/statefulset/strategy.go, WarningsOnCreate
    static Seq<String> statefulSet(StatefulSet set) {
        return PodWarnings.of(set.spec().template(), TEMPLATE).appendAll(claims(set, false));
    }

    static Seq<String> statefulSet(StatefulSet after, StatefulSet before) {
        Seq<String> pods =
                isChanged(after, before) ? PodWarnings.of(after.spec().template(), TEMPLATE) : Vector.empty();
        return pods.appendAll(claims(after, true));
    }

    /** Upstream names the field otherwise when a set is updated. */
    private static Seq<String> claims(StatefulSet set, boolean isUpdate) {
        FieldPath claims = SPEC.child("volumeClaimTemplates");
        boolean negative = set.spec().revisionHistoryLimit().exists(limit -> limit < 0);
        return set.spec()
                .volumeClaimTemplates()
                .zipWithIndex()
                .flatMap(claim -> {
                    FieldPath here = claims.index(claim._2);
                    return AmountWarnings.claim(claim._1.spec(), isUpdate ? here.child("Spec") : here);
                })
                .appendAll(
                        negative
                                ? Vector.of(
                                        "spec.revisionHistoryLimit: a negative value retains all historical revisions;"
                                                + " a value >= 0 is recommended")
                                : Vector.empty());
    }

    static Seq<String> template(ReplicationController controller) {
        return controller.spec().template().toVector().flatMap(template -> PodWarnings.of(template, TEMPLATE));
    }

    /** Upstream looks at the template that was there before. (pkg/registry/core/replicationcontroller/strategy.go) */
    static Seq<String> replicationController(ReplicationController after, ReplicationController before) {
        return isChanged(after, before) ? template(before) : Vector.empty();
    }

    static Seq<String> job(Job job) {
        return job(job.spec(), SPEC);
    }

    static Seq<String> cronJob(CronJob job) {
        return job(job.spec().jobTemplate().spec(), SPEC.child("jobTemplate").child("spec"));
    }

    // pkg/registry/batch/cronjob/strategy.go, WarningsOnUpdate
    static Seq<String> cronJob(CronJob after, CronJob before) {
        Seq<String> pods = isChanged(after, before) ? cronJob(after) : Vector.empty();
        return after.spec().schedule().contains("TZ")
                ? pods.append("cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, see"
                        + " https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details")
                : pods;
    }

    // pkg/api/job/warnings.go, WarningsForJobSpec
    private static Seq<String> job(JobSpec spec, FieldPath path) {
        boolean tooMany = spec.completionMode().contains(CompletionMode.INDEXED)
                && spec.completions().getOrElse(0) > MANY_COMPLETIONS
                && spec.parallelism().getOrElse(0) > MANY_AT_ONCE;
        Seq<String> many = tooMany
                ? Vector.of(path + ": In Indexed Jobs with a number of completions higher than 10^5 and a parallelism"
                        + " higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number"
                        + " of indexes fail")
                : Vector.empty();
        return many.appendAll(PodWarnings.of(spec.template(), path.child("template")));
    }
}
