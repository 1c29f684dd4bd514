package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What kube-proxy programs into the kernel of one node for one address family, in whichever mode. */
public interface ProxyProgram {
    /** The device that holds the addresses of Services, in mode ipvs. */
    String DUMMY_DEVICE = "kube-ipvs0";

    /** The addresses that are bound to {@link #DUMMY_DEVICE}; none in other modes than ipvs. */
    default Seq<Ip> bound() {
        return Vector.empty();
    }

    /** Returns a network stack that has been programmed. */
    NetfilterState addTo(NetfilterState stack);

    /** Returns it as the tools print it that list such things: iptables-save, nft, ipvsadm. */
    String text();
}
