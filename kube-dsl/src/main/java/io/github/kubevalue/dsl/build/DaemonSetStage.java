package io.github.kubevalue.dsl.build;

/** A DaemonSet in the saying. */
public interface DaemonSetStage extends WorkloadStage<DaemonSetStage> {}
