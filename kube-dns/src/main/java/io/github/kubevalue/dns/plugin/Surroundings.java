package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.zone.Zones;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
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

    /** Returns the way to resolvers, wherever they are, that know what is outside. */
    default Transport network() {
        return (server, query, channel) -> new Transport.Replied(outside().answer(query));
    }

    /** The files that the server can read, by absolute path. */
    SortedMap<String, String> files();

    /** The directory to which the paths of files are relative; that in which the server runs, unless {@code root} says. */
    @Value.Default
    default String directory() {
        return "/";
    }

    /** The name of the host that the server runs on: that of its pod. */
    @Value.Default
    default String hostname() {
        return "localhost";
    }

    /**
     * Whether the block is told by {@code bind} where to listen. Its plugins then find no address that is the server's own:
     * they look for one with the length of its prefix.
     */
    // plugin/kubernetes/local.go, boundIPs
    @Value.Default
    default boolean isBound() {
        return false;
    }

    /** The environment of the server's process, which a Corefile may name: {@code {$ZONE}}. */
    @Value.Default
    default Map<String, String> environment() {
        return HashMap.empty();
    }

    /** Builds {@link Surroundings}. */
    final class Builder extends ImmutableSurroundings.Builder {
        Builder() {}
    }
}
