package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A port on which a container listens. */
@Value.Immutable
@JsonDeserialize(builder = ContainerPort.Builder.class)
public interface ContainerPort extends ApiValue, WithContainerPort {

    /** Returns a TCP port. */
    static ContainerPort of(int number) {
        return builder().containerPort(number).build();
    }

    /** Returns a named TCP port. */
    static ContainerPort of(String name, int number) {
        return builder().name(name).containerPort(number).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name, by which Services and probes may refer to it. */
    Option<String> name();

    /** The number. */
    @JsonInclude
    @Value.Default
    default int containerPort() {
        return 0;
    }

    /** The port of the node that leads here. */
    Option<Integer> hostPort();

    /** The address of the node that {@link #hostPort()} is bound to; all unless set. */
    Option<String> hostIP();

    /** The protocol; TCP unless set. */
    Option<Protocol> protocol();

    /** The protocol: TCP, unless the port says otherwise. */
    default Protocol effectiveProtocol() {
        return protocol().getOrElse(Protocol.TCP);
    }

    /** Builds a {@link ContainerPort}. */
    final class Builder extends ImmutableContainerPort.Builder {
        Builder() {}
    }
}
