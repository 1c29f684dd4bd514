package io.github.kubevalue.dns.corefile;

import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * A line between the braces of a directive, {@code ttl 30}.
 *
 * @param place where it is
 * @param name its first word
 * @param arguments its other words
 */
public record Property(Place place, String name, Seq<String> arguments) implements Line {

    /** Returns what its arguments are to a plugin that does not read them: another property. */
    public Option<Property> following() {
        return arguments.headOption().map(next -> new Property(place, next, arguments.tail()));
    }
}
