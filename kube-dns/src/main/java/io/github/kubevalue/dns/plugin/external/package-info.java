/**
 * The plugin {@code k8s_external}: names for what is reached from outside the cluster, {@code SERVICE.NAMESPACE} of a zone,
 * for load balancers, external IPs and, if told, endpoints of headless Services. It asks the objects of the plugin {@code
 * kubernetes} in its block, without which every query of its zones fails.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dns.plugin.external;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
