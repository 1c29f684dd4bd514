package io.github.kubevalue.dns.corefile;

import io.vavr.collection.Seq;

/** A line that configures a plugin: a name, arguments, and errors that say where they are. */
public sealed interface Line permits Directive, Property {

    /** Where it is. */
    Place place();

    /** Its first word. */
    String name();

    /** Its other words. */
    Seq<String> arguments();

    /** Returns an error in this line. */
    default CorefileError error(String message) {
        return CorefileError.at(place(), message);
    }

    /** Returns the error of too few or too many arguments. */
    // github.com/coredns/caddy, caddyfile/dispenser.go, ArgErr: it names the last word that was read
    default CorefileError argumentError() {
        return argumentError(arguments().lastOption().getOrElse(name()));
    }

    /** Returns the error of too few or too many arguments, met when that word had been read. */
    default CorefileError argumentError(String word) {
        return error("Wrong argument count or unexpected line ending after '" + word + "'");
    }

    /**
     * Returns the argument at that place, from 0.
     *
     * @throws CorefileError if there are fewer
     */
    default String argument(int index) throws CorefileError {
        if (index >= arguments().size()) {
            throw argumentError();
        }
        return arguments().get(index);
    }

    /**
     * Returns the one argument that the line must have.
     *
     * @throws CorefileError if it has none or several
     */
    default String onlyArgument() throws CorefileError {
        if (arguments().size() != 1) {
            throw argumentError();
        }
        return arguments().head();
    }
}
