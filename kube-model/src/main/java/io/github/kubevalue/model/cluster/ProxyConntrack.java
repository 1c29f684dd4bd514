package io.github.kubevalue.model.cluster;

import java.time.Duration;
import org.immutables.value.Value;

/**
 * How kube-proxy is told to set up connection tracking: {@code conntrack} of its configuration, with upstream's defaults. A
 * timeout of zero leaves what the kernel has.
 */
// pkg/proxy/apis/config/v1alpha1/defaults.go
@Value.Immutable
public interface ProxyConntrack extends WithProxyConntrack {

    /** Returns the defaults. */
    static ProxyConntrack of() {
        return builder().build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How many connections there may be for each core of a node; 0 leaves the limit that the kernel has. */
    @Value.Default
    default int maxPerCore() {
        return 32_768;
    }

    /** How many connections there may be at least, however few cores a node has. */
    @Value.Default
    default int min() {
        return 131_072;
    }

    /** For how long an idle TCP connection is remembered. */
    @Value.Default
    default Duration tcpEstablishedTimeout() {
        return Duration.ofDays(1);
    }

    /** For how long a TCP connection is remembered that one side has closed. */
    @Value.Default
    default Duration tcpCloseWaitTimeout() {
        return Duration.ofHours(1);
    }

    /** For how long a UDP flow without answer is remembered. */
    @Value.Default
    default Duration udpTimeout() {
        return Duration.ZERO;
    }

    /** For how long a UDP flow with traffic both ways is remembered. */
    @Value.Default
    default Duration udpStreamTimeout() {
        return Duration.ZERO;
    }

    /** Builds {@link ProxyConntrack}. */
    final class Builder extends ImmutableProxyConntrack.Builder {
        Builder() {}
    }
}
