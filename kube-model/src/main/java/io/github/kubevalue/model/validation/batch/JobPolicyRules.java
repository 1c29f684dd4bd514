package io.github.kubevalue.model.validation.batch;

import io.github.kubevalue.model.batch.JobSpec;
import io.github.kubevalue.model.batch.PodFailurePolicyOnExitCodesRequirement;
import io.github.kubevalue.model.batch.PodFailurePolicyOnPodConditionsPattern;
import io.github.kubevalue.model.batch.PodFailurePolicyRule;
import io.github.kubevalue.model.batch.SuccessPolicyRule;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The rules on when a Job has failed and when it has succeeded. (validatePodFailurePolicy, validateSuccessPolicy) */
final class JobPolicyRules {
    private static final int MOST_RULES = 20;
    private static final int MOST_CODES = 255;
    private static final int MOST_PATTERNS = 20;
    private static final int LONGEST_INDEXES = 64 * 1024;

    private JobPolicyRules() {}

    static Seq<FieldError> failure(JobSpec spec, FieldPath path) {
        Seq<PodFailurePolicyRule> rules = spec.podFailurePolicy().toVector().flatMap(policy -> policy.rules());
        FieldPath at = path.child("rules");
        return Faults.NONE
                .when(rules.size() > MOST_RULES, () -> at.tooMany(rules.size(), MOST_RULES))
                .each(rules, at, (rule, each) -> failureRule(rule, spec, each))
                .found();
    }

    private static Seq<FieldError> failureRule(PodFailurePolicyRule rule, JobSpec spec, FieldPath path) {
        String action = rule.action().text();
        boolean codes = rule.onExitCodes().isDefined();
        boolean conditions = !rule.onPodConditions().isEmpty();
        FieldPath at = path.child("action");
        FieldPath patterns = path.child("onPodConditions");
        int count = rule.onPodConditions().size();
        return Faults.NONE
                .when(
                        action.isEmpty(),
                        () -> at.required("valid values: [\"Count\" \"FailIndex\" \"FailJob\" \"Ignore\"]"))
                .when(
                        action.equals("FailIndex")
                                && spec.backoffLimitPerIndex().isEmpty(),
                        () -> at.invalid(action, "requires the backoffLimitPerIndex to be set"))
                .oneOf(Option.of(action).filter(text -> !text.isEmpty()), at, "Count", "FailIndex", "FailJob", "Ignore")
                .given(rule.onExitCodes(), given -> exitCodes(given, spec, path.child("onExitCodes")))
                .when(count > MOST_PATTERNS, () -> patterns.tooMany(count, MOST_PATTERNS))
                .each(rule.onPodConditions(), patterns, JobPolicyRules::condition)
                .when(
                        codes && conditions,
                        () -> path.invalidUnshown("specifying both OnExitCodes and OnPodConditions is not supported"))
                .when(
                        !codes && !conditions,
                        () -> path.invalidUnshown("specifying one of OnExitCodes and OnPodConditions is required"))
                .found();
    }

    private static Seq<FieldError> condition(PodFailurePolicyOnPodConditionsPattern pattern, FieldPath path) {
        String status = pattern.status().text();
        FieldPath at = path.child("status");
        return Faults.NONE
                .and(path.child("type").invalid(pattern.type(), Names.QUALIFIED_NAME))
                .when(status.isEmpty(), () -> at.required("valid values: [\"False\" \"True\" \"Unknown\"]"))
                .oneOf(Option.of(status).filter(text -> !text.isEmpty()), at, "False", "True", "Unknown")
                .found();
    }

    private static Seq<FieldError> exitCodes(
            PodFailurePolicyOnExitCodesRequirement codes, JobSpec spec, FieldPath path) {
        String operator = codes.operator().text();
        Seq<String> names = spec.template()
                .spec()
                .containers()
                .appendAll(spec.template().spec().initContainers())
                .map(Container::name);
        FieldPath at = path.child("operator");
        FieldPath values = path.child("values");
        Seq<Integer> numbers = codes.values();
        String shown = numbers.mkString("[", ",", "]");
        return Faults.NONE
                .when(operator.isEmpty(), () -> at.required("valid values: [\"In\" \"NotIn\"]"))
                .oneOf(Option.of(operator).filter(text -> !text.isEmpty()), at, "In", "NotIn")
                .given(
                        codes.containerName().filter(name -> !names.contains(name)),
                        name -> Vector.of(path.child("containerName")
                                .invalid(
                                        name,
                                        "must be one of the container or initContainer names in the pod template")))
                .when(numbers.isEmpty(), () -> values.invalidJson("null", "at least one value is required"))
                .when(numbers.size() > MOST_CODES, () -> values.tooMany(numbers.size(), MOST_CODES))
                .and(numbers.zipWithIndex()
                        .flatMap(each -> Faults.NONE
                                .when(
                                        operator.equals("In") && each._1 == 0,
                                        () -> values.index(each._2).invalid(0, "must not be 0 for the In operator"))
                                .when(
                                        numbers.indexOf(each._1) < each._2,
                                        () -> values.index(each._2).duplicate(each._1))
                                .found()))
                .when(!numbers.sorted().equals(numbers), () -> values.invalidJson(shown, "must be ordered"))
                .found();
    }

    static Seq<FieldError> success(JobSpec spec, FieldPath path) {
        Seq<SuccessPolicyRule> rules = spec.successPolicy().toVector().flatMap(policy -> policy.rules());
        FieldPath at = path.child("rules");
        int completions = spec.completions().getOrElse(0);
        return Faults.NONE
                .when(
                        rules.isEmpty(),
                        () -> at.required("at least one rules must be specified when the successPolicy is specified"))
                .when(rules.size() > MOST_RULES, () -> at.tooMany(rules.size(), MOST_RULES))
                .each(rules, at, (rule, each) -> successRule(rule, completions, each))
                .found();
    }

    private static Seq<FieldError> successRule(SuccessPolicyRule rule, int completions, FieldPath path) {
        FieldPath indexes = path.child("succeededIndexes");
        Option<Either<String, Integer>> counted =
                rule.succeededIndexes().map(text -> IndexRanges.count(text, completions));
        String text = rule.succeededIndexes().getOrElse("");
        return Faults.NONE
                .when(
                        rule.succeededCount().isEmpty()
                                && rule.succeededIndexes().isEmpty(),
                        () -> path.required("at least one of succeededCount or succeededIndexes must be specified"))
                .when(text.length() > LONGEST_INDEXES, () -> indexes.tooLong(LONGEST_INDEXES))
                .given(
                        counted.filter(Either::isLeft),
                        problem -> Vector.of(
                                indexes.invalid(text, "error parsing succeededIndexes: " + problem.getLeft())))
                .given(
                        rule.succeededCount(),
                        count -> succeeded(
                                count,
                                completions,
                                counted.map(either -> either.getOrElse(0)),
                                path.child("succeededCount")))
                .found();
    }

    private static Seq<FieldError> succeeded(int count, int completions, Option<Integer> indexes, FieldPath path) {
        String most = "must be less than or equal to ";
        return Faults.NONE
                .notNegative(count, path)
                .when(
                        count > completions,
                        () -> path.invalid(count, most + completions + " (the number of specified completions)"))
                .when(
                        indexes.exists(number -> count > number),
                        () -> path.invalid(
                                count,
                                most + indexes.get()
                                        + " (the number of indexes in the specified succeededIndexes field)"))
                .found();
    }
}
