package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Node;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What kube-proxy knows of the node that it runs on. */
@Value.Immutable
public interface ProxyNode extends WithProxyNode {
    /** The label of a node that names its zone. */
    String ZONE = "topology.kubernetes.io/zone";

    /**
     * Returns what kube-proxy knows of a node.
     *
     * @param interfaceAddresses the addresses of its network devices, loopback included
     */
    // component-helpers/node/util/ips.go, GetNodeHostIPs: internal addresses come before external ones
    static ProxyNode of(Node node, Seq<Ip> interfaceAddresses) {
        return builder()
                .name(node.name())
                .zone(node.metadata().labels().get(ZONE))
                .addresses(node.internalIps().appendAll(node.externalIps()))
                .podCidrs(node.spec().podCidrs())
                .interfaceAddresses(interfaceAddresses)
                .build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the node. */
    String name();

    /** The zone, from the label {@code topology.kubernetes.io/zone}. */
    Option<String> zone();

    /** The node's addresses, the primary one of each family first. */
    Seq<Ip> addresses();

    /** The addresses of pods on this node. */
    Seq<Cidr> podCidrs();

    /** The addresses of all network devices, loopback included, in the order of the devices. */
    Seq<Ip> interfaceAddresses();

    /** Returns the node's own address of a family. */
    default Option<Ip> address(IpFamily family) {
        return addresses().find(ip -> ip.family() == family);
    }

    /** Builds a {@link ProxyNode}. */
    final class Builder extends ImmutableProxyNode.Builder {
        Builder() {}
    }
}
