package io.github.kubevalue.net.nftables;

import io.vavr.collection.Vector;
import java.util.function.Function;

/** What an expression finds in a packet. */
@SuppressWarnings("ClassInitializationDeadlock") // the cases initialize nothing that needs this interface
public sealed interface Reading {
    /** The packet has no such field: the rule does not match, be it negated or not. */
    Reading MISSING = new Missing();

    /** Returns one value. */
    static Reading of(Datum value) {
        return new Found(Vector.of(value));
    }

    /** Returns a number. */
    static Reading of(long value) {
        return of(new Datum.Number(value));
    }

    /** Returns what the function makes of the values; what is missing or not modelled stays so. */
    default Reading then(Function<Vector<Datum>, Reading> next) {
        return this instanceof Found found ? next.apply(found.values()) : this;
    }

    /** Returns this if each of its values is known, else what is not. */
    default Reading known() {
        return then(values -> values.find(Datum.Unknown.class::isInstance)
                .<Reading>map(part -> new NotModelled(((Datum.Unknown) part).text()))
                .getOrElse(this));
    }

    /**
     * Values: several if the expression is a concatenation.
     *
     * @param values the values
     */
    record Found(Vector<Datum> values) implements Reading {}

    /** No such field. */
    record Missing() implements Reading {}

    /**
     * Nobody can know, or it is not modelled.
     *
     * @param text what
     */
    record NotModelled(String text) implements Reading {}
}
