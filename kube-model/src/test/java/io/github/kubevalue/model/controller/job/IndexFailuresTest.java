package io.github.kubevalue.model.controller.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.batch.PodFailurePolicy;
import io.github.kubevalue.model.batch.PodFailurePolicyAction;
import io.github.kubevalue.model.batch.PodFailurePolicyOnExitCodesOperator;
import io.github.kubevalue.model.batch.PodFailurePolicyOnExitCodesRequirement;
import io.github.kubevalue.model.batch.PodFailurePolicyRule;
import io.github.kubevalue.model.batch.PodReplacementPolicy;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to the indexes of a Job. */
class IndexFailuresTest {

    private static JobPods limited(int completions, int limit, String failedIndexes, String pods) {
        return new JobPods(
                Rows.reporting(
                        Rows.indexed(completions, spec -> spec.withBackoffLimitPerIndex(Option.of(limit))),
                        status -> status.withFailedIndexes(Option.of(failedIndexes))),
                Rows.pods(pods));
    }

    // pkg/controller/job/indexed_job_utils_test.go, TestCalculateFailedIndexes and TestIsIndexFailed
    @ParameterizedTest(name = "[{2}] of {0}, each with {1} failures more, after [{3}]: [{4}]")
    @CsvSource(
            delimiter = '|',
            value = {
                "2|1|''|a 0 Failed failures=0; b 1 Failed failures=1|1",
                "2|0|''|a 0 Failed untracked failures=0|''",
                "2|0|''|a 3 Failed failures=0|''",
                "2|0|0|a 1 Failed failures=0|0,1",
                "2|0|''|a 1 Failed failures=0|1",
                "2|0|9|a 1 Failed failures=0|1",
                "2|1|''|a 0 Running failures=1|''"
            })
    void anIndexFailsAtItsLimit(int completions, int limit, String before, String pods, String failed) {
        assertThat(new IndexFailures(limited(completions, limit, before, pods))
                        .failed()
                        .get())
                .hasToString(failed);
    }

    // TestGetPodsWithDelayedDeletionPerIndex
    @ParameterizedTest(name = "of [{2}]: [{3}]")
    @CsvSource(
            delimiter = '|',
            value = {
                "3|1|a 0 Failed failures=0; b 1 Failed failures=1; c 2 Failed failures=0|a,c",
                "2|0|a 0 Failed untracked failures=0|''",
                "2|0|a 4 Failed failures=0|''",
                "2|1|a1 0 Failed failures=0; a2 0 Running failures=1|''",
                "2|1|a1 0 Failed failures=0; a2 0 Succeeded failures=1|''",
                "2|4|a1 0 Failed failures=0; a3 0 Failed failures=2; a2 0 Failed failures=1|a3",
                "2|4|a1 0 Failed failures=1 ended=-1; a3 0 Failed failures=1 ended=0; a2 0 Failed failures=1"
                        + " ended=-2|a3"
            })
    void theLastFailureOfAnIndexIsKeptForTheNext(int completions, int limit, String pods, String kept) {
        assertThat(new IndexFailures(limited(completions, limit, "", pods))
                        .replaceable()
                        .values()
                        .map(Pod::name)
                        .toVector()
                        .sorted()
                        .mkString(","))
                .isEqualTo(kept);
    }

    // pkg/controller/job/backoff_utils_test.go, TestGetRemainingBackoffTimePerIndex, with 10 s at first and 10 min at
    // most
    @ParameterizedTest(name = "after [{0}]: {1} s")
    @CsvSource(
            delimiter = '|',
            value = {
                "''|0",
                "a 0 Failed ended=0|10",
                "a 0 Failed failures=2 ended=0|40",
                "a 0 Failed failures=1 ignored=1 ended=0|40",
                "a 0 Failed failures=2 ended=-39|1",
                "a 0 Failed failures=2 ended=-40|0",
                "a 0 Failed failures=8 ended=0|600"
            })
    void anIndexWaitsForItself(String pods, int seconds) {
        assertThat(new IndexFailures(limited(2, 9, "", pods)).wait(0, Rows.NOW).getOrElse(Duration.ZERO))
                .hasSeconds(seconds);
    }

