package io.github.kubevalue.model.nodetable;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.resource.Resources;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * A node as the scheduler sees it: what it says of itself, and what the pods bound to it take. The amounts that are looked at for
 * each pod on each node are fields of their own, so that they are read at once.
 */
public final class NodeInfo {
    private static final int NOWHERE = -1;

    private final NodeFacts facts;
    private final NodeLoad load;
    private final int slot;
    private final long freePods;
    private final long cpu;
    private final long memory;
    private final long disk;
    private final long requestedCpu;
    private final long requestedMemory;
    private final long requestedDisk;
    private final long nonZeroCpu;
    private final long nonZeroMemory;

    private NodeInfo(NodeFacts facts, NodeLoad load, int slot) {
        this.facts = facts;
        this.load = load;
        this.slot = slot;
        this.freePods = facts.allowedPods() - load.pods();
        this.cpu = facts.allocatable().milliCpu();
        this.memory = facts.allocatable().memory();
        this.disk = facts.allocatable().ephemeralStorage();
        this.requestedCpu = load.requested().milliCpu();
        this.requestedMemory = load.requested().memory();
        this.requestedDisk = load.requested().ephemeralStorage();
        this.nonZeroCpu = load.nonZeroRequested().milliCpu();
        this.nonZeroMemory = load.nonZeroRequested().memory();
    }

    /** Returns a node with its load, which is in no table. */
    public static NodeInfo of(Node node, NodeLoad load) {
        return new NodeInfo(NodeFacts.of(node), load, NOWHERE);
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

    /** By which number its table knows it, as long as it is there. */
    public int slot() {
        return slot;
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

    /** How much CPU it can give to pods. */
    public long cpu() {
        return cpu;
    }

    /** How much memory it can give to pods. */
    public long memory() {
        return memory;
    }

    /** How much CPU its pods request. */
    public long requestedCpu() {
        return requestedCpu;
    }

    /** How much memory its pods request. */
    public long requestedMemory() {
        return requestedMemory;
    }

    /** How much CPU its pods request, as scores count. */
    public long nonZeroCpu() {
        return nonZeroCpu;
    }

    /** How much memory its pods request, as scores count. */
    public long nonZeroMemory() {
        return nonZeroMemory;
    }

    /** Whether it has room for one more pod of that much CPU, memory and disk; what is not requested need not be there. */
    public boolean hasRoom(Resources request) {
        return freePods > 0
                && (request.milliCpu() == 0 || request.milliCpu() <= cpu - requestedCpu)
                && (request.memory() == 0 || request.memory() <= memory - requestedMemory)
                && (request.ephemeralStorage() == 0 || request.ephemeralStorage() <= disk - requestedDisk);
    }

    /** The taints that keep pods off which do not tolerate them. */
    public Seq<Taint> taints() {
        return facts.taints();
    }

    /** The taints of effect {@code PreferNoSchedule}. */
    public Seq<Taint> softTaints() {
        return facts.softTaints();
    }

    /** The value of a label of the node. */
    public Option<String> label(String key) {
        return node().metadata().labels().get(key);
    }

    NodeInfo in(int place) {
        return new NodeInfo(facts, load, place);
    }

    /** Returns this node as it now is, where it says the same of all that counts. */
    NodeInfo withNode(Node other) {
        return new NodeInfo(facts.withNode(other), load, slot);
    }

    NodeInfo withLoad(NodeLoad other) {
        return new NodeInfo(facts, other, slot);
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
