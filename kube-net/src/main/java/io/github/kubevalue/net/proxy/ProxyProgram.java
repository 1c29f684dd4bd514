package io.github.kubevalue.net.proxy;

import io.github.kubevalue.net.netfilter.NetfilterState;

/** What kube-proxy programs into the kernel of one node for one address family, in whichever mode. */
public interface ProxyProgram {
    /** Returns a network stack that has been programmed. */
    NetfilterState addTo(NetfilterState stack);

    /** Returns it as the tools print it that list such things: iptables-save, nft, ipvsadm. */
    String text();
}
