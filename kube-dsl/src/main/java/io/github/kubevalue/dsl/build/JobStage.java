package io.github.kubevalue.dsl.build;

/** A Job in the saying. */
public interface JobStage extends WorkloadStage<JobStage> {
    /** How many pods must succeed. */
    JobStage completions(int completions);

    /** How many pods run at once. */
    JobStage parallelism(int parallelism);
}
