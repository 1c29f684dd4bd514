package io.github.kubevalue.dns.message;

import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.control.Option;

/**
 * What decided an answer, or had a part in it: {@code kubernetes: service/demo/web: cluster IPs}.
 *
 * @param plugin the plugin that decided
 * @param object the object it read, if it was one
 * @param rule the rule it followed, in a few words
 */
public record Evidence(String plugin, Option<ResourceKey> object, String rule) {

    /** Returns the evidence of a rule that read no object. */
    public static Evidence of(String plugin, String rule) {
        return new Evidence(plugin, Option.none(), rule);
    }

    /** Returns the evidence of a rule about an object. */
    public static Evidence of(String plugin, ResourceKey object, String rule) {
        return new Evidence(plugin, Option.some(object), rule);
    }

    @Override
    public String toString() {
        return plugin + ": " + object.map(key -> key + ": ").getOrElse("") + rule;
    }
}
