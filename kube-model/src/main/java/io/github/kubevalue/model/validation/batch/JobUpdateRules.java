package io.github.kubevalue.model.validation.batch;

import io.github.kubevalue.model.batch.CompletionMode;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobConditionType;
import io.github.kubevalue.model.batch.JobSpec;
import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.NodeAffinity;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.github.kubevalue.model.validation.InternalTypes;
import io.github.kubevalue.model.validation.LabelRules;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What may change on a Job: how many pods run at once, and, while it is suspended, where and on what. (ValidateJobUpdate) */
public final class JobUpdateRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final String PREFIX = "batch.kubernetes.io/";

    private JobUpdateRules() {}

    /** Returns the faults of a Job that replaces another, what may not change among them. */
    public static Seq<FieldError> updated(Job after, Job before) {
        SortedMap<String, String> labels = before.spec().template().metadata().labels();
        boolean prefixed = labels.containsKey(PREFIX + "job-name") && labels.containsKey(PREFIX + "controller-uid");
        JobSpec now = after.spec();
        JobSpec old = before.spec();
        return Faults.NONE
                .and(JobRules.faults(after, prefixed, Option.of(old.template())))
                .and(completions(now, old))
                .immutable(
                        now.selector(),
                        old.selector(),
                        SPEC.child("selector"),
                        selector -> selector.map(LabelRules::json).getOrElse("null"))
                .and(template(after, before))
                .immutable(
                        now.completionMode(),
                        old.completionMode(),
                        SPEC.child("completionMode"),
                        mode -> text(mode.map(CompletionMode::text)))
                .immutable(
                        now.podFailurePolicy(),
                        old.podFailurePolicy(),
                        SPEC.child("podFailurePolicy"),
                        policy -> InternalTypes.json("PodFailurePolicy", policy))
                .immutable(
                        now.backoffLimitPerIndex(),
                        old.backoffLimitPerIndex(),
                        SPEC.child("backoffLimitPerIndex"),
                        limit -> limit.map(Object::toString).getOrElse("null"))
                .immutable(now.managedBy(), old.managedBy(), SPEC.child("managedBy"), JobUpdateRules::text)
                .immutable(
                        now.successPolicy(),
                        old.successPolicy(),
                        SPEC.child("successPolicy"),
                        policy -> InternalTypes.json("SuccessPolicy", policy))
                .found();
    }

    private static String text(Option<String> text) {
        return text.map(GoText::json).getOrElse("null");
    }

    /** An Indexed Job may grow and shrink, as long as all its pods run at once. */
    private static Seq<FieldError> completions(JobSpec now, JobSpec old) {
        FieldPath path = SPEC.child("completions");
        boolean apart = now.completions().isDefined()
                && !now.completions().equals(old.completions())
                && !now.completions().equals(now.parallelism());
        return JobRules.isIndexed(now)
                ? Faults.NONE
                        .when(
                                apart,
                                () -> path.invalid(
                                        now.completions().get(),
                                        "can only be modified in tandem with spec.parallelism"))
                        .found()
                : Faults.NONE
                        .immutable(
                                now.completions(),
                                old.completions(),
                                path,
                                number -> number.map(Object::toString).getOrElse("null"))
                        .found();
    }

    // validatePodTemplateUpdate; pkg/registry/batch/job/strategy.go, shouldAllowMutablePodTemplate
    private static Seq<FieldError> template(Job after, Job before) {
        PodTemplateSpec now = after.spec().template();
        PodTemplateSpec old = before.spec().template();
        boolean suspended = before.spec().suspend().getOrElse(false);
        boolean mutable = suspended && isQuiet(before);
        PodTemplateSpec placed = mutable ? placed(old, now) : old;
        if (!mutable) {
            return Faults.NONE
                    .immutable(
                            now,
                            placed,
                            SPEC.child("template"),
                            template -> InternalTypes.json("PodTemplateSpec", template))
                    .found();
        }
        return Faults.NONE
                .immutable(
                        now.spec(),
                        resized(placed.spec(), now.spec()),
                        SPEC.child("template.spec"),
                        spec -> InternalTypes.json("PodSpec", spec))
                .found();
    }

    /** Whether the Job is said to be suspended, and no pod of it is left. */
    private static boolean isQuiet(Job job) {
        boolean started = job.status().startTime().isDefined();
        boolean told = job.status()
                .conditions()
                .exists(condition -> condition.type().equals(JobConditionType.SUSPENDED)
                        && condition.status().equals(ConditionStatus.TRUE));
        return (!started || told) && job.status().active() == 0;
    }

    /** The old template, to be run where the new one says. */
    private static PodTemplateSpec placed(PodTemplateSpec old, PodTemplateSpec now) {
        Option<NodeAffinity> nodes = now.spec().affinity().flatMap(Affinity::nodeAffinity);
        Affinity empty = Affinity.builder().build();
        Affinity affinity = old.spec().affinity().getOrElse(empty).withNodeAffinity(nodes);
        boolean absent = affinity.equals(empty) && now.spec().affinity().isEmpty();
        return old.withMetadata(old.metadata()
                        .withAnnotations(now.metadata().annotations())
                        .withLabels(now.metadata().labels()))
                .withSpec(old.spec()
                        .withAffinity(absent ? Option.none() : Option.of(affinity))
                        .withNodeSelector(now.spec().nodeSelector())
                        .withTolerations(now.spec().tolerations())
                        .withSchedulingGates(now.spec().schedulingGates()));
    }

    /** The old spec, with what the containers of the new one ask for. */
    private static PodSpec resized(PodSpec old, PodSpec now) {
        return old.withContainers(resized(old.containers(), now.containers()))
                .withInitContainers(resized(old.initContainers(), now.initContainers()));
    }

    private static Seq<Container> resized(Seq<Container> old, Seq<Container> now) {
        return old.size() != now.size()
                ? old
                : Vector.ofAll(old.zipWith(
                        now,
                        (mine, other) ->
                                mine.name().equals(other.name()) ? mine.withResources(other.resources()) : mine));
    }
}
