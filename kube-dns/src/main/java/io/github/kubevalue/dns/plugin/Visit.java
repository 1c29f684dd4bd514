package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.model.choice.Choice;
import java.time.Instant;

/**
 * One query's visit to a server: who asks, when, how chance decides, and what the plugins remember.
 *
 * <p>A visit serves one query and is not shared; what the plugins remember after it is {@link #memory()}.
 */
public final class Visit {
    private final Sender sender;
    private final Instant now;
    private final Choice choice;
    private Memory memory;

    /**
     * Begins a visit.
     *
     * @param sender who asks
     * @param now when
     * @param choice where a plugin draws what is a matter of chance
     * @param memory what the plugins remember of earlier queries
     */
    public Visit(Sender sender, Instant now, Choice choice, Memory memory) {
        this.sender = sender;
        this.now = now;
        this.choice = choice;
        this.memory = memory;
    }

    /** Begins a visit to a server that has just started, by a program beside it. */
    public static Visit first(Choice choice) {
        return new Visit(Sender.LOCAL, Instant.EPOCH, choice, Memory.EMPTY);
    }

    /** Who asks. */
    public Sender sender() {
        return sender;
    }

    /** When the query came. */
    public Instant now() {
        return now;
    }

    /** Where a plugin draws what is a matter of chance. */
    public Choice choice() {
        return choice;
    }

    /** What the plugins remember by now. */
    public Memory memory() {
        return memory;
    }

    void remember(Memory.Place place, Memory.State state) {
        memory = memory.with(place, state);
    }
}
