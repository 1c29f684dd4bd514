package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** One port that a Service exposes: {@code ServicePort.of(80).withTargetPort("http")}. */
@Value.Immutable
@JsonDeserialize(builder = ServicePort.Builder.class)
public interface ServicePort extends ApiValue, WithServicePort {

    /** Returns a TCP port that targets the same number in the pods. */
    static ServicePort of(int port) {
        return builder().port(port).build();
    }

    /** Returns a named TCP port that targets the same number in the pods. */
    static ServicePort of(String name, int port) {
        return builder().name(name).port(port).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name; required if there are several. */
    Option<String> name();

    /** The protocol; TCP unless set. */
    Option<Protocol> protocol();

    /** The protocol above it, as a hint. */
    Option<String> appProtocol();

    /** The port of the Service. */
    @JsonInclude
    @Value.Default
    default int port() {
        return 0;
    }

    /** The port of the pods, by number or by the container port's name; the same as {@link #port()} unless set. */
    Option<IntOrString> targetPort();

    /** The port opened on every node, for Services of type NodePort and LoadBalancer. */
    Option<Integer> nodePort();

    /** The protocol: TCP, unless the port says otherwise. */
    default Protocol effectiveProtocol() {
        return protocol().getOrElse(Protocol.TCP);
    }

    /** The port of the pods: the same number, unless the port says otherwise. */
    default IntOrString effectiveTargetPort() {
        // pkg/apis/core/v1/defaults.go, SetDefaults_Service: 0 and the empty text count as unset
        IntOrString unset = IntOrString.of(0);
        return targetPort()
                .filter(target -> !target.equals(unset) && !target.toString().isEmpty())
                .getOrElse(() -> IntOrString.of(port()));
    }

    /** Returns this port, aimed at that number in the pods. */
    default ServicePort withTargetPort(int number) {
        return withTargetPort(Option.of(IntOrString.of(number)));
    }

    /** Returns this port, aimed at the container port of that name. */
    default ServicePort withTargetPort(String name) {
        return withTargetPort(Option.of(IntOrString.of(name)));
    }

    /** Returns this port, opened on every node. */
    default ServicePort withNodePort(int port) {
        return withNodePort(Option.of(port));
    }

    /** Builds a {@link ServicePort}. */
    final class Builder extends ImmutableServicePort.Builder {
        Builder() {}
    }
}
