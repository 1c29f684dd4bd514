package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/** The objects said so far inside a namespace. */
abstract class ObjectsDraft<S> implements ObjectsStage<S> {
    final String namespace;
    final Vector<KubeObject> objects;

    ObjectsDraft(String namespace, Vector<KubeObject> objects) {
        this.namespace = namespace;
        this.objects = objects;
    }

    /** Returns this draft with one object more. */
    abstract S and(KubeObject object);

    @Override
    public S deployment(String name, UnaryOperator<DeploymentStage> says) {
        return and(((DeploymentDraft) says.apply(DeploymentDraft.named(namespace, name))).object());
    }

    @Override
    public S statefulSet(String name, UnaryOperator<StatefulSetStage> says) {
        return and(((StatefulSetDraft) says.apply(StatefulSetDraft.named(namespace, name))).object());
    }

    @Override
    public S daemonSet(String name, UnaryOperator<DaemonSetStage> says) {
        return and(((DaemonSetDraft) says.apply(DaemonSetDraft.named(namespace, name))).object());
    }

    @Override
    public S job(String name, UnaryOperator<JobStage> says) {
        return and(((JobDraft) says.apply(JobDraft.named(namespace, name))).object());
    }

    @Override
    public S pod(String name, UnaryOperator<PodStage> says) {
        return and(((PodDraft) says.apply(PodDraft.named(namespace, name))).object());
    }

    @Override
    public S service(String name, UnaryOperator<ServiceStage> says) {
        return and(((ServiceDraft) says.apply(ServiceDraft.named(namespace, name))).object());
    }

    @Override
    public S ingress(String name, UnaryOperator<IngressStage> says) {
        return and(((IngressDraft) says.apply(IngressDraft.named(namespace, name))).object());
    }

    @Override
    public S networkPolicy(String name, UnaryOperator<NetworkPolicyStage> says) {
        return and(((NetworkPolicyDraft) says.apply(NetworkPolicyDraft.named(namespace, name))).object());
    }

    @Override
    public S autoscaler(String name, UnaryOperator<AutoscalerStage> says) {
        return and(((AutoscalerDraft) says.apply(AutoscalerDraft.named(namespace, name))).object());
    }

    @Override
    public S disruptionBudget(String name, UnaryOperator<BudgetStage> says) {
        return and(((BudgetDraft) says.apply(BudgetDraft.named(namespace, name))).object());
    }

    @Override
    public S configMap(String name, String key, String value) {
        return and(ConfigMap.builder()
                .metadata(ObjectMeta.named(namespace, name))
                .putData(key, value)
                .build());
    }

    @Override
    public S object(KubeObject object) {
        boolean placed =
                !object.type().isNamespaced() || object.metadata().namespace().isDefined();
        return and(placed ? object : object.withMetadata(object.metadata().withNamespace(Option.of(namespace))));
    }
}
