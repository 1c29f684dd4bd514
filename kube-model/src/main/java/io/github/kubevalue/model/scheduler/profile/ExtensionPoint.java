package io.github.kubevalue.model.scheduler.profile;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** A point at which plugins can be enabled and disabled, in the order in which kube-scheduler goes through them. */
// pkg/scheduler/framework/runtime/framework.go, getExtensionPoints
enum ExtensionPoint {
    /** What can be said before any node is looked at. */
    PRE_FILTER(
            "preFilter",
            "PreFilterPlugin",
            "NodeAffinity",
            "NodePorts",
            "NodeResourcesFit",
            "VolumeRestrictions",
            "NodeVolumeLimits",
            "VolumeBinding",
            "VolumeZone",
            "PodTopologySpread",
            "InterPodAffinity",
            "DynamicResources",
            "NodeDeclaredFeatures"),
    /** What is said of each node. */
    FILTER(
            "filter",
            "FilterPlugin",
            "NodeUnschedulable",
            "NodeName",
            "TaintToleration",
            "NodeAffinity",
            "NodePorts",
            "NodeResourcesFit",
            "VolumeRestrictions",
            "NodeVolumeLimits",
            "VolumeBinding",
            "VolumeZone",
            "PodTopologySpread",
            "InterPodAffinity",
            "DynamicResources",
            "NodeDeclaredFeatures"),
    /** What is tried for a pod that fits nowhere. */
    POST_FILTER("postFilter", "PostFilterPlugin", "DynamicResources", "DefaultPreemption"),
    /** What is kept for a pod on its node. */
    RESERVE("reserve", "ReservePlugin", "VolumeBinding", "DynamicResources"),
    /** What is prepared for scores. */
    PRE_SCORE(
            "preScore",
            "PreScorePlugin",
            "TaintToleration",
            "NodeAffinity",
            "NodeResourcesFit",
            "VolumeBinding",
            "PodTopologySpread",
            "InterPodAffinity",
            "NodeResourcesBalancedAllocation"),
    /** How much a node is preferred. */
    SCORE(
            "score",
            "ScorePlugin",
            "TaintToleration",
            "NodeAffinity",
            "NodeResourcesFit",
            "VolumeBinding",
            "PodTopologySpread",
            "InterPodAffinity",
            "DynamicResources",
            "NodeResourcesBalancedAllocation",
            "ImageLocality"),
    /** What is done before a pod is bound. */
    PRE_BIND("preBind", "PreBindPlugin", "VolumeBinding", "DynamicResources"),
    /** Who binds a pod. */
    BIND("bind", "BindPlugin", "DefaultBinder"),
    /** Who is told that a pod is bound. */
    POST_BIND("postBind", "PostBindPlugin"),
    /** Who may keep a pod from being bound. */
    PERMIT("permit", "PermitPlugin"),
    /** Who may keep a pod out of the queue. */
    PRE_ENQUEUE("preEnqueue", "PreEnqueuePlugin", "SchedulingGates", "DynamicResources", "DefaultPreemption"),
    /** In which order pods are taken. */
    QUEUE_SORT("queueSort", "QueueSortPlugin", "PrioritySort");

    private final String field;
    private final String type;
    private final String plugins;

    ExtensionPoint(String field, String type, String... plugins) {
        this.field = field;
        this.type = type;
        this.plugins = spaced(String.join(" ", plugins));
    }

    /** All points. */
    static Seq<ExtensionPoint> all() {
        return Vector.of(values());
    }

    /** The field of the configuration that speaks of it. */
    String field() {
        return field;
    }

    /** What plugins have to be that are enabled there, in the words of kube-scheduler. */
    String type() {
        return type;
    }

    /** Whether a plugin has something to do there. */
    boolean takes(String plugin) {
        return plugins.contains(spaced(plugin));
    }

    private static String spaced(String text) {
        return " " + text + " ";
    }
}
