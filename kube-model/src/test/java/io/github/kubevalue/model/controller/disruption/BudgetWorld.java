package io.github.kubevalue.model.controller.disruption;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentSpec;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetSpec;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetSpec;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.core.ReplicationControllerSpec;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.policy.PodDisruptionBudgetSpec;
import io.github.kubevalue.model.policy.PodDisruptionBudgetStatus;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** Budgets, pods and their owners as upstream's tests have them: all in {@code default} and labelled {@code foo: bar}. */
final class BudgetWorld {
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private BudgetWorld() {}

    /** Returns the budget of {@code min 28%} or {@code max 2}. */
    static PodDisruptionBudget budget(String words) {
        String[] parts = words.split(" ");
        IntOrString share =
                parts[1].matches("\\d+") ? IntOrString.of(Integer.parseInt(parts[1])) : IntOrString.of(parts[1]);
        PodDisruptionBudgetSpec spec = PodDisruptionBudgetSpec.builder()
                .selector(LabelSelector.of("foo", "bar"))
                .build();
        return PodDisruptionBudget.named("default", "foobar")
                .withSpec(
                        parts[0].equals("min")
                                ? spec.withMinAvailable(Option.of(share))
                                : spec.withMaxUnavailable(Option.of(share)));
    }

    /** Returns what {@code rs 7} stands for: a workload of seven replicas whose uid is its word. */
    static KubeObject workload(String words) {
        String[] parts = words.split(" ");
        ObjectMeta meta = ObjectMeta.named("default", "foobar").withUid(Option.of(parts[0]));
        Option<Integer> size = Option.of(Integer.valueOf(parts[1]));
        LabelSelector selector = LabelSelector.of("foo", "bar");
        PodTemplateSpec template = PodTemplateSpec.builder().build();
        return switch (parts[0]) {
            case "rs" ->
                ReplicaSet.builder()
                        .metadata(meta)
                        .spec(ReplicaSetSpec.builder()
                                .replicas(size)
                                .selector(selector)
                                .template(template)
                                .build())
                        .build();
            case "rc" ->
                ReplicationController.builder()
                        .metadata(meta)
                        .spec(ReplicationControllerSpec.builder().replicas(size).build())
                        .build();
            case "sts" ->
                StatefulSet.builder()
                        .metadata(meta)
                        .spec(StatefulSetSpec.builder()
                                .replicas(size)
                                .selector(selector)
                                .template(template)
                                .build())
                        .build();
            default ->
                Deployment.builder()
                        .metadata(meta)
                        .spec(DeploymentSpec.builder()
                                .replicas(size)
                                .selector(selector)
                                .template(template)
                                .build())
                        .build();
        };
    }

    static Pod pod(String name, boolean ready) {
        return Pod.named("default", name)
                .withMetadata(ObjectMeta.named("default", name).withLabels(TreeMap.of("foo", "bar")))
                .withStatus(PodStatus.builder()
                        .addCondition(PodCondition.of(PodCondition.READY, ready))
                        .build());
    }

    static Pod owned(Pod pod, OwnerReference owner) {
        return pod.withMetadata(pod.metadata().withOwnerReferences(Vector.of(owner)));
    }

    /** Returns what {@code 3 of rs} and {@code 2 unready of rs} and {@code 1 of nobody} stand for. */
    static Seq<Pod> pods(String words, Seq<KubeObject> workloads) {
        String[] parts = words.split(" ");
        String owner = parts[parts.length - 1];
        return Vector.rangeClosed(1, Integer.parseInt(parts[0]))
                .map(each -> pod(String.join("-", parts) + "-" + each, !words.contains("unready")))
                .map(pod -> workloads
                        .find(workload -> workload.metadata().uid().contains(owner))
                        .map(workload -> owned(pod, OwnerReference.controller(workload)))
                        .getOrElse(pod));
    }

    static Snapshot snapshot(Seq<? extends KubeObject> objects) {
        return Vector.<KubeObject>ofAll(objects)
                .foldLeft(Store.empty(Indexes.CATALOG), (store, object) -> store.put(object));
    }

    static Plan plan(Seq<? extends KubeObject> objects) {
        return new DisruptionController()
                .reconcile(
                        snapshot(objects),
                        PodDisruptionBudget.KIND.key("default", "foobar"),
                        new Moment(NOW, Choice.first()));
    }

    /** Returns the status that the plan writes; that of the budget if it writes none. */
    static PodDisruptionBudgetStatus status(Plan plan, PodDisruptionBudget budget) {
        return plan.writes()
                .map(write -> (Write.UpdateStatus) write)
                .map(write -> ((PodDisruptionBudget) write.object()).status())
                .headOption()
                .getOrElse(budget.status());
    }
}
