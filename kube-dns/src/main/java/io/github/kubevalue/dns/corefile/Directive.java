package io.github.kubevalue.dns.corefile;

import io.vavr.collection.Seq;

/**
 * A line of a server block, {@code forward . 1.1.1.1 { except example.org }}.
 *
 * @param line where it begins
 * @param name the plugin
 * @param arguments the rest of its line
 * @param body the lines between its braces; none if it has no braces
 */
public record Directive(int line, String name, Seq<String> arguments, Seq<Property> body) {

    /**
     * A line between the braces of a directive.
     *
     * @param line where it is
     * @param name its first word
     * @param arguments its other words
     */
    public record Property(int line, String name, Seq<String> arguments) {

        /** The argument at that place, or an error that names the property. */
        String argument(int index) throws CorefileError {
            if (index >= arguments.size()) {
                throw new CorefileError(line, "Wrong argument count or unexpected line ending after '" + name + "'");
            }
            return arguments.get(index);
        }
    }
}
