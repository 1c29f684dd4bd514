package io.github.kubevalue.net.cni;

/** Who hides pods behind their node's address when they talk to the outside. */
public enum EgressMasquerade {
    /** Nobody. */
    NONE,
    /** flannel, with {@code --ip-masq}: chain FLANNEL-POSTRTG. */
    FLANNEL,
    /** ip-masq-agent: chain IP-MASQ-AGENT; private addresses see the pod's. */
    IP_MASQ_AGENT,
    /** kindnet: chain KIND-MASQ-AGENT; only pods see the pod's. */
    KINDNET,
    /** The bridge or ptp plugin, with {@code ipMasq}: a chain for each pod; pods of other nodes see the node's address. */
    PLUGIN,
    /** Calico, with {@code natOutgoing}: chain cali-nat-outgoing. */
    CALICO
}
