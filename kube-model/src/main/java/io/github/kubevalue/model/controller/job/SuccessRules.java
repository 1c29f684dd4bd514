package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.SuccessPolicy;
import io.github.kubevalue.model.batch.SuccessPolicyRule;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The {@code successPolicy} of an indexed Job, by which some of its indexes may be enough. */
final class SuccessRules {
    private SuccessRules() {}

    /** Returns which rule is met by the indexes that have succeeded, in a sentence. */
    static Option<String> met(Job job, CompletionIndexes succeeded) {
        // pkg/controller/job/success_policy.go, matchSuccessPolicy
        Seq<SuccessPolicyRule> rules = job.spec().successPolicy().toVector().flatMap(SuccessPolicy::rules);
        int completions = job.spec().completions().getOrElse(0);
        return rules.zipWithIndex()
                .find(rule -> isMet(rule._1, completions, succeeded))
                .map(rule -> "Matched rules at index " + rule._2);
    }

    private static boolean isMet(SuccessPolicyRule rule, int completions, CompletionIndexes succeeded) {
        if (rule.succeededIndexes().isEmpty()) {
            return rule.succeededCount().exists(count -> succeeded.size() >= count);
        }
        CompletionIndexes asked =
                CompletionIndexes.parse(rule.succeededIndexes().get(), completions);
        int met = asked.all().intersect(succeeded.all()).size();
        return asked.size() > 0 && (met == asked.size() || rule.succeededCount().exists(count -> met >= count));
    }
}
