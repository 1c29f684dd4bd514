package io.github.kubevalue.model.controller;

import io.github.kubevalue.model.choice.Choice;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * When a controller runs, and where it draws what is left to chance.
 *
 * @param now the virtual time
 * @param choice decides ties; names, uids and addresses are the API server's and are not drawn here
 * @param memory what the controller remembers of the key
 */
public record Moment(Instant now, Choice choice, Memory memory) {

    /** Returns a moment of which a controller remembers nothing. */
    public Moment(Instant now, Choice choice) {
        this(now, choice, Memory.NONE);
    }

    /** Returns what is remembered, if it is of that type. */
    public <M extends Memory> Option<M> memory(Class<M> type) {
        return Option.when(type.isInstance(memory), () -> type.cast(memory));
    }
}
