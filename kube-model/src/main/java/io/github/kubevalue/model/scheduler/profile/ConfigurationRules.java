package io.github.kubevalue.model.scheduler.profile;

import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What a configuration of kube-scheduler must be like. */
// pkg/scheduler/apis/config/validation/validation.go
final class ConfigurationRules {
    private ConfigurationRules() {}

    static Seq<FieldError> faults(Section root) {
        Seq<FieldError> misfits = Shapes.CONFIGURATION.misfits(root.json());
        return misfits.isEmpty() ? broken(root) : misfits;
    }

    private static Seq<FieldError> broken(Section root) {
        int initial = root.number("podInitialBackoffSeconds", 1);
        int max = root.number("podMaxBackoffSeconds", 10);
        int parallelism = root.number("parallelism", 16);
        Seq<FieldError> faults = parallelism > 0
                ? Vector.empty()
                : Vector.of(FieldPath.of("parallelism")
                        .invalid(parallelism, "should be an integer value greater than zero"));
        Seq<FieldError> backoff = initial > 0
                ? Vector.empty()
                : Vector.of(FieldPath.of("podInitialBackoffSeconds").invalid(initial, "must be greater than 0"));
        Seq<FieldError> longest = max >= initial
                ? Vector.empty()
                : Vector.of(FieldPath.of("podMaxBackoffSeconds")
                        .invalid(max, "must be greater than or equal to PodInitialBackoffSeconds"));
        return faults.appendAll(profiles(root.parts("profiles")))
                .appendAll(percentage(root, FieldPath.of("percentageOfNodesToScore")))
                .appendAll(backoff)
                .appendAll(longest);
    }

    private static Seq<FieldError> percentage(Section section, FieldPath path) {
        int percentage = section.number("percentageOfNodesToScore", 0);
        return percentage >= 0 && percentage <= 100
                ? Vector.empty()
                : Vector.of(path.invalid(percentage, "not in valid range [0-100]"));
    }

    private static Seq<FieldError> profiles(Seq<Section> profiles) {
        FieldPath path = FieldPath.of("profiles");
        Seq<String> names =
                profiles.map(profile -> profile.text("schedulerName", profiles.size() == 1 ? DefaultProfile.NAME : ""));
        return profiles.zipWithIndex().flatMap(each -> {
            int place = each._2;
            int last = names.take(place).lastIndexOf(names.get(place));
            Seq<FieldError> twice = last < 0
                    ? Vector.empty()
                    : Vector.of(path.index(place)
                            .child("schedulerName")
                            .duplicate(path.index(last).child("schedulerName").toString()));
            return profile(each._1, names.get(place), path.index(place)).appendAll(twice);
        });
    }

    private static Seq<FieldError> profile(Section profile, String name, FieldPath path) {
        Seq<FieldError> nameless =
                name.isEmpty() ? Vector.of(path.child("schedulerName").required("")) : Vector.empty();
        return nameless.appendAll(percentage(profile, path.child("percentageOfNodesToScore")))
                .appendAll(PluginRules.faults(new PluginSets(profile.part("plugins")), name, path.child("plugins")))
                .appendAll(args(profile.parts("pluginConfig"), path.child("pluginConfig")));
    }

    private static Seq<FieldError> args(Seq<Section> configs, FieldPath path) {
        Seq<String> names = configs.map(config -> config.text("name", ""));
        return configs.zipWithIndex().flatMap(each -> {
            String name = names.get(each._2);
            FieldPath at = path.index(each._2);
            Seq<FieldError> twice = names.indexOf(name) < each._2 ? Vector.of(at.duplicate(name)) : Vector.empty();
            return twice.appendAll(
                    PluginRules.isGone(name)
                            ? Vector.of(at.invalid(name, PluginRules.WAS_INVALID))
                            : args(name, each._1, at.child("args")));
        });
    }

    private static Seq<FieldError> args(String plugin, Section config, FieldPath path) {
        Seq<FieldError> misfits = config.at("args")
                .toVector()
                .flatMap(args -> Shapes.ofArgs(plugin).misfits(args, path, plugin));
        return misfits.isEmpty() ? ArgRules.faults(plugin, config.part("args"), path) : misfits;
    }
}
