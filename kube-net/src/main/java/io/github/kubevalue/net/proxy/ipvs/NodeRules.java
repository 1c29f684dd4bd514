package io.github.kubevalue.net.proxy.ipvs;

import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.TableName;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/**
 * The rules of a node: those that ask the sets are written anew when a set gets its first member or loses its last; those that close a
 * load balancer's addresses to the node are changed Service by Service.
 *
 * @param facts what they depend on
 * @param filled the sets that have members
 * @param ruleset the rules
 */
record NodeRules(NodeFacts facts, Set<KubeSet> filled, Ruleset ruleset) {

    /** Returns the rules that are there with no Service. */
    static NodeRules of(NodeFacts facts) {
        return new NodeRules(facts, HashSet.empty(), new SetRules(facts, HashSet.empty()).ruleset());
    }

    /** Returns these for sets of which those have members. */
    NodeRules asking(Set<KubeSet> now) {
        return now.equals(filled)
                ? this
                : new NodeRules(facts, now, with(new SetRules(facts, now).ruleset(), closedToNode()));
    }

    /** Returns these with what a Service closes to the node now in place of what it closed before. */
    NodeRules with(String service, Seq<PortObjects.Closed> closed) {
        Chain changed = closedToNode().withPart(service, closed.map(SetRules::closed));
        return new NodeRules(facts, filled, with(ruleset, changed));
    }

    private Chain closedToNode() {
        return ruleset.table(TableName.FILTER).chain(SetRules.IPVS_OUT_FILTER).get();
    }

    private static Ruleset with(Ruleset rules, Chain chain) {
        return rules.map(TableName.FILTER, table -> table.with(chain));
    }
}
