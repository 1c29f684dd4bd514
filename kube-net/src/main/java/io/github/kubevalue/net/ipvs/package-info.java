/**
 * IPVS: virtual servers, the real servers behind them, the schedulers that choose among these, and persistence. It takes
 * packets at the hooks INPUT and OUTPUT and, as forwarding method masquerading has it, sends them on with another
 * destination; connections are those of connection tracking ({@code vs/conntrack=1}), whose timeouts stand for IPVS's own.
 * The schedulers lblc, lblcr, mh and twos, marks instead of addresses, and synchronisation are not modelled. None of it has been
 * compared with a kernel.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.net.ipvs;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
