package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.Endpoint;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** One endpoint of a Service port, as read from the EndpointSlices: where it is and what state it is in. */
@Value.Immutable
public interface ProxyEndpoint extends WithProxyEndpoint {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Address and port. */
    Endpoint address();

    /** The node that it runs on. An endpoint without one is local nowhere. */
    Option<String> node();

    /** Whether it takes ordinary traffic. */
    @Value.Default
    default boolean ready() {
        return true;
    }

    /** Whether it would answer. */
    @Value.Default
    default boolean serving() {
        return true;
    }

    /** Whether it is going away. */
    @Value.Default
    default boolean terminating() {
        return false;
    }

    /** The zones that are to use it. */
    @Value.Default
    default Set<String> zoneHints() {
        return HashSet.empty();
    }

    /** The nodes that are to use it. */
    @Value.Default
    default Set<String> nodeHints() {
        return HashSet.empty();
    }

    /** Whether it runs on that node. */
    default boolean isLocalTo(String name) {
        return node().contains(name);
    }

    /** Whether it may be used where no endpoint is ready: it answers still, but is going away. */
    default boolean isServingTerminating() {
        return serving() && terminating();
    }

    /** Builds a {@link ProxyEndpoint}. */
    final class Builder extends ImmutableProxyEndpoint.Builder {
        Builder() {}
    }
}
