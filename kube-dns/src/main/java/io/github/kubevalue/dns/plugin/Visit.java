package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.model.choice.Choice;
import java.time.Duration;
import java.time.Instant;

/**
 * One query's visit to a server: who asks, when, how chance decides, and what the plugins remember.
 *
 * <p>A visit serves one query and is not shared. When the server has answered, {@link #memory()} is what the plugins
 * remember of it, and {@link #elapsed()} how long they took: plugins take no time but that in which they wait.
 */
public final class Visit {
    private final Sender sender;
    private final Instant came;
    private final Choice choice;
    private Memory memory;
    private final Trace trace;
    private Duration elapsed = Duration.ZERO;

    /** Whether something was looked at that another visit would have otherwise. */
    private static final class Trace {
        private boolean looked;
    }

    /**
     * Begins a visit.
     *
     * @param sender who asks
     * @param came when
     * @param choice where a plugin draws what is a matter of chance
     * @param memory what the plugins remember of earlier queries
     */
    public Visit(Sender sender, Instant came, Choice choice, Memory memory) {
        this(sender, came, choice, memory, new Trace());
    }

    private Visit(Sender sender, Instant came, Choice choice, Memory memory, Trace trace) {
        this.sender = sender;
        this.came = came;
        this.choice = choice;
        this.memory = memory;
        this.trace = trace;
    }

    /** Begins a visit to a server that has just started, by a program beside it. */
    public static Visit first(Choice choice) {
        return new Visit(Sender.LOCAL, Instant.EPOCH, choice, Memory.EMPTY);
    }

    /** Who asks. */
    public Sender sender() {
        trace.looked = true;
        return sender;
    }

    /** What time it is by now: when the query came, and how long it has been there. */
    public Instant now() {
        trace.looked = true;
        return elapsed.isZero() ? came : came.plus(elapsed);
    }

    /** How long the query has been there. */
    public Duration elapsed() {
        return elapsed;
    }

    /** Where a plugin draws what is a matter of chance. */
    public Choice choice() {
        trace.looked = true;
        return choice;
    }

    /** What the plugins remember by now. */
    public Memory memory() {
        return memory;
    }

    /**
     * Whether no plugin looked at who asks, what time it is, or chance: another query like this one has the same answer as long
     * as the same is remembered.
     */
    public boolean isRepeatable() {
        return !trace.looked;
    }

    /** Begins a visit at this time with what is remembered by now; this one goes on with what the other remembers. */
    Visit aside(Sender other) {
        return new Visit(other, now(), choice, memory, trace);
    }

    void remember(Memory other) {
        memory = other;
    }

    void remember(Memory.Place place, Memory.State state) {
        memory = memory.with(place, state);
    }

    void elapse(Duration time) {
        trace.looked = true;
        elapsed = elapsed.plus(time);
    }
}
