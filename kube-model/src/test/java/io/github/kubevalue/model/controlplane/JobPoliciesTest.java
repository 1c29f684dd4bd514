package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.objects;
import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobCondition;
import io.github.kubevalue.model.batch.JobStatus;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** Jobs whose policies decide when they have succeeded or failed, in a whole cluster. */
class JobPoliciesTest {
    private static Cluster rested(String spec, String behaviour) {
        String yaml = """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: sum}
            spec:
            %s
              template:
                metadata: {annotations: {%s}}
                spec:
                  restartPolicy: Never
                  containers: [{name: main, image: "main:1"}]
            """.formatted(spec.indent(2).stripTrailing(), behaviour);
        return settled(Kubeadm.atRest().apply(objects(yaml)).get());
    }

    private static JobStatus status(Cluster cluster) {
        return cluster.snapshot().get(Job.KIND, "default", "sum").get().status();
    }

    private static Vector<String> conditions(Cluster cluster) {
        return status(cluster).conditions().toVector().map(condition -> condition.type() + " " + condition.reason());
    }

    private static String message(Cluster cluster) {
        return status(cluster)
                .conditions()
                .headOption()
                .map(JobCondition::message)
                .getOrElse("");
    }

    @Test
    void aRuleFailsTheWholeJob() {
        Cluster end = rested("""
            backoffLimit: 6
            podFailurePolicy:
              rules: [{action: FailJob, onExitCodes: {operator: In, values: [42]}}]
            """, "kubevalue.io/exit-code: \"42\", kubevalue.io/exit-after: 3s");
        assertThat(conditions(end)).containsExactly("FailureTarget PodFailurePolicy", "Failed PodFailurePolicy");
        assertThat(message(end))
                .matches("Container main for pod default/sum-[a-z0-9]{5} failed with exit code 42 matching FailJob rule"
                        + " at index 0");
        assertThat(status(end).failed()).isEqualTo(1);
    }

    @Test
    void failuresThatAreIgnoredDoNotCount() {
        Cluster end = rested("""
            backoffLimit: 0
            activeDeadlineSeconds: 60
            podFailurePolicy:
              rules: [{action: Ignore, onExitCodes: {operator: In, values: [1]}}]
            """, "kubevalue.io/exit-code: \"1\", kubevalue.io/exit-after: 3s");
        assertThat(conditions(end)).containsExactly("FailureTarget DeadlineExceeded", "Failed DeadlineExceeded");
        assertThat(status(end).failed()).isLessThanOrEqualTo(1);
        assertThat(end.snapshot().list(Pod.KIND, "default")).hasSizeGreaterThan(2);
    }

    @Test
    void eachIndexHasItsOwnLimit() {
        Cluster end = rested("""
            completions: 2
            parallelism: 2
            completionMode: Indexed
            backoffLimitPerIndex: 1
            """, "kubevalue.io/exit-code: \"1\", kubevalue.io/exit-after: 3s");
        assertThat(conditions(end)).containsExactly("FailureTarget FailedIndexes", "Failed FailedIndexes");
        assertThat(message(end)).isEqualTo("Job has failed indexes");
        assertThat(status(end).failedIndexes()).contains("0,1");
        assertThat(status(end).failed()).isEqualTo(4);
        assertThat(end.snapshot()
                        .list(Pod.KIND, "default")
                        .map(pod -> pod.metadata()
                                .annotations()
                                .get("batch.kubernetes.io/job-index-failure-count")
                                .get())
                        .sorted())
                .containsExactly("0", "0", "1", "1");
    }

    @Test
    void tooManyFailedIndexesFailTheJob() {
        Cluster end = rested("""
            completions: 9
            parallelism: 3
            completionMode: Indexed
            backoffLimitPerIndex: 0
            maxFailedIndexes: 1
            """, "kubevalue.io/exit-code: \"1\", kubevalue.io/exit-after: 3s");
        assertThat(conditions(end))
                .containsExactly("FailureTarget MaxFailedIndexesExceeded", "Failed MaxFailedIndexesExceeded");
        assertThat(status(end).succeeded()).isZero();
    }

    @Test
    void someIndexesMayBeEnough() {
        Cluster end = rested("""
            completions: 9
            parallelism: 3
            completionMode: Indexed
            successPolicy: {rules: [{succeededIndexes: 1-2}]}
            """, "kubevalue.io/exit-code: \"0\", kubevalue.io/exit-after: 3s");
        assertThat(conditions(end)).containsExactly("SuccessCriteriaMet SuccessPolicy", "Complete SuccessPolicy");
        assertThat(message(end)).isEqualTo("Matched rules at index 0");
        assertThat(status(end).succeeded()).isBetween(2, 8);
        assertThat(status(end).active()).isZero();
        assertThat(end.snapshot().list(Pod.KIND, "default"))
                .allMatch(pod -> pod.metadata().finalizers().isEmpty());
    }

    @Test
    void aRuleFailsAnIndexAtOnce() {
        Cluster end = rested("""
            completions: 2
            parallelism: 2
            completionMode: Indexed
            backoffLimitPerIndex: 5
            podFailurePolicy:
              rules: [{action: FailIndex, onExitCodes: {operator: In, values: [1]}}]
            """, "kubevalue.io/exit-code: \"1\", kubevalue.io/exit-after: 3s");
        assertThat(conditions(end)).containsExactly("FailureTarget FailedIndexes", "Failed FailedIndexes");
        assertThat(status(end).failed()).isEqualTo(2);
    }
}
