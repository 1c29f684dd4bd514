package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.Taint;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** What stays on an object when a user applies a manifest that does not name it. */
final class KeptFields {
    private KeptFields() {}

    /** The node is the scheduler's choice. */
    static Pod pod(Pod wanted, Pod stored) {
        Option<String> node = wanted.spec().nodeName().orElse(stored.spec().nodeName());
        return wanted.withSpec(wanted.spec().withNodeName(node));
    }

    /** The list of addresses follows the one address, which is the user's. */
    static Service service(Service wanted, Service stored) {
        return wanted.spec().clusterIPs().isEmpty()
                ? wanted.withSpec(wanted.spec().withClusterIPs(stored.spec().clusterIPs()))
                : wanted;
    }

    /** The pod CIDRs and the taints of its condition are the node controllers'. */
    static Node node(Node wanted, Node stored) {
        NodeSpec spec = wanted.spec();
        boolean said = spec.podCIDR().isDefined() || !spec.podCIDRs().isEmpty();
        Seq<Taint> kept = stored.spec()
                .taints()
                .filter(taint -> taint.key().startsWith("node.kubernetes.io/"))
                .filter(taint -> !spec.taints()
                        .exists(other -> other.key().equals(taint.key())
                                && other.effect().equals(taint.effect())));
        return wanted.withSpec(spec.withTaints(spec.taints().appendAll(kept))
                .withPodCIDR(said ? spec.podCIDR() : stored.spec().podCIDR())
                .withPodCIDRs(said ? spec.podCIDRs() : stored.spec().podCIDRs()));
    }

    /** The selector and the labels that match it are the server's. */
    static Job job(Job wanted, Job stored) {
        if (wanted.spec().selector().isDefined()) {
            return wanted;
        }
        return wanted.withSpec(wanted.spec()
                .withSelector(stored.spec().selector())
                .withTemplate(wanted.spec()
                        .template()
                        .withMetadata(wanted.spec()
                                .template()
                                .metadata()
                                .withLabels(stored.spec()
                                        .template()
                                        .metadata()
                                        .labels()
                                        .merge(
                                                wanted.spec()
                                                        .template()
                                                        .metadata()
                                                        .labels(),
                                                (old, set) -> set)))));
    }
}
