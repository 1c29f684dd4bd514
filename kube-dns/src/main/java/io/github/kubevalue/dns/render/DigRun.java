package io.github.kubevalue.dns.render;

import io.github.kubevalue.model.address.Endpoint;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** What surrounds a reply when dig prints it. */
@Value.Immutable
public interface DigRun extends WithDigRun {
    /** The exit status when no server replied. */
    int NO_REPLY = 9;

    /** Returns a run of dig with these arguments, against the first name server of resolv.conf. */
    static DigRun of(String arguments, Endpoint server) {
        return builder().arguments(arguments).server(server).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The version in the banner. */
    @Value.Default
    default String version() {
        return "9.18";
    }

    /** The arguments in the banner. */
    @Value.Default
    default String arguments() {
        return "";
    }

    /** Whether the arguments name the server. */
    @Value.Default
    default boolean serverGiven() {
        return false;
    }

    /** The id of the message. */
    @Value.Default
    default int id() {
        return 0;
    }

    /** Who gave a reply that is printed without a dialogue; otherwise the lookups say who is asked. */
    @Value.Default
    default Endpoint server() {
        return Endpoint.of("127.0.0.1", 53);
    }

    /** When; the footer leaves it out if it is not known. */
    Option<Instant> when();

    /** Builds a {@link DigRun}. */
    final class Builder extends ImmutableDigRun.Builder {
        Builder() {}
    }
}
