package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.zone.Zones;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.time.Instant;
import org.immutables.value.Value;

/** What a CoreDNS has around it: the objects of its cluster, files, and the world outside. */
@Value.Immutable
public interface Surroundings extends WithSurroundings {

    /** Returns the surroundings of a server in a cluster of these objects, without files and with nothing outside. */
    static Surroundings of(Snapshot snapshot) {
        return builder().snapshot(snapshot).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The objects of the cluster. */
    Snapshot snapshot();

    /** When the objects last changed. */
    @Value.Default
    default Instant modified() {
        return Instant.EPOCH;
    }

    /** What the resolvers know to which queries are forwarded. */
    @Value.Default
    default Zones outside() {
        return Zones.NONE;
    }

    /** The files beside the Corefile, by name: the keys of the ConfigMap that holds it. */
    @Value.Default
    default Map<String, String> files() {
        return HashMap.empty();
    }

    /** Builds {@link Surroundings}. */
    final class Builder extends ImmutableSurroundings.Builder {
        Builder() {}
    }
}
