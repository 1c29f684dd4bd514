package io.github.kubevalue.dsl.build;

/** A bare pod in the saying. */
public interface PodStage extends WorkloadStage<PodStage> {
    /** Places the pod on that node, past the scheduler. */
    PodStage onNode(String node);
}
