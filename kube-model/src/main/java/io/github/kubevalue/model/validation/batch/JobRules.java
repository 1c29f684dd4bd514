package io.github.kubevalue.model.validation.batch;

import io.github.kubevalue.model.batch.CompletionMode;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.validation.DomainRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.InternalTypes;
import io.github.kubevalue.model.validation.LabelRules;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.pod.PodRules;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on Jobs. (pkg/apis/batch/validation/validation.go, ValidateJob) */
public final class JobRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath LABELS = SPEC.child("template.metadata.labels");
    private static final String UID = "controller-uid";
    private static final String NAME = "job-name";
    private static final String PREFIX = "batch.kubernetes.io/";
    private static final int MANY = 100_000;
    private static final int FEW = 10_000;
    private static final int LONGEST_MANAGER = 63;

    private JobRules() {}

    /** Returns the faults of a new Job that has its defaults, and its selector or a uid to make it from. */
    public static Seq<FieldError> faults(Job job) {
        return faults(job, true, Option.none());
    }

    /** Returns the faults of a Job as it was written; those of what is made from its uid are not known yet. */
    static Seq<FieldError> faults(Job job, boolean prefixed, Option<PodTemplateSpec> before) {
        return Faults.NONE
                .and(generated(job, prefixed))
                .and(spec(job.spec(), before, SPEC))
                .and(selector(job.spec()))
                .and(hostname(job))
                .found();
    }

    /** The selector and the labels that the server makes must be there. (validateGeneratedSelector) */
    private static Seq<FieldError> generated(Job job, boolean prefixed) {
        JobSpec spec = job.spec();
        if (spec.manualSelector().getOrElse(false) || spec.selector().isEmpty()) {
            return Vector.empty();
        }
        String uid = job.metadata().uid().getOrElse("");
        SortedMap<String, String> plain = TreeMap.of(UID, uid, NAME, job.name());
        SortedMap<String, String> own = TreeMap.of(PREFIX + UID, uid, PREFIX + NAME, job.name());
        SortedMap<String, String> expected = prefixed ? plain.merge(own) : plain;
        LabelSelector selector = spec.selector().get();
        SortedMap<String, String> labels = spec.template().metadata().labels();
        return Faults.NONE
                .when(uid.isEmpty(), () -> FieldPath.of("metadata.uid").required())
                .and(plain.toVector().flatMap(label -> label(label._1, label._2, labels)))
                .andIf(prefixed, () -> own.toVector().flatMap(label -> label(label._1, label._2, labels)))
                .when(
                        LabelRules.isUsable(selector) && !selector.matches(expected),
                        () -> SPEC.child("selector")
                                .invalidJson(LabelRules.json(selector), "`selector` not auto-generated"))
                .found();
    }

    private static Seq<FieldError> label(String key, String value, SortedMap<String, String> labels) {
        FieldPath path = LABELS.key(key);
        String rule = "must be '" + value + "'";
        return labels.containsKey(key)
                ? Faults.NONE
                        .when(!labels.get(key).contains(value), () -> path.invalid(labels, rule))
                        .found()
                : Vector.of(path.required(rule));
    }

    private static Seq<FieldError> selector(JobSpec spec) {
        FieldPath path = SPEC.child("selector");
        SortedMap<String, String> labels = spec.template().metadata().labels();
        boolean lost = spec.selector()
                .map(selector -> LabelRules.isUsable(selector) && !selector.matches(labels))
                .getOrElse(true);
        return Faults.NONE
                .when(spec.selector().isEmpty(), path::required)
                .and(LabelRules.selector(spec.selector(), path))
                .when(lost, () -> LABELS.invalid(labels, "`selector` does not match template `labels`"))
                .found();
    }

    /** The pods of an Indexed Job are called by their index. */
    private static Seq<FieldError> hostname(Job job) {
        int completions = job.spec().completions().getOrElse(0);
        String last = job.name() + "-" + (completions - 1);
        boolean broken = isIndexed(job.spec()) && completions > 0 && !Names.DNS_LABEL.accepts(last);
        return broken
                ? Vector.of(FieldPath.of("metadata.name")
                        .invalid(job.name(), "will not able to create pod with invalid DNS label: " + last))
                : Vector.empty();
    }

    static boolean isIndexed(JobSpec spec) {
        return spec.completionMode().contains(CompletionMode.INDEXED);
    }

    /** Returns the faults of the spec of a Job, its own or in a template. (validateJobSpec) */
    static Seq<FieldError> spec(JobSpec spec, Option<PodTemplateSpec> before, FieldPath path) {
        FieldPath template = path.child("template");
        FieldPath success = path.child("successPolicy");
        FieldPath replacement = path.child("podReplacementPolicy");
        return Faults.NONE
                .and(counts(spec, path))
                .and(modes(spec, path))
                .andIf(
                        spec.podFailurePolicy().isDefined(),
                        () -> JobPolicyRules.failure(spec, path.child("podFailurePolicy")))
                .given(
                        spec.successPolicy(),
                        policy -> isIndexed(spec)
                                ? JobPolicyRules.success(spec, success)
                                : Vector.of(success.invalidJson(
                                        InternalTypes.json("SuccessPolicy", policy),
                                        "requires indexed completion mode")))
                .oneOf(
                        spec.podReplacementPolicy(),
                        replacement,
                        spec.podFailurePolicy().isDefined()
                                ? Vector.of("Failed")
                                : Vector.of("Failed", "TerminatingOrFailed"))
                .and(before.map(old -> PodRules.template(spec.template(), old, template))
                        .getOrElse(() -> PodRules.template(spec.template(), template)))
                .and(restart(spec, template.child("spec.restartPolicy")))
                .found();
    }

    private static Seq<FieldError> counts(JobSpec spec, FieldPath path) {
        return Faults.NONE
                .notNegative(spec.parallelism(), path.child("parallelism"))
                .notNegative(spec.completions(), path.child("completions"))
                .notNegative(spec.activeDeadlineSeconds(), path.child("activeDeadlineSeconds"))
                .notNegative(spec.backoffLimit(), path.child("backoffLimit"))
                .notNegative(spec.ttlSecondsAfterFinished(), path.child("ttlSecondsAfterFinished"))
                .notNegative(spec.backoffLimitPerIndex(), path.child("backoffLimitPerIndex"))
                .notNegative(spec.maxFailedIndexes(), path.child("maxFailedIndexes"))
                .when(
                        spec.maxFailedIndexes().isDefined()
                                && spec.backoffLimitPerIndex().isEmpty(),
                        () -> path.child("backoffLimitPerIndex").required("when maxFailedIndexes is specified"))
                .given(
                        spec.managedBy(),
                        manager -> Faults.NONE
                                .and(DomainRules.prefixedPath(manager, path.child("managedBy")))
                                .when(
                                        manager.length() > LONGEST_MANAGER,
                                        () -> path.child("managedBy").tooLong(LONGEST_MANAGER))
                                .found())
                .found();
    }

    private static Seq<FieldError> modes(JobSpec spec, FieldPath path) {
        boolean plain = spec.completionMode().forAll(CompletionMode.NON_INDEXED::equals);
        FieldPath limit = path.child("backoffLimitPerIndex");
        FieldPath most = path.child("maxFailedIndexes");
        String needs = "requires indexed completion mode";
        return Faults.NONE
                .oneOf(spec.completionMode(), path.child("completionMode"), "NonIndexed", "Indexed")
                .andIf(isIndexed(spec), () -> indexed(spec, path))
                .given(
                        spec.backoffLimitPerIndex().filter(number -> plain),
                        number -> Vector.of(limit.invalid(number, needs)))
                .given(
                        spec.maxFailedIndexes().filter(number -> plain),
                        number -> Vector.of(most.invalid(number, needs)))
                .found();
    }

    private static Seq<FieldError> indexed(JobSpec spec, FieldPath path) {
        FieldPath parallelism = path.child("parallelism");
        FieldPath failed = path.child("maxFailedIndexes");
        int pods = spec.parallelism().getOrElse(0);
        int completions = spec.completions().getOrElse(Integer.MAX_VALUE);
        int failures = spec.maxFailedIndexes().getOrElse(0);
        boolean high = spec.completions().exists(number -> number > MANY)
                && spec.backoffLimitPerIndex().isDefined();
        String used = " when completions are above " + MANY + " and used with backoff limit per index";
        String most = "must be less than or equal to ";
        return Faults.NONE
                .when(
                        spec.completions().isEmpty(),
                        () -> path.child("completions").required("when completion mode is Indexed"))
                .when(pods > MANY, () -> parallelism.invalid(pods, most + MANY + " when completion mode is Indexed"))
                .when(failures > completions, () -> failed.invalid(failures, most + "completions"))
                .when(failures > MANY, () -> failed.invalid(failures, most + MANY))
                .when(
                        high && spec.maxFailedIndexes().isEmpty(),
                        () -> failed.required("must be specified when completions is above " + MANY))
                .when(high && pods > FEW, () -> parallelism.invalid(pods, most + FEW + used))
                .when(high && failures > FEW, () -> failed.invalid(failures, most + FEW + used))
                .found();
    }

    private static Seq<FieldError> restart(JobSpec spec, FieldPath path) {
        String policy =
                spec.template().spec().restartPolicy().map(RestartPolicy::text).getOrElse("");
        return switch (policy) {
            case "", "Always" -> Vector.of(path.required("valid values: \"OnFailure\", \"Never\""));
            case "OnFailure" ->
                spec.podFailurePolicy().isDefined()
                        ? Vector.of(
                                path.invalid(policy, "only \"Never\" is supported when podFailurePolicy is specified"))
                        : Vector.empty();
            case "Never" -> Vector.empty();
            default -> Vector.of(path.notSupported(policy, "OnFailure", "Never"));
        };
    }
}
