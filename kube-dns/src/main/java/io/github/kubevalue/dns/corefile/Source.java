package io.github.kubevalue.dns.corefile;

import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import org.immutables.value.Value;

/** The text of a Corefile, and what it is read with. */
@Value.Immutable
public interface Source extends WithSource {

    /** Returns a text in a file {@code Corefile}, with nothing around it. */
    static Source of(String text) {
        return builder().text(text).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The text. */
    String text();

    /** Its file, to which the paths of imports are relative. */
    @Value.Default
    default String file() {
        return "Corefile";
    }

    /** The files that it may import, by absolute path. */
    SortedMap<String, String> files();

    /** The environment of the process. */
    @Value.Default
    default Map<String, String> environment() {
        return HashMap.empty();
    }

    /** The plugins that there are; if none are given, any name is one. */
    @Value.Default
    default Set<String> directives() {
        return HashSet.empty();
    }

    /** Builds a {@link Source}. */
    final class Builder extends ImmutableSource.Builder {
        Builder() {}
    }
}
