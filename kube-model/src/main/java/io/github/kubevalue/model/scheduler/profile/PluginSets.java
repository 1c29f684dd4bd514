package io.github.kubevalue.model.scheduler.profile;

import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Which plugins run at which point, as a profile of the configuration says and as is the default.
 *
 * @param plugins the section {@code plugins} of the profile
 */
record PluginSets(Section plugins) {
    // pkg/scheduler/apis/config/v1/default_plugins.go
    static final Vector<Weight> DEFAULTS = Vector.of(
            new Weight("SchedulingGates", 0),
            new Weight("PrioritySort", 0),
            new Weight("NodeUnschedulable", 0),
            new Weight("NodeName", 0),
            new Weight("TaintToleration", 3),
            new Weight("NodeAffinity", 2),
            new Weight("NodePorts", 0),
            new Weight("NodeResourcesFit", 1),
            new Weight("VolumeRestrictions", 0),
            new Weight("NodeVolumeLimits", 0),
            new Weight("VolumeBinding", 0),
            new Weight("VolumeZone", 0),
            new Weight("PodTopologySpread", 2),
            new Weight("InterPodAffinity", 2),
            new Weight("DynamicResources", 2),
            new Weight("DefaultPreemption", 0),
            new Weight("NodeResourcesBalancedAllocation", 1),
            new Weight("ImageLocality", 1),
            new Weight("DefaultBinder", 0),
            new Weight("NodeDeclaredFeatures", 0));

    /** The set of plugins of all points. */
    static final String MULTI_POINT = "multiPoint";

    private static final String ALL = "*";

    /**
     * A plugin with the weight that is said for it.
     *
     * @param name the plugin
     * @param weight how much its score counts; 0 if nothing is said
     */
    record Weight(String name, int weight) {}

    static Seq<Weight> enabled(Section set) {
        return set.parts("enabled").map(one -> new Weight(one.text("name", ""), one.number("weight", 0)));
    }

    private static Set<String> disabled(Section set) {
        return HashSet.ofAll(set.parts("disabled").map(one -> one.text("name", "")));
    }

    /** The plugins of all points, as the profile changes those that are the default. */
    // pkg/scheduler/apis/config/v1/default_plugins.go, mergePluginSet
    Seq<Weight> multiPoint() {
        Section set = plugins.part(MULTI_POINT);
        Seq<Weight> custom = enabled(set);
        Set<String> without = disabled(set);
        Seq<Weight> kept = without.contains(ALL)
                ? Vector.empty()
                : DEFAULTS.filter(one -> !without.contains(one.name()))
                        .map(one -> custom.findLast(other -> other.name().equals(one.name()))
                                .getOrElse(one));
        return kept.appendAll(
                custom.filter(one -> !kept.exists(other -> other.name().equals(one.name()))));
    }

    /** The plugins of one point, in the order in which they run. */
    // pkg/scheduler/framework/runtime/framework.go, expandMultiPointPlugins
    Seq<String> at(ExtensionPoint point) {
        Seq<String> own = enabled(plugins.part(point.field())).map(Weight::name);
        Seq<String> everywhere = isExpanded(point)
                ? multiPoint().map(Weight::name).filter(name -> point.takes(name) && !isDisabled(point, name))
                : Vector.empty();
        Seq<String> overriding = own.filter(everywhere::contains);
        return overriding
                .appendAll(everywhere.filter(name -> !own.contains(name)))
                .appendAll(own.filter(name -> !overriding.contains(name)));
    }

    /** Whether plugins of all points run at this one too. */
    boolean isExpanded(ExtensionPoint point) {
        return !isDisabled(point, ALL);
    }

    private boolean isDisabled(ExtensionPoint point, String name) {
        return disabled(plugins.part(point.field())).contains(name);
    }

    /** How much the score of a plugin counts. */
    // pkg/scheduler/framework/runtime/framework.go, getValidScoreWeights
    int weight(String name) {
        Option<Weight> said = enabled(plugins.part(ExtensionPoint.SCORE.field()))
                .appendAll(multiPoint())
                .find(one -> one.name().equals(name));
        return said.map(Weight::weight).filter(weight -> weight != 0).getOrElse(1);
    }
}
