package io.github.kubevalue.dsl.build;

/** A HorizontalPodAutoscaler in the saying: of the Deployment of its name, one to ten pods, and 80 % of the CPU that they request. */
public interface AutoscalerStage {
    /** What it scales: {@code of("StatefulSet", "db")}. */
    AutoscalerStage of(String kind, String name);

    /** The least and the greatest number of pods. */
    AutoscalerStage between(int least, int most);

    /** What the pods are to use of the CPU that they request, in hundredths. */
    AutoscalerStage cpu(int percent);

    /** What the pods use together: {@code load("cpu", "900m")}. */
    AutoscalerStage load(String metric, String quantity);
}
