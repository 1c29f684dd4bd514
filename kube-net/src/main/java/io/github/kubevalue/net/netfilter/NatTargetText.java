package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.control.Option;

/** The text of targets that translate. */
final class NatTargetText implements NatTarget.Visitor<String> {
    private static String ports(Option<PortRange> ports) {
        return ports.map(range -> range.isSingle() ? range.toString() : range.first() + "-" + range.last())
                .getOrElse("");
    }

    private static String destination(Option<Ip> first, Option<Ip> last, Option<PortRange> ports) {
        String ips =
                first.map(Ip::toString).getOrElse("") + last.map(ip -> "-" + ip).getOrElse("");
        if (ports.isEmpty()) {
            return ips;
        }
        return (first.exists(ip -> !ip.isV4()) ? "[" + ips + "]" : ips) + ":" + ports(ports);
    }

    @Override
    public String dnat(NatTarget.Dnat target) {
        return TargetText.words(
                "-j DNAT --to-destination",
                destination(target.first(), target.last(), target.ports()),
                target.random() ? "--random" : "",
                target.persistent() ? "--persistent" : "");
    }

    @Override
    public String snat(NatTarget.Snat target) {
        return TargetText.words(
                "-j SNAT --to-source",
                destination(target.first(), target.last(), target.ports()),
                target.choice().toString(),
                target.persistent() ? "--persistent" : "");
    }

    @Override
    public String masquerade(NatTarget.Masquerade target) {
        return TargetText.words(
                "-j MASQUERADE",
                target.ports().isDefined() ? "--to-ports " + ports(target.ports()) : "",
                target.choice().toString());
    }

    @Override
    public String redirect(NatTarget.Redirect target) {
        return TargetText.words(
                "-j REDIRECT",
                target.ports().isDefined() ? "--to-ports " + ports(target.ports()) : "",
                target.random() ? "--random" : "");
    }

    @Override
    public String netmap(NatTarget.Netmap target) {
        return "-j NETMAP --to " + target.to();
    }
}
