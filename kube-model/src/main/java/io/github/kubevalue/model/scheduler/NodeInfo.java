package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.resource.Resources;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** A node as the scheduler sees it: what it says of itself, and what the pods bound to it take. */
public final class NodeInfo {
    private final NodeFacts facts;
    private final NodeLoad load;

    NodeInfo(NodeFacts facts, NodeLoad load) {
        this.facts = facts;
        this.load = load;
    }

    /** Returns a node with its load. */
    public static NodeInfo of(Node node, NodeLoad load) {
        return new NodeInfo(NodeFacts.of(node), load);
    }

    NodeFacts facts() {
        return facts;
    }

    /** The node. */
    public Node node() {
        return facts.node();
    }

    /** The name of the node. */
    public String name() {
        return facts.name();
    }

    /** Whether it takes no pods but those that tolerate it. */
    public boolean isUnschedulable() {
        return facts.unschedulable();
    }

    /** What the pods bound to it take. */
    public NodeLoad load() {
        return load;
    }

    /** What it can give to pods. */
    public Resources allocatable() {
        return facts.allocatable();
    }

    /** How many pods it can run. */
    public long allowedPods() {
        return facts.allowedPods();
    }

    /** The taints that keep pods off which do not tolerate them. */
    public Seq<Taint> taints() {
        return facts.taints();
    }

    /** The taints of effect {@code PreferNoSchedule}. */
    public Seq<Taint> softTaints() {
        return facts.softTaints();
    }

    /** The size of each image that the node holds, by each of its names. */
    public Map<String, Long> images() {
        return facts.images();
    }

    /** The value of a label of the node. */
    public Option<String> label(String key) {
        return facts.label(key);
    }

    NodeInfo withLoad(NodeLoad other) {
        return new NodeInfo(facts, other);
    }

    /** Returns this node without the load of some of its pods. */
    public NodeInfo without(NodeLoad gone) {
        return withLoad(load.minus(gone));
    }

    /** Returns this node with the load of further pods. */
    public NodeInfo with(NodeLoad more) {
        return withLoad(load.plus(more));
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof NodeInfo info && node().equals(info.node()) && load.equals(info.load);
    }

    @Override
    public int hashCode() {
        return node().hashCode() * 31 + load.hashCode();
    }

    /** Returns the name of the node. */
    @Override
    public String toString() {
        return name();
    }
}
