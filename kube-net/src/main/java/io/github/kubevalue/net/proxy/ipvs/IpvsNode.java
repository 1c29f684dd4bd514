package io.github.kubevalue.net.proxy.ipvs;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.ipset.IpSet;
import io.github.kubevalue.net.ipvs.Ipvs;
import io.github.kubevalue.net.netfilter.PacketSet;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.parts.Parts;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyProgram;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;

/**
 * What kube-proxy in ipvs mode programs on a node for one family.
 *
 * @param family the family
 * @param ipvs the virtual servers
 * @param sets the sets
 * @param rules the rules of iptables that ask the sets
 * @param held the addresses of {@code kube-ipvs0}
 */
public record IpvsNode(IpFamily family, Ipvs ipvs, Seq<IpSet> sets, Ruleset rules, Parts<Ip, Ip> held)
        implements ProxyProgram {

    @Override
    public NetfilterState addTo(NetfilterState stack) {
        SortedMap<String, PacketSet> asked = sets.foldLeft(stack.sets(), (all, set) -> all.put(set.name(), set));
        return stack.withRuleset(family, rules)
                .withSets(asked)
                .withAddresses(stack.addresses().holding(ProxyProgram.DUMMY_DEVICE, family, held))
                .with(ipvs);
    }

    /** The addresses of {@code kube-ipvs0}. */
    @Override
    public Seq<Ip> bound() {
        return held.values();
    }

    /** Returns the settings of the kernel that kube-proxy makes. */
    // pkg/proxy/ipvs/proxier.go, NewProxier
    public Seq<String> sysctls(ProxyConfig config) {
        Seq<String> always = Vector.of(
                "net/ipv4/vs/conntrack=1",
                "net/ipv4/vs/expire_nodest_conn=1",
                "net/ipv4/vs/expire_quiescent_template=1",
                "net/ipv4/ip_forward=1");
        return config.strictArp()
                ? always.appendAll(Vector.of("net/ipv4/conf/all/arp_ignore=1", "net/ipv4/conf/all/arp_announce=2"))
                : always;
    }

    /** Returns what {@code ipvsadm -Sn}, {@code ipset save} and iptables-save print, one after the other. */
    @Override
    public String text() {
        return ipvs + sets.map(IpSet::text).mkString() + IptablesText.saved(rules, family);
    }
}
