/**
 * A session: packets and changes of the cluster, one after the other, over virtual time. Connections go on while the rules
 * around them change, kube-proxy deletes what has become stale, affinity runs out, a source port comes back in TIME_WAIT.
 *
 * <p>A change is programmed on all nodes at once: how long kube-proxy takes, and in what order nodes come to know, is not
 * modelled; nor are the retransmissions and keepalives of sockets, and the connections that IPVS keeps beside those of connection
 * tracking.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.walk.session;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
