package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A node's versions and identities. */
@Value.Immutable
@JsonDeserialize(builder = NodeSystemInfo.Builder.class)
public interface NodeSystemInfo extends ApiValue, WithNodeSystemInfo {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The machine's identity. */
    @Value.Default
    default String machineID() {
        return "";
    }

    /** The system's identity. */
    @Value.Default
    default String systemUUID() {
        return "";
    }

    /** The identity of this boot. */
    @Value.Default
    default String bootID() {
        return "";
    }

    /** The kernel's version. */
    @Value.Default
    default String kernelVersion() {
        return "";
    }

    /** The operating system, with its version. */
    @Value.Default
    default String osImage() {
        return "";
    }

    /** The container runtime, with its version. */
    @Value.Default
    default String containerRuntimeVersion() {
        return "";
    }

    /** The kubelet's version. */
    @Value.Default
    default String kubeletVersion() {
        return "";
    }

    /** No longer used. */
    @Value.Default
    default String kubeProxyVersion() {
        return "";
    }

    /** The operating system, {@code linux}. */
    @Value.Default
    default String operatingSystem() {
        return "";
    }

    /** The architecture, {@code amd64}. */
    @Value.Default
    default String architecture() {
        return "";
    }

    /** Builds a {@link NodeSystemInfo}. */
    final class Builder extends ImmutableNodeSystemInfo.Builder {
        Builder() {}
    }
}
