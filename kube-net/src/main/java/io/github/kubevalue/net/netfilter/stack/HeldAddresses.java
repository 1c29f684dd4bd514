package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.stack.LocalAddresses.InterfaceAddress;
import io.github.kubevalue.net.parts.Parts;
import io.vavr.collection.Seq;

/**
 * The addresses of one family that a device holds for kube-proxy, each without a subnet.
 *
 * @param device the device
 * @param family the family
 * @param ips the addresses
 */
record HeldAddresses(String device, IpFamily family, Parts<Ip, Ip> ips) {

    boolean contains(Ip ip) {
        return ips.contains(ip);
    }

    boolean isInPlaceOf(HeldAddresses other) {
        return device.equals(other.device) && family == other.family;
    }

    Seq<InterfaceAddress> addresses() {
        return ips.values().map(ip -> new InterfaceAddress(device, Cidr.host(ip)));
    }
}
