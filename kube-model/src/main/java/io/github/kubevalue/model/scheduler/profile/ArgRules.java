package io.github.kubevalue.model.scheduler.profile;

import io.github.kubevalue.model.core.NodeAffinity;
import io.github.kubevalue.model.core.TopologySpreadConstraint;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What arguments of plugins must be like. */
// pkg/scheduler/apis/config/validation/validation_pluginargs.go
final class ArgRules {
    private static final Vector<String> STRATEGIES =
            Vector.of("LeastAllocated", "MostAllocated", "RequestedToCapacityRatio");

    private ArgRules() {}

    static Seq<FieldError> faults(String plugin, Section args, FieldPath path) {
        return switch (plugin) {
            case "DefaultPreemption" -> preemption(args, path);
            case "InterPodAffinity" ->
                range(new PluginArgs(args).hardPodAffinityWeight(), 0, 100, path.child("hardPodAffinityWeight"));
            case "NodeAffinity" -> affinity(args, path);
            case "NodeResourcesBalancedAllocation" -> balanced(args, path.child("resources"));
            case "NodeResourcesFit" -> fit(args, path);
            case "PodTopologySpread" -> spread(args, path);
            default -> Vector.empty();
        };
    }

    private static Seq<FieldError> range(int value, int least, int most, FieldPath path) {
        return value >= least && value <= most
                ? Vector.empty()
                : Vector.of(path.invalid(value, "not in valid range [" + least + ", " + most + "]"));
    }

    private static Seq<FieldError> preemption(Section args, FieldPath path) {
        FieldPath percentagePath = path.child("minCandidateNodesPercentage");
        FieldPath absolutePath = path.child("minCandidateNodesAbsolute");
        int percentage = new PluginArgs(args).minCandidateNodesPercentage();
        int absolute = new PluginArgs(args).minCandidateNodesAbsolute();
        Seq<FieldError> faults = range(percentage, 0, 100, percentagePath);
        Seq<FieldError> all =
                absolute < 0 ? faults.append(absolutePath.invalid(absolute, "not in valid range [0, inf)")) : faults;
        return percentage == 0 && absolute == 0
                ? all.append(percentagePath.invalid(0, "cannot be zero at the same time as minCandidateNodesAbsolute"))
                        .append(absolutePath.invalid(
                                0, "cannot be zero at the same time as minCandidateNodesPercentage"))
                : all;
    }

    private static Seq<FieldError> affinity(Section args, FieldPath path) {
        return args.at("addedAffinity")
                .filter(json -> Plugins.decoded(json, NodeAffinity.class).isFailure())
                .map(json -> path.child("addedAffinity").invalid(json, "has to match plugin args"))
                .toVector();
    }

    private static Seq<FieldError> balanced(Section args, FieldPath path) {
        Seq<Section> resources = args.parts("resources");
        Seq<String> names = resources.map(one -> one.text("name", ""));
        return resources.zipWithIndex().flatMap(each -> {
            FieldPath at = path.index(each._2);
            int weight = new PluginArgs(each._1).weight();
            Vector<FieldError> twice = names.indexOf(names.get(each._2)) < each._2
                    ? Vector.of(at.child("name").duplicate(names.get(each._2)))
                    : Vector.empty();
            return weight == 0 || weight == 1
                    ? twice
                    : twice.append(at.child("weight").invalid(weight, "must be 1"));
        });
    }

    private static Seq<FieldError> fit(Section args, FieldPath path) {
        Seq<FieldError> names = args.texts("ignoredResources")
                .zipWithIndex()
                .flatMap(each -> path.child("ignoredResources").index(each._2).invalid(each._1, Names.QUALIFIED_NAME));
        Seq<FieldError> groups = args.texts("ignoredResourceGroups")
                .zipWithIndex()
                .flatMap(each -> {
                    FieldPath at = path.child("ignoredResourceGroups").index(each._2);
                    Seq<FieldError> slash = each._1.contains("/")
                            ? Vector.of(at.invalid(each._1, "resource group name can't contain '/'"))
                            : Vector.empty();
                    return slash.appendAll(at.invalid(each._1, Names.QUALIFIED_NAME));
                });
        return names.appendAll(groups)
                .appendAll(
                        args.at("scoringStrategy").isEmpty()
                                ? Vector.empty()
                                : strategy(args.part("scoringStrategy"), path.child("scoringStrategy")));
    }

