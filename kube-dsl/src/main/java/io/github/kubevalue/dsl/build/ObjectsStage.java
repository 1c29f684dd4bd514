package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.meta.KubeObject;
import java.util.function.UnaryOperator;

/**
 * What can be said inside a namespace.
 *
 * @param <S> the stage itself
 */
public interface ObjectsStage<S> {

    /** Adds a Deployment whose pods carry the label {@code app=NAME}. */
    S deployment(String name, UnaryOperator<DeploymentStage> says);

    /** Adds a StatefulSet whose pods carry the label {@code app=NAME}, governed by the Service of the same name. */
    S statefulSet(String name, UnaryOperator<StatefulSetStage> says);

    /** Adds a DaemonSet whose pods carry the label {@code app=NAME}. */
    S daemonSet(String name, UnaryOperator<DaemonSetStage> says);

    /** Adds a Job. */
    S job(String name, UnaryOperator<JobStage> says);

    /** Adds a bare pod with the label {@code app=NAME}. */
    S pod(String name, UnaryOperator<PodStage> says);

    /** Adds a Service that selects {@code app=NAME} unless it says otherwise. */
    S service(String name, UnaryOperator<ServiceStage> says);

    /** Adds an Ingress. */
    S ingress(String name, UnaryOperator<IngressStage> says);

    /** Adds a NetworkPolicy. */
    S networkPolicy(String name, UnaryOperator<NetworkPolicyStage> says);

    /** Adds a HorizontalPodAutoscaler of the Deployment of that name unless it says otherwise. */
    S autoscaler(String name, UnaryOperator<AutoscalerStage> says);

    /** Adds a PodDisruptionBudget of the pods with the label {@code app=NAME} unless it says otherwise. */
    S disruptionBudget(String name, UnaryOperator<BudgetStage> says);

    /** Adds a ConfigMap with one entry. */
    S configMap(String name, String key, String value);

    /** Adds any object as it is; its own namespace, if it names one, is kept. */
    S object(KubeObject object);
}
