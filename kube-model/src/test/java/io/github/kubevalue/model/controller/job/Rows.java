package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.batch.CompletionMode;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobSpec;
import io.github.kubevalue.model.batch.JobStatus;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Jobs and pods of tables. */
final class Rows {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private Rows() {}

    static Job indexed(int completions, UnaryOperator<JobSpec> more) {
        JobSpec spec = JobSpec.builder()
                .completions(completions)
                .parallelism(completions)
                .completionMode(CompletionMode.INDEXED)
                .build();
        return Job.builder()
                .metadata(ObjectMeta.named("default", "job"))
                .spec(more.apply(spec))
                .build();
    }

    static Job reporting(Job job, UnaryOperator<JobStatus> more) {
        return job.withStatus(more.apply(job.status()));
    }

    /**
     * Reads pods: {@code a 0 Failed failures=1 ignored=1 ended=-2 code=3} is the pod {@code a} of index 0, {@code untracked}
     * one without the finalizer.
     */
    static Seq<Pod> pods(String text) {
        return text.isEmpty()
                ? Vector.empty()
                : Vector.of(text.split(";")).map(String::trim).map(Rows::pod);
    }

    private static Pod pod(String text) {
        Vector<String> words = Vector.of(text.split(" "));
        ObjectMeta metadata = ObjectMeta.named("default", words.get(0))
                .withUid(Option.of(words.get(0)))
                .withFinalizers(words.contains("untracked") ? Vector.empty() : Vector.of(JobPods.TRACKING));
        Pod pod = Pod.builder()
                .metadata(
                        words.get(1).equals("none") ? metadata : noted(metadata, CompletionIndexes.INDEX, words.get(1)))
                .build();
        return words.drop(3)
                .filter(word -> word.contains("="))
                .foldLeft(pod.withStatus(pod.status().withPhase(new PodPhase(words.get(2)))), Rows::with);
    }

    private static ObjectMeta noted(ObjectMeta metadata, String key, String value) {
        return metadata.withAnnotations(metadata.annotations().put(key, value));
    }

    private static Pod with(Pod pod, String word) {
        String value = word.substring(word.indexOf('=') + 1);
        return switch (word.substring(0, word.indexOf('='))) {
            case "failures" ->
                pod.withMetadata(noted(pod.metadata(), "batch.kubernetes.io/job-index-failure-count", value));
            case "ignored" ->
                pod.withMetadata(noted(pod.metadata(), "batch.kubernetes.io/job-index-ignored-failure-count", value));
            case "ended" ->
                pod.withMetadata(
                        pod.metadata().withDeletionTimestamp(Option.of(NOW.plusSeconds(Long.parseLong(value)))));
            case "code" ->
                pod.withStatus(
                        pod.status().withContainerStatuses(Vector.of(container("main", Integer.parseInt(value)))));
            default -> throw new IllegalArgumentException(word);
        };
    }

    static ContainerStatus container(String name, int code) {
        return ContainerStatus.builder()
                .name(name)
                .state(ContainerState.builder()
                        .terminated(ContainerStateTerminated.builder()
                                .exitCode(code)
                                .build())
                        .build())
                .build();
    }
}
