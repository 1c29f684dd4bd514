package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.PluginVerdict;
import io.github.kubevalue.model.scheduler.Status;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The filter plugins of a profile, each of which has looked at the pod and at the cluster. */
final class Filters {
    private final Outlook outlook;
    private final Vector<Prepared> all;
    private final Prepared[] judging;

    private Filters(Outlook outlook, Vector<Prepared> all) {
        this.outlook = outlook;
        this.all = all;
        this.judging = all.filter(Prepared::isConcerned).toJavaArray(Prepared[]::new);
    }

    static Filters of(Cycle cycle, Profile profile) {
        Vector<Prepared> all = profile.filters().toVector().map(plugin -> Prepared.of(plugin, cycle));
        Vector<Prepared> first = profile.preFilters()
                .toVector()
                .map(plugin -> all.find(prepared -> prepared.plugin().equals(plugin.name()))
                        .getOrElse(() -> Prepared.of(plugin, cycle)));
        return new Filters(Outlook.of(first), all);
    }

    /** What is said before any node is looked at. */
    Outlook outlook() {
        return outlook;
    }

    /** The first refusal of a node; none if the pod can run there. */
    Option<PluginVerdict> refusalOf(NodeInfo node) {
        for (Prepared prepared : judging) {
            Status status = prepared.filter().judge(node);
            if (!status.isSuccess()) {
                return Option.of(new PluginVerdict(prepared.plugin(), status));
            }
        }
        return Option.none();
    }

    /** Whether it is known without a look at the node in a slot that the pod can run there. */
    boolean areKnownToPass(int slot) {
        for (Prepared prepared : judging) {
            if (!prepared.filter().isKnownToPass(slot)) {
                return false;
            }
        }
        return true;
    }

    /** What each plugin says of a node; where the pod is refused, or the node does not come into question, who saw to it says so. */
    Vector<PluginVerdict> verdicts(NodeInfo node) {
        Vector<PluginVerdict> out = outlook.refusal().map(Vector::of).getOrElse(() -> ofOne(node));
        Vector<PluginVerdict> said =
                all.map(prepared -> out.find(verdict -> verdict.plugin().equals(prepared.plugin()))
                        .getOrElse(() -> prepared.verdict(node)));
        return said.appendAll(out.filter(verdict -> !said.contains(verdict)));
    }

    private Vector<PluginVerdict> ofOne(NodeInfo node) {
        return outlook.rulesOut(node.name()) ? outlook.ruledOut() : Vector.empty();
    }
}
