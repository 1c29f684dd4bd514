/**
 * The way of a packet through a cluster and back: out of a pod, a node or from outside, through the hooks of each node's
 * kernel, over the network between nodes, past policies, load balancers and Ingress controllers, to a socket; and the
 * answer's way back through the memories that the first packet left. A machine that is gone answers nobody: its neighbours tell
 * senders so, and what is wrapped or routed to it is lost in silence. What neighbours still remember of it, routing protocols that
 * withdraw its routes, fragmentation and packet loss are not modelled, nor are sidecars.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
