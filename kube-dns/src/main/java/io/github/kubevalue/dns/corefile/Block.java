package io.github.kubevalue.dns.corefile;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A server block as written, its snippets imported.
 *
 * @param place where it begins
 * @param keys what it serves, {@code example.org:53}
 * @param plugins the lines of each plugin
 */
public record Block(Place place, Seq<String> keys, Map<String, Seq<Directive>> plugins) {

    /** Returns the lines of all plugins. */
    public Seq<Directive> directives() {
        return plugins.values().flatMap(lines -> lines).toVector();
    }

    /** Returns the lines of a plugin. */
    public Seq<Directive> lines(String plugin) {
        return plugins.getOrElse(plugin, Vector.empty());
    }
}
