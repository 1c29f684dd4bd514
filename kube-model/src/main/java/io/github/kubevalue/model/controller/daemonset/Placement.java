package io.github.kubevalue.model.controller.daemonset;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.controller.workload.PodTemplates;
import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAffinity;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.core.NodeSelectorOperator;
import io.github.kubevalue.model.core.NodeSelectorRequirement;
import io.github.kubevalue.model.core.NodeSelectorTerm;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.core.TolerationOperator;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** On which nodes the pods of a DaemonSet run, and how a pod is tied to its node. */
final class Placement {
    static final String HASH = "controller-revision-hash";
    private static final String NAME_FIELD = "metadata.name";

    private final PodSpec spec;

    private Placement(PodSpec spec) {
        this.spec = spec;
    }

    /** Returns the placement of a set's pods, with the tolerations that every one of them has. */
    static Placement of(DaemonSet set) {
        PodSpec template = set.spec().template().spec();
        Seq<Toleration> added = tolerations(template).reject(template.tolerations()::contains);
        return new Placement(template.withTolerations(template.tolerations().appendAll(added)));
    }

    private static Seq<Toleration> tolerations(PodSpec template) {
        // pkg/controller/daemon/util/daemonset_util.go, AddOrUpdateDaemonPodTolerations
        Vector<Toleration> always = Vector.of(
                toleration("not-ready", TaintEffect.NO_EXECUTE),
                toleration("unreachable", TaintEffect.NO_EXECUTE),
                toleration("disk-pressure", TaintEffect.NO_SCHEDULE),
                toleration("memory-pressure", TaintEffect.NO_SCHEDULE),
                toleration("pid-pressure", TaintEffect.NO_SCHEDULE),
                toleration("unschedulable", TaintEffect.NO_SCHEDULE));
        return template.isHostNetwork()
                ? always.append(toleration("network-unavailable", TaintEffect.NO_SCHEDULE))
                : always;
    }

    private static Toleration toleration(String taint, TaintEffect effect) {
        return Toleration.builder()
                .key("node.kubernetes.io/" + taint)
                .operator(TolerationOperator.EXISTS)
                .effect(effect)
                .build();
    }

    /** Whether a node is to have a pod. */
    boolean shouldRun(Node node) {
        // pkg/controller/daemon/daemon_controller.go, NodeShouldRunDaemonPod
        return suits(node)
                && untolerated(node)
                        .forAll(taint -> !taint.effect().equals(TaintEffect.NO_SCHEDULE)
                                && !taint.effect().equals(TaintEffect.NO_EXECUTE));
    }

    /** Whether a pod that is on a node may stay there. */
    boolean shouldContinue(Node node) {
        return suits(node) && untolerated(node).forAll(taint -> !taint.effect().equals(TaintEffect.NO_EXECUTE));
    }

    private Seq<Taint> untolerated(Node node) {
        return node.spec().taints().reject(spec::tolerates);
    }

    private boolean suits(Node node) {
        boolean isNamed = spec.nodeName().forAll(name -> name.isEmpty() || name.equals(node.name()));
        boolean isSelected = spec.nodeSelector()
                .forAll(label -> node.metadata().labels().get(label._1).contains(label._2));
        return isNamed && isSelected && required(spec).forAll(selector -> selector.matches(node));
    }

    private static Option<NodeSelector> required(PodSpec spec) {
        return spec.affinity()
                .flatMap(Affinity::nodeAffinity)
                .flatMap(NodeAffinity::requiredDuringSchedulingIgnoredDuringExecution);
    }

    /** Returns the pod of a set for a node. */
    Pod pod(DaemonSet set, String node, String hash) {
        Pod pod = PodTemplates.pod(set.spec().template(), set);
        return pod.withMetadata(
                        pod.metadata().withLabels(pod.metadata().labels().put(HASH, hash)))
                .withSpec(spec.withAffinity(Option.of(tied(node))));
    }

    /** The terms of a required affinity give way to the node's name: they were looked at already. */
    private Affinity tied(String node) {
        // daemonset_util.go, ReplaceDaemonSetPodNodeNameNodeAffinity
        NodeSelector name = NodeSelector.builder()
                .nodeSelectorTerms(Vector.of(NodeSelectorTerm.builder()
                        .matchFields(Vector.of(NodeSelectorRequirement.builder()
                                .key(NAME_FIELD)
                                .operator(NodeSelectorOperator.IN)
                                .values(Vector.of(node))
                                .build()))
                        .build()))
                .build();
        Affinity affinity = spec.affinity().getOrElse(Affinity.builder().build());
        NodeAffinity nodes =
                affinity.nodeAffinity().getOrElse(NodeAffinity.builder().build());
        return affinity.withNodeAffinity(
                Option.of(nodes.withRequiredDuringSchedulingIgnoredDuringExecution(Option.of(name))));
    }

    /** The node that a pod is on or tied to. */
    static Option<String> node(Pod pod) {
        // daemonset_util.go, GetTargetNodeName
        return pod.spec()
                .nodeName()
                .filter(name -> !name.isEmpty())
                .orElse(() -> required(pod.spec())
                        .toVector()
                        .flatMap(NodeSelector::nodeSelectorTerms)
                        .flatMap(NodeSelectorTerm::matchFields)
                        .filter(field -> field.key().equals(NAME_FIELD))
                        .flatMap(NodeSelectorRequirement::values)
                        .headOption());
    }
}
