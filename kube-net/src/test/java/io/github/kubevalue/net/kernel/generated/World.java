package io.github.kubevalue.net.kernel.generated;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.net.arbitrary.ClusterArbitraries.Cluster;
import io.github.kubevalue.net.arbitrary.ProxyArbitraries.Served;
import io.github.kubevalue.net.arbitrary.RequestArbitraries;
import io.github.kubevalue.net.edge.LoadBalancerKind;
import io.github.kubevalue.net.kernel.lab.Kernel;
import io.github.kubevalue.net.netfilter.Policy;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A cluster with Services, as the model and the kernel both have it.
 *
 * @param network the model of it
 * @param initial what its nodes' kernels know before any packet: rules, and policies of built-in chains
 */
record World(Network network, NetworkState initial) {

    /**
     * Returns a world.
     *
     * @param dropping the built-in chains of table filter whose policy is DROP on every node, of IPv4 alone: who drops what
     *     comes in does not even learn the neighbours' addresses with IPv6
     */
    static World of(Cluster cluster, Served served, ProxyConfig config, Seq<String> dropping) {
        Store store = Vector.<KubeObject>ofAll(cluster.nodes())
                .appendAll(cluster.pods())
                .appendAll(served.services())
                .appendAll(served.slices())
                .foldLeft(Store.empty(Indexes.CATALOG), Store::put);
        Network network = Network.of(
                store,
                NetworkConfig.builder()
                        .cni(cluster.cni())
                        .proxy(config)
                        .serviceCidrs(RequestArbitraries.serviceCidrs(cluster))
                        .loadBalancer(LoadBalancerKind.VIP)
                        .build());
        NetworkState initial = cluster.nodes()
                .foldLeft(
                        NetworkState.at(Instant.EPOCH),
                        (state, node) -> state.with(node.name(), stack(network, node.name(), dropping)));
        return new World(network, initial);
    }

    private static NetfilterState stack(Network network, String node, Seq<String> dropping) {
        NetfilterState stack = network.initialStack(node);
        Ruleset rules = stack.ruleset(IpFamily.IPV4)
                .map(
                        TableName.FILTER,
                        filter -> dropping.foldLeft(
                                filter,
                                (table, chain) ->
                                        table.with(table.chain(chain).get().withPolicy(Option.some(Policy.DROP)))));
        return stack.withRuleset(IpFamily.IPV4, whole(rules))
                .withRuleset(IpFamily.IPV6, whole(stack.ruleset(IpFamily.IPV6)));
    }

    /** With both tables, so that nothing stays of what was loaded before. */
    private static Ruleset whole(Ruleset rules) {
        return rules.map(TableName.NAT, nat -> nat).map(TableName.FILTER, filter -> filter);
    }

    /** Makes the kernel have the rules that the model has, and forget all connections. */
    void load(Kernel kernel) {
        for (String node : network.cluster().names()) {
            NetfilterState stack = initial.stack(network, node);
            for (IpFamily family : IpFamily.values()) {
                kernel.load(node, family, IptablesText.written(stack.ruleset(family)));
            }
            stack.hooked().values().forEach(rules -> kernel.load(node, (NftTable) rules));
        }
        kernel.forget();
    }
}
