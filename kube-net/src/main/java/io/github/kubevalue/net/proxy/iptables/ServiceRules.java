package io.github.kubevalue.net.proxy.iptables;

import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Rule;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** The rules of one Service port, sorted by the chain that they go into, and the chains that are its own. */
@Value.Immutable
interface ServiceRules {

    static Builder builder() {
        return new Builder();
    }

    /** Rules of KUBE-SERVICES in table nat. */
    Seq<Rule> services();

    /** Rules of KUBE-NODEPORTS in table nat. */
    Seq<Rule> nodePorts();

    /** The port's own chains in table nat. */
    Seq<Chain> chains();

    /** Rules of KUBE-SERVICES in table filter. */
    Seq<Rule> refusedServices();

    /** Rules of KUBE-EXTERNAL-SERVICES in table filter. */
    Seq<Rule> refusedExternals();

    /** Rules of KUBE-NODEPORTS in table filter. */
    Seq<Rule> healthChecks();

    /** Rules of KUBE-PROXY-FIREWALL in table filter. */
    Seq<Rule> firewall();

    /** Builds {@link ServiceRules}. */
    final class Builder extends ImmutableServiceRules.Builder {
        Builder() {}
    }
}
