package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries.Served;
import io.github.kubevalue.net.packet.Flow;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Where upstream means modes to differ, for one flow: what another mode makes of an outcome of mode iptables. */
final class ModeDifferences {
    private static final Cidr SERVICES = Cidr.parse("10.96.0.0/12");
    private static final Ip NODE = Ip.parse("192.0.2.11");
    private static final Ip GATEWAY = Ip.parse("10.244.1.1");

    private final Served served;
    private final ProxyConfig config;
    private final Flow flow;
    private final Ip to;
    private final int port;

    ModeDifferences(Served served, ProxyConfig config, Flow flow) {
        this.served = served;
        this.config = config;
        this.flow = flow;
        this.to = flow.destination().ip();
        this.port = flow.destination().port().number().get();
    }

    private Seq<ProxiedPort> ports() {
        return served.services().flatMap(service -> ProxiedServices.ports(service, IpFamily.IPV4));
    }

    private boolean isThisPort(ProxiedPort each) {
        return each.protocol() == flow.protocol() && each.port() == port;
    }

    /** The port that has this external address. */
    private Option<ProxiedPort> external() {
        return ports().find(each -> isThisPort(each)
                && each.externalIps().appendAll(each.loadBalancerVips()).contains(to));
    }

    private boolean isDenied(ProxiedPort each) {
        return each.loadBalancerVips().contains(to)
                && !each.sourceRanges().isEmpty()
                && !each.sourceRanges()
                        .exists(range -> range.contains(flow.source().ip()));
    }

    /** What mode nftables makes of it. */
    String inNftables(String iptables) {
        boolean untranslated = iptables.equals("untouched");
        if (untranslated && ports().exists(each -> each.clusterIp().equals(to))) {
            return "REJECT"; // a port that the cluster IP does not have
        }
        if (untranslated && SERVICES.contains(to)) {
            return "DROP"; // an address that no Service has
        }
        if ((untranslated || iptables.equals("REJECT")) && external().exists(this::isDenied)) {
            return "DROP"; // source ranges come before missing endpoints
        }
        if (untranslated && external().isDefined() && flow.source().ip().equals(NODE)) {
            return "REJECT"; // iptables does not look at what the node itself sends to external addresses
        }
        if (isRefused(iptables)
                && to.equals(GATEWAY)
                && !config.nodePortAddresses().matchAll(IpFamily.IPV4)) {
            return "untouched"; // iptables refuses on all addresses of the node
        }
        return hairpinOfAnotherNode(iptables) ? iptables.replace(" masq", "") : iptables;
    }

    private static boolean isRefused(String outcome) {
        return outcome.equals("REJECT") || outcome.equals("DROP");
    }

    /** Only endpoints of this node are taken for talking to themselves. */
    private boolean hairpinOfAnotherNode(String outcome) {
        Ip source = flow.source().ip();
        return source.toString().startsWith("10.244.2.") && outcome.startsWith(source + ":") && !isMasqueradedAnyway();
    }

    private boolean isMasqueradedAnyway() {
        boolean clusterIp = ports().exists(each -> each.clusterIp().equals(to));
        return clusterIp
                ? config.masqueradeAll()
                : ports().exists(each -> !each.externalPolicyLocal()
                        && (external().contains(each) || each.nodePort().contains(port)));
    }
}
