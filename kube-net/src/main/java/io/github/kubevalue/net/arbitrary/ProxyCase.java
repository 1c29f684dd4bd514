package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.vavr.collection.Seq;

/**
 * All that one kube-proxy is given.
 *
 * @param config its configuration
 * @param node the node that it runs on
 * @param services the Services
 * @param slices the EndpointSlices
 */
public record ProxyCase(ProxyConfig config, ProxyNode node, Seq<Service> services, Seq<EndpointSlice> slices) {}
