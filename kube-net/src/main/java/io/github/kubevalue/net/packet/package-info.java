/**
 * Packets as far as routing, connection tracking and netfilter read them: the flow they belong to, TCP flags, the mark
 * they carry inside one network stack, and what an ICMP error quotes. Lengths, checksums, IP options and fragments are not
 * modelled, and a TCP segment says only where it lies relative to the window.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.packet;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
