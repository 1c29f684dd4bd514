package io.github.kubevalue.model.environment;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.yaml.Documents;
import io.github.kubevalue.model.yaml.Node;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What a descheduler does, as its ConfigMap says it in the form {@code descheduler/v1alpha2}. Of its plugins only {@code
 * LowNodeUtilization} is modelled, by requests and fixed thresholds.
 *
 * @param plugins the plugins that are enabled
 */
record DeschedulerPolicy(Seq<LowNodeUtilization> plugins) {

    /** Returns the policy that a ConfigMap holds; one that does nothing, if it holds none. */
    static DeschedulerPolicy of(ConfigMap map) {
        return new DeschedulerPolicy(map.data()
                .values()
                .toVector()
                .filter(text -> text.contains("DeschedulerPolicy"))
                .flatMap(text -> Documents.ofYaml(text).roots().map(Node::json))
                .filter(json -> json.get("kind").contains(Json.of("DeschedulerPolicy")))
                .flatMap(json -> items(json, "profiles"))
                .flatMap(DeschedulerPolicy::plugins));
    }

    private static Seq<LowNodeUtilization> plugins(Json profile) {
        boolean isEnabled = profile.get("plugins")
                .flatMap(plugins -> plugins.get("balance"))
                .exists(balance -> items(balance, "enabled").contains(Json.of(LowNodeUtilization.NAME)));
        return items(profile, "pluginConfig")
                .filter(config -> isEnabled && config.get("name").contains(Json.of(LowNodeUtilization.NAME)))
                .flatMap(config -> config.get("args"))
                .map(LowNodeUtilization::parse);
    }

    private static Seq<Json> items(Json json, String name) {
        return json.get(name).getOrElse(Json.NULL) instanceof Json.Arr list ? list.items() : Vector.empty();
    }
}
