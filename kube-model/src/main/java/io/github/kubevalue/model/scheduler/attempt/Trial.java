package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.PluginVerdict;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** An attempt and the filters that judge it: whether the pod could run on a node, or could if some pods were not there. */
public final class Trial {
    private final Cycle cycle;
    private final Profile profile;
    private final Filters filters;
    private final boolean hasNominations;

    Trial(Cycle cycle, Profile profile) {
        this.cycle = cycle;
        this.profile = profile;
        this.filters = Filters.of(cycle, profile);
        this.hasNominations = !Nominations.areNone(cycle.snapshot());
    }

    /** The pod and the cluster. */
    public Cycle cycle() {
        return cycle;
    }

    Filters filters() {
        return filters;
    }

    /** Whether it is known without a look at the node in a slot that the pod can run there. */
    boolean isKnownToPass(int slot) {
        return !hasNominations && filters.areKnownToPass(slot);
    }

    /**
     * Returns the first refusal of a node; none if the pod can run there. It must be able to whether or not the pods run there for
     * which the node is nominated, as far as they are at least as important.
     */
    // pkg/scheduler/framework/runtime/framework.go, RunFilterPluginsWithNominatedPods
    public Option<PluginVerdict> refusalOf(NodeInfo node) {
        if (!hasNominations) {
            return filters.refusalOf(node);
        }
        Seq<Pod> nominated = Nominations.yieldedTo(cycle, node);
        return nominated.isEmpty()
                ? filters.refusalOf(node)
                : refusalWith(node, nominated).orElse(() -> filters.refusalOf(node));
    }

    private Option<PluginVerdict> refusalWith(NodeInfo node, Seq<Pod> nominated) {
        Cycle crowded = cycle.with(node, nominated);
        return Filters.of(crowded, profile).refusalOf(crowded.node(node.name()).get());
    }

    /**
     * Returns what each plugin says of a node; the first refusal is that of {@link #refusalOf}. If the pods for which the node is
     * nominated are in the way, it is what is said with them.
     */
    Vector<PluginVerdict> verdicts(NodeInfo node) {
        Seq<Pod> nominated = Nominations.yieldedTo(cycle, node);
        if (nominated.isEmpty() || refusalWith(node, nominated).isEmpty()) {
            return filters.verdicts(node);
        }
        Cycle crowded = cycle.with(node, nominated);
        return Filters.of(crowded, profile).verdicts(crowded.node(node.name()).get());
    }

    /** Returns the first refusal of the node of that name. */
    public Option<PluginVerdict> refusalOf(String node) {
        return refusalOf(cycle.node(node).get());
    }

    /** Returns this attempt as if pods of a node were gone. */
    public Trial without(NodeInfo node, Seq<Pod> pods) {
        return new Trial(cycle.without(node, pods), profile);
    }

    /** The less important pods for which a node is nominated. */
    public Seq<Pod> displaced(NodeInfo node) {
        return Nominations.displaced(cycle, node);
    }
}
