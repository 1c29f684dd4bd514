/**
 * Connection tracking: the memory that lets a reply undo the NAT of its request. Entries, the table with its unique keys,
 * TCP's states, timeouts on virtual time, port allocation, and {@code conntrack -L} text. Protocol helpers such as ftp,
 * expectations, and SCTP's own state machine are not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
