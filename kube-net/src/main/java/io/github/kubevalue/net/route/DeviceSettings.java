package io.github.kubevalue.net.route;

import org.immutables.value.Value;

/** What {@code /proc/sys/net/ipv4/conf/NAME} says of one device, or of {@code all}. */
@Value.Immutable
public interface DeviceSettings extends WithDeviceSettings {
    /** What a device starts with on a kernel that routes, as every node does. */
    DeviceSettings DEFAULT = builder().build();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How the source of packets is checked ({@code rp_filter}). */
    @Value.Default
    default ReversePathFilter rpFilter() {
        return ReversePathFilter.OFF;
    }

    /** Whether packets that come in here are taken on to others ({@code forwarding}). */
    @Value.Default
    default boolean forwarding() {
        return true;
    }

    /** Whether packets may come from this host's own addresses ({@code accept_local}). */
    @Value.Default
    default boolean acceptLocal() {
        return false;
    }

    /** Whether addresses of 127.0.0.0/8 may be met here ({@code route_localnet}). */
    @Value.Default
    default boolean routeLocalnet() {
        return false;
    }

    /** Whether the packet mark counts when a source is checked ({@code src_valid_mark}). */
    @Value.Default
    default boolean srcValidMark() {
        return false;
    }

    /** Builds a {@link DeviceSettings}. */
    final class Builder extends ImmutableDeviceSettings.Builder {
        Builder() {}
    }
}
