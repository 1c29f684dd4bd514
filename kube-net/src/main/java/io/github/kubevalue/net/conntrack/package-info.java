/**
 * Connection tracking: the memory that lets a reply undo the NAT of its request. Entries, the table with its unique keys,
 * the states of TCP and SCTP, windows, timeouts on virtual time, port allocation, races, zones, who goes when the table is
 * full, and {@code conntrack -L} text. Protocol helpers such as ftp, expectations, selective acknowledgements and the order
 * of the kernel's own hash are not modelled.
 */
@NullMarked
@LeanStyle
package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.model.encoding.LeanStyle;
import org.jspecify.annotations.NullMarked;
