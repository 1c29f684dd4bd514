package io.github.kubevalue.model.scheduler.profile;

import io.github.kubevalue.model.scheduler.profile.PluginSets.Weight;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Which plugins can be enabled at which points. */
// pkg/scheduler/framework/runtime/framework.go, NewFramework
final class PluginRules {
    private static final Set<String> GONE = HashSet.of("AzureDiskLimits", "CinderLimits", "EBSLimits", "GCEPDLimits");
    private static final String VERSION = "kubescheduler.config.k8s.io/v1";

    /** What is said of plugins that are gone. */
    static final String WAS_INVALID =
            "was invalid in version \"" + VERSION + "\" (KubeSchedulerConfiguration is version \"" + VERSION + "\")";

    private final PluginSets sets;
    private final FieldPath path;

    private PluginRules(PluginSets sets, FieldPath path) {
        this.sets = sets;
        this.path = path;
    }

    /** Whether a plugin was there in former versions. */
    static boolean isGone(String plugin) {
        return GONE.contains(plugin);
    }

    static Seq<FieldError> faults(PluginSets sets, String profile, FieldPath path) {
        PluginRules rules = new PluginRules(sets, path);
        Seq<FieldError> faults = ExtensionPoint.all().flatMap(rules::ofPoint).appendAll(rules.ofAllPoints());
        return faults.isEmpty() ? rules.ofProfile(profile) : faults;
    }

    private Seq<String> enabled(String field) {
        return PluginSets.enabled(sets.plugins().part(field)).map(Weight::name);
    }

    private static boolean isKnown(String plugin) {
        return PluginSets.DEFAULTS.exists(one -> one.name().equals(plugin));
    }

    // updatePluginList
    private Seq<FieldError> ofPoint(ExtensionPoint point) {
        Seq<String> names = enabled(point.field());
        return names.zipWithIndex().flatMap(each -> {
            FieldPath at = path.child(point.field()).child("enabled").index(each._2);
            return fault(names, each._2, point).map(why -> at.invalid(each._1, why));
        });
    }

    private static Option<String> fault(Seq<String> names, int place, ExtensionPoint point) {
        String name = names.get(place);
        if (isGone(name)) {
            return Option.of(WAS_INVALID);
        }
        if (!isKnown(name)) {
            return Option.of(point.type() + " \"" + name + "\" does not exist");
        }
        if (!point.takes(name)) {
            return Option.of("plugin \"" + name + "\" does not extend " + point.type() + " plugin");
        }
        return Option.when(names.indexOf(name) < place, () -> isThere(name, point));
    }

    private static String isThere(String plugin, ExtensionPoint point) {
        return "plugin \"" + plugin + "\" already registered as \"" + point.type() + "\"";
    }

    // expandMultiPointPlugins
    private Seq<FieldError> ofAllPoints() {
        Seq<String> names = enabled(PluginSets.MULTI_POINT);
        Seq<ExtensionPoint> points = ExtensionPoint.all().filter(sets::isExpanded);
        return names.zipWithIndex().flatMap(each -> {
            FieldPath at = path.child(PluginSets.MULTI_POINT).child("enabled").index(each._2);
            return faultOfAll(names, each._2, points).map(why -> at.invalid(each._1, why));
        });
    }

    private static Option<String> faultOfAll(Seq<String> names, int place, Seq<ExtensionPoint> points) {
        String name = names.get(place);
        if (isGone(name)) {
            return Option.of(WAS_INVALID);
        }
        if (!isKnown(name)) {
            return points.headOption().map(point -> point.type() + " \"" + name + "\" does not exist");
        }
        return names.indexOf(name) < place
                ? points.find(point -> point.takes(name)).map(point -> isThere(name, point))
                : Option.none();
    }

    private Seq<FieldError> ofProfile(String profile) {
        String named = "profile with scheduler name \"" + profile + "\"";
        int sorting = sets.at(ExtensionPoint.QUEUE_SORT).size();
        Vector<FieldError> unsorted = sorting == 1
                ? Vector.empty()
                : Vector.of(path.child(ExtensionPoint.QUEUE_SORT.field())
                        .required("only one queue sort plugin required for " + named + ", but got " + sorting));
        Vector<FieldError> unbound = sets.at(ExtensionPoint.BIND).isEmpty()
                ? Vector.of(path.child(ExtensionPoint.BIND.field())
                        .required("at least one bind plugin is needed for " + named))
                : Vector.empty();
        return unsorted.appendAll(unbound);
    }
}
