package io.github.kubevalue.model.scheduler.profile;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.Plugin;
import io.github.kubevalue.model.scheduler.PreBindPlugin;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.attempt.PostFilterPlugin;
import io.github.kubevalue.model.scheduler.attempt.Profile;
import io.github.kubevalue.model.scheduler.attempt.Profile.Weighted;
import io.github.kubevalue.model.scheduler.queue.QueuedPod.Backoff;
import io.github.kubevalue.model.scheduler.queue.SchedulingQueue;
import io.github.kubevalue.model.validation.FieldError;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * What kube-scheduler is configured with: the document {@code KubeSchedulerConfiguration} of {@code kubescheduler.config.k8s.io/v1}.
 * Each of its profiles is a scheduler that pods ask for by name. Extenders, leader election, logging and clients are passed over.
 *
 * @param document the document as written; nothing that is said in it is wrong
 */
public record KubeSchedulerConfiguration(Json.Obj document) {
    /** As it is by default: one profile, {@code default-scheduler}. */
    public static final KubeSchedulerConfiguration DEFAULT = new KubeSchedulerConfiguration(Json.Obj.EMPTY);

    /** Returns what a document says, or all that kube-scheduler would not start with. */
    public static Either<Seq<FieldError>, KubeSchedulerConfiguration> read(Json.Obj document) {
        Seq<FieldError> faults = ConfigurationRules.faults(new Section(document));
        return faults.isEmpty() ? Either.right(new KubeSchedulerConfiguration(document)) : Either.left(faults);
    }

    private Section root() {
        return new Section(document);
    }

    /** The profiles; at least one. */
    public Seq<Profile> profiles() {
        Seq<Section> said = root().parts("profiles");
        return (said.isEmpty() ? Vector.of(new Section(Json.Obj.EMPTY)) : said).map(this::profile);
    }

    private Profile profile(Section profile) {
        PluginSets sets = new PluginSets(profile.part("plugins"));
        int percentage = profile.at("percentageOfNodesToScore").isDefined()
                ? profile.number("percentageOfNodesToScore", 0)
                : root().number("percentageOfNodesToScore", 0);
        return new Profile(
                profile.text("schedulerName", DefaultProfile.NAME),
                plugins(profile, sets, ExtensionPoint.PRE_FILTER, FilterPlugin.class),
                plugins(profile, sets, ExtensionPoint.FILTER, FilterPlugin.class),
                plugins(profile, sets, ExtensionPoint.SCORE, ScorePlugin.class)
                        .map(plugin -> new Weighted(plugin, sets.weight(plugin.name()))),
                plugins(profile, sets, ExtensionPoint.POST_FILTER, PostFilterPlugin.class)
                        .headOption(),
                plugins(profile, sets, ExtensionPoint.PRE_BIND, PreBindPlugin.class),
                sets.at(ExtensionPoint.PRE_ENQUEUE).contains(SchedulingQueue.GATES),
                percentage);
    }

    private static <T extends Plugin> Seq<T> plugins(
            Section profile, PluginSets sets, ExtensionPoint point, Class<T> type) {
        return sets.at(point)
                .flatMap(name -> Plugins.of(name, args(profile, name)))
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static Section args(Section profile, String plugin) {
        Option<Section> said =
                profile.parts("pluginConfig").find(one -> one.text("name", "").equals(plugin));
        return said.getOrElse(new Section(Json.Obj.EMPTY)).part("args");
    }

    /** For how long pods back off. */
    public Backoff backoff() {
        return new Backoff(
                Duration.ofSeconds(root().number("podInitialBackoffSeconds", 1)),
                Duration.ofSeconds(root().number("podMaxBackoffSeconds", 10)));
    }
}
