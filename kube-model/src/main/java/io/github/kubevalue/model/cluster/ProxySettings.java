package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What kube-proxy's {@code KubeProxyConfiguration} says of single matters; the defaults are upstream's. */
@Value.Immutable
public interface ProxySettings extends WithProxySettings {

    /** Returns the defaults. */
    static ProxySettings of() {
        return builder().build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How traffic of pods is told: {@code ClusterCIDR}, {@code NodeCIDR}, {@code BridgeInterface}, {@code InterfaceNamePrefix}. */
    @Value.Default
    default String detectLocalMode() {
        return "ClusterCIDR";
    }

    /** The bridge that pods are plugged into, for {@code BridgeInterface}. */
    @Value.Default
    default String bridgeInterface() {
        return "";
    }

    /** How the names of the devices begin that lead to pods, for {@code InterfaceNamePrefix}. */
    @Value.Default
    default String interfaceNamePrefix() {
        return "";
    }

    /** Whether node ports are open on 127.0.0.1, in mode iptables. */
    @Value.Default
    default boolean localhostNodePorts() {
        return true;
    }

    /** Whether connection tracking lets segments out of the window pass. */
    @Value.Default
    default boolean tcpBeLiberal() {
        return false;
    }

    /** How virtual servers choose, in mode ipvs; empty is {@code rr}. */
    @Value.Default
    default String scheduler() {
        return "";
    }

    /** Whether nodes answer ARP only for addresses of the interface that is asked, in mode ipvs. */
    @Value.Default
    default boolean strictArp() {
        return false;
    }

    /** The address that each node is to be known by, whatever its own are. */
    Option<Ip> bindAddress();

    /** How connection tracking is set up on each node. */
    @Value.Default
    default ProxyConntrack conntrack() {
        return ProxyConntrack.of();
    }

    /** Builds {@link ProxySettings}. */
    final class Builder extends ImmutableProxySettings.Builder {
        Builder() {}
    }
}
