package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How the kubelet finds out how a container is: what it does, how often, and how often it must go wrong. */
@Value.Immutable
@JsonDeserialize(builder = Probe.Builder.class)
public interface Probe extends ApiValue, WithProbe {

    /** Returns a probe that asks for a path over HTTP. */
    static Probe http(String path, int port) {
        HTTPGetAction request =
                HTTPGetAction.builder().path(path).port(IntOrString.of(port)).build();
        return builder().httpGet(request).build();
    }

    /** Returns a probe that connects to a port. */
    static Probe tcp(int port) {
        return builder()
                .tcpSocket(TCPSocketAction.builder().port(IntOrString.of(port)).build())
                .build();
    }

    /** Returns a probe that runs a command. */
    static Probe exec(String... command) {
        return builder()
                .exec(ExecAction.builder().command(List.of(command)).build())
                .build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A command that must end with 0. */
    Option<ExecAction> exec();

    /** A request that must be answered with 200 to 399. */
    Option<HTTPGetAction> httpGet();

    /** A port that must accept a connection. */
    Option<TCPSocketAction> tcpSocket();

    /** A gRPC health check. */
    Option<GRPCAction> grpc();

    /** Seconds after the start before the first try; 0 unless set. */
    Option<Integer> initialDelaySeconds();

    /** Seconds until a try has failed; 1 unless set. */
    Option<Integer> timeoutSeconds();

    /** Seconds between tries; 10 unless set. */
    Option<Integer> periodSeconds();

    /** Successes in a row that count as one; 1 unless set. */
    Option<Integer> successThreshold();

    /** Failures in a row that count as one; 3 unless set. */
    Option<Integer> failureThreshold();

    /** Seconds given to end when the probe fails; the pod's unless set. */
    Option<Long> terminationGracePeriodSeconds();

    /** Builds a {@link Probe}. */
    final class Builder extends ImmutableProbe.Builder {
        Builder() {}
    }
}
