/**
 * The plugin {@code kubernetes}: what CoreDNS answers from Services, EndpointSlices, Namespaces and Pods, after the
 * Kubernetes DNS specification 1.1.0, and from the ServiceImports of the multi-cluster API. The objects are always in sync
 * with the snapshot. Endpoints whose addresses are names are not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
