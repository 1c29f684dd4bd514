package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
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
    @JsonInclude
    @Value.Default
    default String machineID() {
        return "";
    }

    /** The system's identity. */
    @JsonInclude
    @Value.Default
    default String systemUUID() {
        return "";
    }

    /** The identity of this boot. */
    @JsonInclude
    @Value.Default
    default String bootID() {
        return "";
    }

    /** The kernel's version. */
    @JsonInclude
    @Value.Default
    default String kernelVersion() {
        return "";
    }

    /** The operating system, with its version. */
    @JsonInclude
    @Value.Default
    default String osImage() {
        return "";
    }

    /** The container runtime, with its version. */
    @JsonInclude
    @Value.Default
    default String containerRuntimeVersion() {
        return "";
    }

    /** The kubelet's version. */
    @JsonInclude
    @Value.Default
    default String kubeletVersion() {
        return "";
    }

    /** No longer used. */
    @JsonInclude
    @Value.Default
    default String kubeProxyVersion() {
        return "";
    }

    /** The operating system, {@code linux}. */
    @JsonInclude
    @Value.Default
    default String operatingSystem() {
        return "";
    }

    /** The architecture, {@code amd64}. */
    @JsonInclude
    @Value.Default
    default String architecture() {
        return "";
    }

    /** Its swap space. */
    Option<NodeSwapStatus> swap();

    /** Builds a {@link NodeSystemInfo}. */
    final class Builder extends ImmutableNodeSystemInfo.Builder {
        Builder() {}
    }
}
