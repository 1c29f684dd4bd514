package io.github.kubevalue.model.environment;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodAffinityTerm;
import io.github.kubevalue.model.core.PodAntiAffinity;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.nodetable.NodeMatch;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.resource.Resources;
import io.github.kubevalue.model.selector.LabelQuery;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Whether a pod would do on a node, as a descheduler sees it: by some of what the scheduler asks. (pkg/descheduler/node/node.go, NodeFit)
 *
 * @param pod the pod
 * @param node a node where it is not
 * @param snapshot the cluster
 */
record NodeFit(Pod pod, Node node, Snapshot snapshot) {

    boolean isFit() {
        return !node.spec().isUnschedulable() && isChosen() && isTolerated() && !isAvoided() && hasRoom();
    }

    private boolean isChosen() {
        boolean isSelected = pod.spec()
                .nodeSelector()
                .forAll(label -> node.metadata().labels().get(label._1).contains(label._2));
        return isSelected && NodeMatch.required(pod.spec()).forAll(required -> required.matches(node));
    }

    private boolean isTolerated() {
        return node.spec()
                .taints()
                .reject(taint -> taint.effect().equals(TaintEffect.PREFER_NO_SCHEDULE))
                .forAll(pod.spec()::tolerates);
    }

    /** Whether it keeps away from a pod on the node; not the other way round. (podMatchesInterPodAntiAffinity) */
    private boolean isAvoided() {
        Seq<Pod> others = snapshot.by(PodIndexes.BY_NODE, node.name())
                .reject(other -> other.name().equals(pod.name()));
        return pod.spec()
                .affinity()
                .flatMap(Affinity::podAntiAffinity)
                .map(PodAntiAffinity::requiredDuringSchedulingIgnoredDuringExecution)
                .getOrElse(Vector.empty())
                .filter(term -> node.metadata().labels().containsKey(term.topologyKey()))
                .exists(term -> others.exists(other -> matches(term, other)));
    }

    private boolean matches(PodAffinityTerm term, Pod other) {
        Seq<String> namespaces = term.namespaces().isEmpty() ? Vector.of(pod.namespace()) : term.namespaces();
        return namespaces.contains(other.namespace())
                && term.labelSelector()
                        .flatMap(selector -> LabelQuery.of(selector).toOption())
                        .exists(query -> query.matches(other.metadata().labels()));
    }

    /** Whether what it requests is left, and a place for a pod. (fitsRequest) */
    private boolean hasRoom() {
        Resources has = Resources.of(node.status().allocatable());
        NodeLoad load = snapshot.sum(NodeLoad.BY_NODE, node.name());
        Resources left = has.minus(load.requested());
        Resources wanted = NodeLoad.of(pod).requested();
        long places = node.status()
                .allocatable()
                .get(Resources.PODS)
                .map(quantity -> quantity.value())
                .getOrElse(0L);
        return places > load.pods()
                && wanted.scalars()
                        .keySet()
                        .addAll(Vector.of(Resources.CPU, Resources.MEMORY, Resources.EPHEMERAL_STORAGE))
                        .forAll(name -> wanted.get(name) == 0 || wanted.get(name) <= left.get(name));
    }
}