    // TestGetNewIndexFailureCountValue
    @ParameterizedTest(name = "after [{0}]: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''|0",
                "a 0 Failed failures=0|1",
                "a 0 Failed failures=2|3",
                "a 0 Failed failures=-2|1",
                "a 0 Failed failures=x|1",
                "a 0 Failed|1"
            })
    void theNextPodTellsHowManyFailedBefore(String pods, String count) {
        assertThat(new IndexFailures(limited(2, 9, "", pods))
                        .annotated(TreeMap.empty(), 0)
                        .get("batch.kubernetes.io/job-index-failure-count"))
                .contains(count);
    }

    // addIndexFailureCountAnnotation
    @ParameterizedTest(name = "after [{0}]: {1} and {2} ignored")
    @CsvSource(
            delimiter = '|',
            value = {
                "a 0 Failed failures=1 code=1|2|''",
                "a 0 Failed failures=1 ignored=2 code=1|2|2",
                "a 0 Failed failures=1 code=3|1|1",
                "a 0 Failed failures=1 ignored=2 code=3|1|3"
            })
    void failuresThatTheirPolicyIgnoresAreToldApart(String pods, String counted, String ignored) {
        PodFailurePolicyRule rule = PodFailurePolicyRule.builder()
                .action(PodFailurePolicyAction.IGNORE)
                .onExitCodes(PodFailurePolicyOnExitCodesRequirement.builder()
                        .operator(PodFailurePolicyOnExitCodesOperator.IN)
                        .values(Vector.of(3))
                        .build())
                .build();
        PodFailurePolicy policy =
                PodFailurePolicy.builder().rules(Vector.of(rule)).build();
        JobPods job = new JobPods(
                Rows.indexed(
                        2, spec -> spec.withBackoffLimitPerIndex(Option.of(9)).withPodFailurePolicy(Option.of(policy))),
                Rows.pods(pods));
        SortedMap<String, String> annotations = job.failures().annotated(TreeMap.empty(), 0);
        assertThat(annotations.get("batch.kubernetes.io/job-index-failure-count"))
                .contains(counted);
        assertThat(annotations
                        .get("batch.kubernetes.io/job-index-ignored-failure-count")
                        .getOrElse(""))
                .isEqualTo(ignored);
    }

    @Test
    void aPodThatIsReplacedOnlyOnceItHasEndedHasNotFailedBefore() {
        JobPods job = new JobPods(
                Rows.indexed(
                        2,
                        spec -> spec.withBackoffLimitPerIndex(Option.of(9))
                                .withPodReplacementPolicy(Option.of(PodReplacementPolicy.FAILED))),
                Rows.pods("a 0 Running ended=0; b 1 Failed ended=0"));
        assertThat(job.failures().replaceable().values().map(Pod::name)).containsExactly("b");
    }

    // TestFirstPendingIndexes
    @ParameterizedTest(name = "of {1} with [{2}], done [{3}], failed [{4}]: {5}")
    @CsvSource(
            delimiter = '|',
            value = {
                "5|3|''|''|''|0,1,2",
                "2|5|''|''|''|0,1",
                "3|10|a 0 Running; b 1 Pending|''|''|2,3,4",
                "6|6|a 6 Pending|4-5|''|0,1,2,3",
                "5|20|a 3 Pending; b 5 Running; c 8 Pending; d none Running; e -3 Running|2-4,9|''|0,1,6,7,10",
                "5|20|a 3 Pending; b 9 Pending|1,5,9|2,6-7|0,4,8,10,11"
            })
    void theFirstFreeIndexesAreNext(
            int count, int completions, String pods, String succeeded, String failed, String expected) {
        JobPods job = new JobPods(
                Rows.reporting(
                        Rows.indexed(
                                completions, spec -> spec.withBackoffLimitPerIndex(Option.when(!failed.isEmpty(), 1))),
                        status -> status.withCompletedIndexes(succeeded)
                                .withFailedIndexes(Option.when(!failed.isEmpty(), failed))),
                Rows.pods(pods));
        assertThat(job.pendingIndexes().take(count).mkString(",")).isEqualTo(expected);
    }

    // TestAppendDuplicatedIndexPodsForRemoval
    @ParameterizedTest(name = "of [{0}]: [{1}]")
    @CsvSource(
            delimiter = '|',
            value = {
                "a none Pending; b 2 Pending; c 5 Running; d 6 Running|a,d",
                "a 5 Pending; b 0 Running; c 3 Pending; d 0 Running; e 3 Running; f 0 Pending; g 6 Running; h 6 Pending"
                        + "|b,c,f,g,h",
                "a none Pending; b invalid Running; c -2 Running; d 0 Pending; e 1 Pending; f 1 Pending; g 1"
                        + " Running|a,b,c,e,f"
            })
    void podsWithoutAnIndexOfTheirOwnGo(String pods, String removed) {
        assertThat(PodsToDo.forRemoval(new JobPods(Rows.indexed(6, spec -> spec), Rows.pods(pods)), 0)
                        .map(Pod::name)
                        .sorted()
                        .mkString(","))
                .isEqualTo(removed);
    }

    // TestCalculateSucceededIndexes
    @ParameterizedTest(name = "of {0} with [{1}] after [{2}]: [{3}]")
    @CsvSource(
            delimiter = '|',
            value = {
                "2|a 1 Succeeded|''|1",
                "11|a 2 Failed; b 5 Succeeded; c 5 Succeeded; d 10 Failed; e 10 Succeeded|''|5,10",
                "8|a 0 Running; b 2 Succeeded; c 3 Succeeded; d 5 Succeeded; e 6 Succeeded; f 7 Succeeded|''|2,3,5-7",
                "6|a 0 Succeeded; b 2 Succeeded; c 3 Succeeded; d 4 Succeeded; e 5 Succeeded; f none Succeeded; g -2"
                        + " Succeeded|''|0,2-5",
                "5|a 0 Succeeded; b 1 Succeeded; c 2 Succeeded; d 3 Failed; e 4 Succeeded; f 5 Succeeded|''|0-2,4",
                "8|''|0-5,8-10|0-5",
                "10|''|0-5,8-10|0-5,8,9",
                "13|a 2 Succeeded; b 7 Succeeded; c 8 Succeeded|0,4,5,10-12|0,2,4,5,7,8,10-12"
            })
    void theIndexesThatAreDoneAreThoseOfTheStatusAndOfPodsSince(
            int completions, String pods, String before, String done) {
        JobPods job = new JobPods(
                Rows.reporting(Rows.indexed(completions, spec -> spec), status -> status.withCompletedIndexes(before)),
                Rows.pods(pods));
        assertThat(job.completed()).hasToString(done);
    }
}
