package io.github.kubevalue.dsl.build;

/** A StatefulSet in the saying. */
public interface StatefulSetStage extends WorkloadStage<StatefulSetStage> {
    /** How many pods. */
    StatefulSetStage replicas(int replicas);

    /** The headless Service that names the pods; the one of the same name unless said. */
    StatefulSetStage serviceName(String name);

    /** Makes and ends pods all at once, not one after the other. */
    StatefulSetStage parallel();
}
