package io.github.kubevalue.model.scheduler.profile;

import io.github.kubevalue.model.codec.Codec;
import io.github.kubevalue.model.core.NodeAffinity;
import io.github.kubevalue.model.core.TopologySpreadConstraint;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.scheduler.Plugin;
import io.github.kubevalue.model.scheduler.defaultpreemption.DefaultPreemption;
import io.github.kubevalue.model.scheduler.imagelocality.ImageLocality;
import io.github.kubevalue.model.scheduler.interpodaffinity.InterPodAffinity;
import io.github.kubevalue.model.scheduler.nodeaffinity.NodeAffinityPlugin;
import io.github.kubevalue.model.scheduler.nodename.NodeName;
import io.github.kubevalue.model.scheduler.nodeports.NodePorts;
import io.github.kubevalue.model.scheduler.noderesources.BalancedAllocation;
import io.github.kubevalue.model.scheduler.noderesources.NodeResourcesFit;
import io.github.kubevalue.model.scheduler.noderesources.NodeResourcesFit.IgnoredResources;
import io.github.kubevalue.model.scheduler.noderesources.ScoringStrategy;
import io.github.kubevalue.model.scheduler.noderesources.ScoringStrategy.RequestedToCapacityRatio.Point;
import io.github.kubevalue.model.scheduler.noderesources.WeightedResource;
import io.github.kubevalue.model.scheduler.nodeunschedulable.NodeUnschedulable;
import io.github.kubevalue.model.scheduler.nodevolumelimits.NodeVolumeLimits;
import io.github.kubevalue.model.scheduler.podtopologyspread.DefaultConstraints;
import io.github.kubevalue.model.scheduler.podtopologyspread.PodTopologySpread;
import io.github.kubevalue.model.scheduler.tainttoleration.TaintToleration;
import io.github.kubevalue.model.scheduler.volumebinding.VolumeBinding;
import io.github.kubevalue.model.scheduler.volumerestrictions.VolumeRestrictions;
import io.github.kubevalue.model.scheduler.volumezone.VolumeZone;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;

/** The plugins that there are, each made as its arguments say. */
final class Plugins {
    private Plugins() {}

    /**
     * Returns the plugin of that name; none if it is one that does nothing here.
     *
     * @param args its arguments, in whose absence it is as by default
     */
    static Option<Plugin> of(String name, Section args) {
        return switch (name) {
            case "NodeUnschedulable" -> Option.of(new NodeUnschedulable());
            case "NodeName" -> Option.of(new NodeName());
            case "TaintToleration" -> Option.of(new TaintToleration());
            case "NodeAffinity" -> Option.of(new NodeAffinityPlugin(addedAffinity(args)));
            case "NodePorts" -> Option.of(new NodePorts());
            case "NodeResourcesFit" -> Option.of(fit(args));
            case "VolumeRestrictions" -> Option.of(new VolumeRestrictions());
            case "NodeVolumeLimits" -> Option.of(new NodeVolumeLimits());
            case "VolumeBinding" -> Option.of(new VolumeBinding());
            case "VolumeZone" -> Option.of(new VolumeZone());
            case "PodTopologySpread" -> Option.of(new PodTopologySpread(constraints(args)));
            case "InterPodAffinity" -> Option.of(affinity(args));
            case "DefaultPreemption" -> Option.of(preemption(args));
            case "NodeResourcesBalancedAllocation" -> Option.of(new BalancedAllocation(resources(args)));
            case "ImageLocality" -> Option.of(new ImageLocality());
            case "SchedulingGates", "PrioritySort", "DynamicResources", "DefaultBinder", "NodeDeclaredFeatures" ->
                Option.none();
            default -> throw new IllegalArgumentException("no plugin is named " + name);
        };
    }

    private static InterPodAffinity affinity(Section args) {
        return new InterPodAffinity(
                new PluginArgs(args).hardPodAffinityWeight(), args.truth("ignorePreferredTermsOfExistingPods"));
    }

    private static DefaultPreemption preemption(Section args) {
        return new DefaultPreemption(
                new PluginArgs(args).minCandidateNodesPercentage(), new PluginArgs(args).minCandidateNodesAbsolute());
    }

    private static Option<NodeAffinity> addedAffinity(Section args) {
        return args.at("addedAffinity")
                .map(json -> decoded(json, NodeAffinity.class).get());
    }

    static <T> Try<T> decoded(Json json, Class<T> type) {
        return Try.of(() -> Codec.decode(json, type));
    }

    private static DefaultConstraints constraints(Section args) {
        return new PluginArgs(args).defaultingType().equals("List")
                ? new DefaultConstraints(
                        args.items("defaultConstraints")
                                .map(json -> decoded(json, TopologySpreadConstraint.class)
                                        .get()),
                        false)
                : DefaultConstraints.SYSTEM;
    }

    private static NodeResourcesFit fit(Section args) {
        Section strategy = args.part("scoringStrategy");
        IgnoredResources ignored = new IgnoredResources(
                args.texts("ignoredResources").toSet(),
                args.texts("ignoredResourceGroups").toSet());
        return new NodeResourcesFit(strategy(strategy), resources(strategy), ignored);
    }

    private static ScoringStrategy strategy(Section strategy) {
        return switch (new PluginArgs(strategy).strategyType()) {
            case "MostAllocated" -> new ScoringStrategy.MostAllocated();
            case "RequestedToCapacityRatio" ->
                new ScoringStrategy.RequestedToCapacityRatio(strategy.part("requestedToCapacityRatio")
                        .parts("shape")
                        .map(point -> new Point(point.number("utilization", 0), point.number("score", 0))));
            default -> new ScoringStrategy.LeastAllocated();
        };
    }

    private static Seq<WeightedResource> resources(Section args) {
        // pkg/scheduler/apis/config/v1/defaults.go: a resource without weight has weight 1
        Seq<WeightedResource> said = args.parts("resources")
                .map(one -> new WeightedResource(one.text("name", ""), Math.max(new PluginArgs(one).weight(), 1)));
        return said.isEmpty() ? Vector.ofAll(WeightedResource.DEFAULT) : said;
    }
}
