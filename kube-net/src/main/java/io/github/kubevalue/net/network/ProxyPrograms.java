package io.github.kubevalue.net.network;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.github.kubevalue.net.proxy.ProxyProgram;
import io.github.kubevalue.net.proxy.iptables.IptablesProxy;
import io.github.kubevalue.net.proxy.ipvs.IpvsProxy;
import io.github.kubevalue.net.proxy.nftables.NftablesProxy;
import io.vavr.collection.Seq;

/** What kube-proxy programs, in the mode that its configuration names. */
public final class ProxyPrograms {
    private ProxyPrograms() {}

    /** Returns what kube-proxy programs on a node. */
    public static ProxyProgram of(
            ProxyConfig config, ProxyNode node, IpFamily family, Seq<Service> services, Seq<EndpointSlice> slices) {
        return switch (config.mode()) {
            case IPTABLES ->
                IptablesProxy.on(node, config, family).withAll(services, slices).program();
            case NFTABLES ->
                NftablesProxy.on(node, config, family).withAll(services, slices).program();
            case IPVS ->
                IpvsProxy.on(node, config, family).withAll(services, slices).program();
        };
    }
}
