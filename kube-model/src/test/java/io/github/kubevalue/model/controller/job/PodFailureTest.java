package io.github.kubevalue.model.controller.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.batch.PodFailurePolicy;
import io.github.kubevalue.model.batch.PodFailurePolicyAction;
import io.github.kubevalue.model.batch.PodFailurePolicyOnExitCodesOperator;
import io.github.kubevalue.model.batch.PodFailurePolicyOnExitCodesRequirement;
import io.github.kubevalue.model.batch.PodFailurePolicyOnPodConditionsPattern;
import io.github.kubevalue.model.batch.PodFailurePolicyRule;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodFailureTest {

    // pkg/controller/job/pod_failure_policy_test.go, TestMatchPodFailurePolicy
    @ParameterizedTest(name = "of [{0}] for [{1}]: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Unknown In 1,2; FailJob In 2,3 | main=2 | FailJob | Container main for pod default/mypod failed with"
                        + " exit code 2 matching FailJob rule at index 1",
                "Unknown DisruptionTarget=True; Ignore DisruptionTarget=True | DisruptionTarget=True | Ignore |",
                "Ignore Unknown 1,2; FailJob In 2,3 | main=2 | FailJob | Container main for pod default/mypod failed"
                        + " with exit code 2 matching FailJob rule at index 1",
                "'' | main=2 | '' |",
                "Ignore In 1,2,3 | main=2 | Ignore |",
                "Ignore In -1073741676,-1073741510 | main=-1073741510 | Ignore |",
                "FailJob In 1,2,3 | main=2 | FailJob | Container main for pod default/mypod failed with exit code 2"
                        + " matching FailJob rule at index 0",
                "FailJob NotIn 111 | init:init=0 main=111 support=0 | '' |",
                "FailIndex In 1,2,3 | main=2 | FailIndex |",
                "FailJob NotIn 0 | main=1 support=0 | FailJob | Container main for pod default/mypod failed with exit"
                        + " code 1 matching FailJob rule at index 0",
                "Count In 1,2,3; FailJob In 4,5,6 | main=6 | FailJob | Container main for pod default/mypod failed"
                        + " with exit code 6 matching FailJob rule at index 1",
                "Count In 1,2,3 | bar=2 | Count |",
                "FailIndex DisruptionTarget=True | DisruptionTarget=True | FailIndex |",
                "Ignore DisruptionTarget=True | DisruptionTarget=True | Ignore |",
                "Ignore DisruptionTarget=False | DisruptionTarget=False | Ignore |",
                "Ignore DisruptionTarget=Unknown | DisruptionTarget=Unknown | Ignore |",
                "Ignore DisruptionTarget=False | DisruptionTarget=True | '' |",
                "Ignore DisruptionTarget=True | DisruptionTarget=False | '' |",
                "FailJob DisruptionTarget=True | DisruptionTarget=True | FailJob | Pod default/mypod has condition"
                        + " DisruptionTarget matching FailJob rule at index 0",
                "Count DisruptionTarget=True | DisruptionTarget=True | Count |",
                "Count NotIn 8; Ignore In 1,2,3 | main=8 | '' |",
                "FailJob In 3 main | init:first=3 main=2 | '' |",
                "FailJob In 3 | init:first=3 main=2 | FailJob | Container first for pod default/mypod failed with exit"
                        + " code 3 matching FailJob rule at index 0"
            })
    void theFirstRuleThatMatchesDecides(String rules, String pod, String action, String message) {
        PodFailurePolicy policy = PodFailurePolicy.builder()
                .rules(
                        rules.isEmpty()
                                ? Vector.empty()
                                : Vector.of(rules.split("; ")).map(PodFailureTest::rule))
                .build();
        PodFailure failure =
                PodFailure.of(Rows.indexed(1, spec -> spec.withPodFailurePolicy(Option.of(policy))), pod(pod));
        assertThat(failure.action().map(PodFailurePolicyAction::text).getOrElse(""))
                .isEqualTo(action);
        assertThat(failure.message()).isEqualTo(Option.of(message));
        assertThat(failure.isCounted()).isEqualTo(!action.equals("Ignore"));
        assertThat(failure.failsIndex()).isEqualTo(action.equals("FailIndex"));
    }

    private static PodFailurePolicyRule rule(String text) {
        String[] words = text.split(" ");
        PodFailurePolicyRule rule = PodFailurePolicyRule.builder()
                .action(new PodFailurePolicyAction(words[0]))
                .build();
        if (words.length == 2) {
            String[] condition = words[1].split("=");
            return rule.withOnPodConditions(Vector.of(PodFailurePolicyOnPodConditionsPattern.builder()
                    .type(condition[0])
                    .status(new ConditionStatus(condition[1]))
                    .build()));
        }
        return rule.withOnExitCodes(Option.of(PodFailurePolicyOnExitCodesRequirement.builder()
                .containerName(Option.when(words.length > 3, () -> words[3]))
                .operator(new PodFailurePolicyOnExitCodesOperator(words[1]))
                .values(Vector.of(words[2].split(",")).map(Integer::valueOf))
                .build()));
    }

    private static Pod pod(String text) {
        Pod bare = Pod.builder().metadata(ObjectMeta.named("default", "mypod")).build();
        return Vector.of(text.split(" ")).foldLeft(bare, PodFailureTest::with);
    }

    private static Pod with(Pod pod, String word) {
        String[] parts = word.split("=");
        if (parts[0].equals("DisruptionTarget")) {
            return pod.withStatus(pod.status()
                    .withCondition(PodCondition.builder()
                            .type(parts[0])
                            .status(new ConditionStatus(parts[1]))
                            .build()));
        }
        int code = Integer.parseInt(parts[1]);
        return parts[0].startsWith("init:")
                ? pod.withStatus(pod.status()
                        .withInitContainerStatuses(pod.status()
                                .initContainerStatuses()
                                .append(Rows.container(parts[0].substring(5), code))))
                : pod.withStatus(pod.status()
                        .withContainerStatuses(
                                pod.status().containerStatuses().append(Rows.container(parts[0], code))));
    }
}
