package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Option;

/** Addresses as kube-proxy reads them: leading zeros of decimal parts count for nothing. */
// k8s.io/utils/net, ParseIPSloppy and ParseCIDRSloppy
final class SloppyAddress {
    private SloppyAddress() {}

    static Option<Ip> ip(String text) {
        return Ip.tryParse(plain(text));
    }

    static Option<Cidr> cidr(String text) {
        return Cidr.tryParse(plain(text));
    }

    private static String plain(String text) {
        return text.contains(":") ? text : text.replaceAll("(^|[./])0+(?=\\d)", "$1");
    }
}
