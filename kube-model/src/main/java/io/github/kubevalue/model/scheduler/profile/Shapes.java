package io.github.kubevalue.model.scheduler.profile;

import io.github.kubevalue.model.scheduler.profile.Shape.Items;
import io.github.kubevalue.model.scheduler.profile.Shape.Scalar;
import io.github.kubevalue.model.scheduler.profile.Shape.Struct;

/** The types of the fields of a configuration; those of whatever is passed over are not here. */
// staging/src/k8s.io/kube-scheduler/config/v1/types.go and types_pluginargs.go
final class Shapes {
    /** The whole document. */
    static final Struct CONFIGURATION = Struct.named("KubeSchedulerConfiguration")
            .with("parallelism", Scalar.INT32)
            .with("percentageOfNodesToScore", Scalar.INT32)
            .with("podInitialBackoffSeconds", Scalar.INT64)
            .with("podMaxBackoffSeconds", Scalar.INT64)
            .with("profiles", new Items(profile()));

    private static Struct profile() {
        Struct plugin = Struct.named("Plugin").with("name", Scalar.STRING).with("weight", Scalar.INT32);
        Items list = new Items(plugin);
        Struct set = Struct.named("PluginSet").with("enabled", list).with("disabled", list);
        Struct plugins = ExtensionPoint.all()
                .map(ExtensionPoint::field)
                .append(PluginSets.MULTI_POINT)
                .foldLeft(Struct.named("Plugins"), (struct, point) -> struct.with(point, set));
        return Struct.named("KubeSchedulerProfile")
                .with("schedulerName", Scalar.STRING)
                .with("percentageOfNodesToScore", Scalar.INT32)
                .with("plugins", plugins)
                .with("pluginConfig", new Items(Struct.named("PluginConfig").with("name", Scalar.STRING)));
    }

    /** Returns the shape of the arguments of a plugin. */
    static Struct ofArgs(String plugin) {
        Struct args = Struct.named(plugin + "Args");
        Items resources = new Items(
                Struct.named("ResourceSpec").with("name", Scalar.STRING).with("weight", Scalar.INT64));
        return switch (plugin) {
            case "DefaultPreemption" ->
                args.with("minCandidateNodesPercentage", Scalar.INT32).with("minCandidateNodesAbsolute", Scalar.INT32);
            case "InterPodAffinity" ->
                args.with("hardPodAffinityWeight", Scalar.INT32)
                        .with("ignorePreferredTermsOfExistingPods", Scalar.BOOL);
            case "NodeAffinity" -> args.with("addedAffinity", Struct.named("NodeAffinity"));
            case "NodeResourcesBalancedAllocation" -> args.with("resources", resources);
            case "NodeResourcesFit" ->
                args.with("ignoredResources", new Items(Scalar.STRING))
                        .with("ignoredResourceGroups", new Items(Scalar.STRING))
                        .with("scoringStrategy", strategy(resources));
            case "PodTopologySpread" ->
                args.with("defaultConstraints", new Items(Struct.named("TopologySpreadConstraint")))
                        .with("defaultingType", Scalar.STRING);
            default -> args;
        };
    }

    private static Struct strategy(Items resources) {
        Struct point = Struct.named("UtilizationShapePoint")
                .with("utilization", Scalar.INT32)
                .with("score", Scalar.INT32);
        return Struct.named("ScoringStrategy")
                .with("type", Scalar.STRING)
                .with("resources", resources)
                .with(
                        "requestedToCapacityRatio",
                        Struct.named("RequestedToCapacityRatioParam").with("shape", new Items(point)));
    }

    private Shapes() {}
}
