package io.github.kubevalue.model.environment;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.yaml.Documents;
import io.github.kubevalue.model.yaml.Node;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What a descheduler does, as its ConfigMap says it in the form {@code descheduler/v1alpha2}. Of its plugins {@code
 * LowNodeUtilization} is modelled, by requests and fixed thresholds, and {@code DefaultEvictor}, which says what may be evicted.
 *
 * @param profiles what it does, in order
 */
record DeschedulerPolicy(Seq<Profile> profiles) {

    /**
     * Plugins that evict, and what they may evict.
     *
     * @param name its name
     * @param plugins the plugins that are enabled
     * @param evictor what they may evict
     */
    record Profile(String name, Seq<LowNodeUtilization> plugins, DefaultEvictorArgs evictor) {

        private static Profile of(Json json) {
            boolean isEnabled = json.get("plugins")
                    .flatMap(plugins -> plugins.get("balance"))
                    .exists(balance -> items(balance, "enabled").contains(Json.of(LowNodeUtilization.NAME)));
            return new Profile(
                    json.get("name")
                            .filter(Json.Text.class::isInstance)
                            .map(text -> ((Json.Text) text).value())
                            .getOrElse(""),
                    args(json, LowNodeUtilization.NAME)
                            .filter(any -> isEnabled)
                            .map(LowNodeUtilization::parse)
                            .toVector(),
                    args(json, DefaultEvictorArgs.NAME)
                            .map(DefaultEvictorArgs::new)
                            .getOrElse(DefaultEvictorArgs.NONE));
        }

        private static Option<Json> args(Json profile, String plugin) {
            return items(profile, "pluginConfig")
                    .find(config -> config.get("name").contains(Json.of(plugin)))
                    .flatMap(config -> config.get("args"));
        }

        private Seq<Pod> evictions(Snapshot snapshot, Instant now) {
            DefaultEvictor mine = new DefaultEvictor(evictor, snapshot, now);
            return plugins.flatMap(plugin -> plugin.evictions(mine));
        }

        private Option<String> unknownPriority(Snapshot snapshot) {
            return new DefaultEvictor(evictor, snapshot, Instant.EPOCH)
                    .threshold()
                    .swap()
                    .toOption();
        }
    }

    /** Returns the policy that a ConfigMap holds; one that does nothing, if it holds none. */
    static DeschedulerPolicy of(ConfigMap map) {
        return new DeschedulerPolicy(map.data()
                .values()
                .toVector()
                .filter(text -> text.contains("DeschedulerPolicy"))
                .flatMap(text -> Documents.ofYaml(text).roots().map(Node::json))
                .filter(json -> json.get("kind").contains(Json.of("DeschedulerPolicy")))
                .flatMap(json -> items(json, "profiles"))
                .map(Profile::of));
    }

    boolean isEvicting() {
        return profiles.exists(profile -> !profile.plugins().isEmpty());
    }

    /** The pods that are to be evicted, in order. */
    Seq<Pod> evictions(Snapshot snapshot, Instant now) {
        return profiles.flatMap(profile -> profile.evictions(snapshot, now)).distinct();
    }

    /** Why a descheduler does not start with this policy; none if it does. */
    Option<String> refusal(Snapshot snapshot) {
        // pkg/descheduler/policyconfig.go, validateDeschedulerConfiguration and then setDefaultEvictor
        Seq<String> faults = profiles.filter(
                        profile -> !profile.evictor().faults().isEmpty())
                .map(profile -> "in profile " + profile.name() + ": "
                        + together(profile.evictor().faults()));
        return faults.isEmpty()
                ? profiles.flatMap(profile -> profile.unknownPriority(snapshot)).headOption()
                : Option.of(together(faults));
    }

    // k8s.io/apimachinery/pkg/util/errors, NewAggregate
    private static String together(Seq<String> faults) {
        Seq<String> each = faults.distinct();
        return each.size() == 1 ? each.head() : each.mkString("[", ", ", "]");
    }

    private static Seq<Json> items(Json json, String name) {
        return json.get(name).getOrElse(Json.NULL) instanceof Json.Arr list ? list.items() : Vector.empty();
    }
}