    private static Seq<FieldError> strategy(Section strategy, FieldPath path) {
        String type = new PluginArgs(strategy).strategyType();
        Seq<FieldError> unknown = STRATEGIES.contains(type)
                ? Vector.empty()
                : Vector.of(path.child("type").notSupported(type, STRATEGIES));
        Seq<FieldError> weights = strategy.parts("resources").zipWithIndex().flatMap(each -> {
            int weight = new PluginArgs(each._1).weight();
            String message = "resource weight of " + each._1.text("name", "") + " not in valid range (0, 100]";
            return weight >= 0 && weight <= 100
                    ? Vector.empty()
                    : Vector.of(path.child("resources")
                            .index(each._2)
                            .child("weight")
                            .invalid(weight, message));
        });
        return unknown.appendAll(weights).appendAll(ratio(strategy, type, path.child("requestedToCapacityRatio")));
    }

    private static Seq<FieldError> ratio(Section strategy, String type, FieldPath path) {
        boolean isSaid = strategy.at("requestedToCapacityRatio").isDefined();
        if (!type.equals("RequestedToCapacityRatio")) {
            return isSaid
                    ? Vector.of(path.forbidden("must be nil when type is not RequestedToCapacityRatio"))
                    : Vector.empty();
        }
        return isSaid
                ? shape(strategy.part("requestedToCapacityRatio").parts("shape"), path.child("shape"))
                : Vector.of(path.required("must be specified when type is RequestedToCapacityRatio"));
    }

    private static Seq<FieldError> shape(Seq<Section> points, FieldPath path) {
        if (points.isEmpty()) {
            return Vector.of(path.required("at least one point must be specified"));
        }
        Seq<Integer> uses = points.map(point -> point.number("utilization", 0));
        Seq<FieldError> unsorted = Vector.range(1, uses.size())
                .filter(i -> uses.get(i - 1) >= uses.get(i))
                .take(1)
                .map(i -> path.index(i)
                        .child("utilization")
                        .invalid(uses.get(i), "values must be sorted in increasing order"));
        return unsorted.appendAll(points.zipWithIndex()
                .flatMap(each -> range(
                                each._1.number("utilization", 0),
                                0,
                                100,
                                path.index(each._2).child("utilization"))
                        .appendAll(range(
                                each._1.number("score", 0),
                                0,
                                10,
                                path.index(each._2).child("score")))));
    }

    private static Seq<FieldError> spread(Section args, FieldPath path) {
        String type = new PluginArgs(args).defaultingType();
        Seq<Section> constraints = args.parts("defaultConstraints");
        FieldPath typePath = path.child("defaultingType");
        Vector<FieldError> kind = Vector.of("System", "List").contains(type)
                ? Vector.empty()
                : Vector.of(typePath.notSupported(type, "List", "System"));
        Vector<FieldError> both = type.equals("System") && !constraints.isEmpty()
                ? Vector.of(typePath.invalid(type, "when .defaultConstraints are not empty"))
                : Vector.empty();
        return kind.appendAll(both)
                .appendAll(constraints
                        .zipWithIndex()
                        .flatMap(each -> constraint(constraints, each._2, path.child("defaultConstraints"))));
    }

    private static Seq<FieldError> constraint(Seq<Section> all, int place, FieldPath list) {
        Section one = all.get(place);
        FieldPath path = list.index(place);
        if (Plugins.decoded(one.json(), TopologySpreadConstraint.class).isFailure()) {
            return Vector.of(path.invalid(one.json(), "has to match plugin args"));
        }
        int skew = one.number("maxSkew", 0);
        String key = one.text("topologyKey", "");
        Seq<FieldError> faults = skew > 0
                ? Vector.empty()
                : Vector.of(path.child("maxSkew").invalid(skew, "not in valid range (0, inf)"));
        Seq<FieldError> keys = key.isEmpty()
                ? Vector.of(path.child("topologyKey").required("can not be empty"))
                : path.child("topologyKey").invalid(key, Names.QUALIFIED_NAME);
        Seq<FieldError> selector = one.at("labelSelector").isEmpty()
                ? Vector.empty()
                : Vector.of(path.child("labelSelector")
                        .forbidden("constraint must not define a selector, as they deduced for each pod"));
        String what = "{" + key + ", " + one.text("whenUnsatisfiable", "") + "}";
        boolean isTwice = all.take(place)
                .exists(other -> what.equals(
                        "{" + other.text("topologyKey", "") + ", " + other.text("whenUnsatisfiable", "") + "}"));
        return faults.appendAll(keys)
                .appendAll(action(one.text("whenUnsatisfiable", ""), path.child("whenUnsatisfiable")))
                .appendAll(selector)
                .appendAll(isTwice ? Vector.of(path.duplicate(what)) : Vector.empty());
    }

    private static Seq<FieldError> action(String action, FieldPath path) {
        if (action.isEmpty()) {
            return Vector.of(path.required("can not be empty"));
        }
        return Vector.of("DoNotSchedule", "ScheduleAnyway").contains(action)
                ? Vector.empty()
                : Vector.of(path.notSupported(action, "DoNotSchedule", "ScheduleAnyway"));
    }
}
