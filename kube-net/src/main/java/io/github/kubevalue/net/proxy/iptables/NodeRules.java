package io.github.kubevalue.net.proxy.iptables;

import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.Table;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.proxy.ServiceMap;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/**
 * The tables of a node, which are changed Service by Service: each has a part of the chains that all share, and chains of its own.
 *
 * @param ruleset the tables
 */
record NodeRules(Ruleset ruleset) {
    /** Comes after all Services. */
    private static final String LAST = "\uffff";

    /** Returns the rules that are there with no Service. */
    static NodeRules of(NodeFacts facts) {
        FixedRules fixed = new FixedRules(facts);
        Table filter = Table.empty(TableName.FILTER)
                .with(Chain.named(ChainName.SERVICES))
                .with(Chain.named(ChainName.EXTERNAL_SERVICES))
                .with(Chain.named(ChainName.NODE_PORTS))
                .with(Chain.named(ChainName.PROXY_FIREWALL))
                .with(chain(ChainName.FORWARD, fixed.forward()))
                .with(chain(ChainName.FIREWALL, fixed.firewall()))
                .with(Chain.named(ChainName.CANARY));
        Table nat = Table.empty(TableName.NAT)
                .with(Chain.named(ChainName.SERVICES).withPart(LAST, fixed.nodePorts()))
                .with(Chain.named(ChainName.NODE_PORTS))
                .with(chain(ChainName.POSTROUTING, fixed.postrouting()))
                .with(chain(ChainName.MARK_MASQ, fixed.markMasq()))
                .with(Chain.named(ChainName.CANARY));
        Table mangle = Table.empty(TableName.MANGLE).with(Chain.named(ChainName.CANARY));
        return new NodeRules(
                JumpRules.addTo(Ruleset.EMPTY.with(filter).with(nat).with(mangle)));
    }

    private static Chain chain(String name, Seq<Rule> rules) {
        return Chain.named(name).withRules(rules);
    }

    /** Returns these with all Services, of which it has none. */
    NodeRules withAll(ServiceMap<CompiledService> services) {
        NodeRules all = this;
        for (Tuple2<String, CompiledService> service : services.entries()) {
            all = all.replacing(service._1, CompiledService.NONE, service._2);
        }
        return all;
    }

    /** Returns these with what a Service is compiled to now in place of what it was before. */
    NodeRules replacing(String key, CompiledService before, CompiledService after) {
        return new NodeRules(ruleset.map(TableName.FILTER, filter -> filter(filter, key, after))
                .map(TableName.NAT, nat -> nat(nat, key, before, after)));
    }

    private static Table filter(Table filter, String key, CompiledService after) {
        Table refused = part(
                part(filter, ChainName.SERVICES, key, after.all(ServiceRules::refusedServices)),
                ChainName.EXTERNAL_SERVICES,
                key,
                after.all(ServiceRules::refusedExternals));
        return part(
                part(refused, ChainName.NODE_PORTS, key, after.all(ServiceRules::healthChecks)),
                ChainName.PROXY_FIREWALL,
                key,
                after.all(ServiceRules::firewall));
    }

    private static Table nat(Table nat, String key, CompiledService before, CompiledService after) {
        Seq<Chain> chains = after.all(ServiceRules::chains);
        Set<String> kept = chains.map(Chain::name).toSet();
        Table own = before.all(ServiceRules::chains)
                .map(Chain::name)
                .reject(kept::contains)
                .foldLeft(nat, Table::without)
                .withAll(chains);
        return part(
                part(own, ChainName.SERVICES, key, after.all(ServiceRules::services)),
                ChainName.NODE_PORTS,
                key,
                after.all(ServiceRules::nodePorts));
    }

    private static Table part(Table table, String chain, String key, Seq<Rule> rules) {
        return table.with(table.chain(chain).get().withPart(key, rules));
    }
}
