package io.github.kubevalue.dns.plugin;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** What the plugins of a server remember from one query to the next: a value, {@link #EMPTY} when the server starts. */
public final class Memory {
    /** That of a server that has just started. */
    public static final Memory EMPTY = new Memory(HashMap.empty());

    private final Map<Place, State> states;

    private Memory(Map<Place, State> states) {
        this.states = states;
    }

    /** What one plugin remembers: a value. */
    public interface State {}

    /**
     * Which plugin of a server remembers it.
     *
     * @param block the plugin's block, counted from 0
     * @param position its position there
     */
    record Place(int block, int position) {}

    <S extends State> Option<S> recall(Place place, Class<S> kind) {
        return states.get(place).filter(kind::isInstance).map(kind::cast);
    }

    Memory with(Place place, State state) {
        return new Memory(states.put(place, state));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Memory memory && memory.states.equals(states);
    }

    @Override
    public int hashCode() {
        return states.hashCode();
    }

    @Override
    public String toString() {
        return states.values().mkString("Memory(", ", ", ")");
    }
}
