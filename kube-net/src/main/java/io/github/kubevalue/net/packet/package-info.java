/**
 * Packets as far as routing, connection tracking and netfilter read them: the flow they belong to, TCP flags, the mark
 * they carry inside one network stack, and what an ICMP error quotes. A TCP segment says where it lies by its numbers, or only
 * relative to the window; an SCTP packet by its chunks, or not at all. Checksums, IP options and fragments are not modelled.
 */
@NullMarked
@LeanStyle
package io.github.kubevalue.net.packet;

import io.github.kubevalue.model.encoding.LeanStyle;
import org.jspecify.annotations.NullMarked;
