package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAddress;
import io.github.kubevalue.model.core.NodeAddressType;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.NodeStatus;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.environment.Drain;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** A node as said so far. */
record NodeDraft(Node object) implements NodeStage {

    static NodeDraft named(String name) {
        return new NodeDraft(Node.builder()
                .metadata(ObjectMeta.builder()
                        .name(name)
                        .putLabel("kubernetes.io/hostname", name)
                        .build())
                .status(NodeStatus.builder()
                        .putCapacity("cpu", Quantity.parse("4"))
                        .putCapacity("memory", Quantity.parse("16Gi"))
                        .putCapacity("pods", Quantity.parse("110"))
                        .build())
                .build());
    }

    @Override
    public NodeStage cpu(String quantity) {
        return capacity("cpu", quantity);
    }

    @Override
    public NodeStage memory(String quantity) {
        return capacity("memory", quantity);
    }

    @Override
    public NodeStage pods(int count) {
        return capacity("pods", String.valueOf(count));
    }

    private NodeStage capacity(String resource, String quantity) {
        return status(object.status().withCapacity(object.status().capacity().put(resource, Quantity.parse(quantity))));
    }

    @Override
    public NodeStage ip(String address) {
        NodeAddress internal = NodeAddress.builder()
                .type(NodeAddressType.INTERNAL_IP)
                .address(address)
                .build();
        return status(object.status().withAddresses(object.status().addresses().append(internal)));
    }

    @Override
    public NodeStage podCIDR(String cidr) {
        return spec(NodeSpec.builder()
                .from(object.spec())
                .podCIDR(cidr)
                .podCIDRs(Vector.of(cidr))
                .build());
    }

    @Override
    public NodeStage zone(String zone) {
        return label("topology.kubernetes.io/zone", zone);
    }

    @Override
    public NodeStage label(String key, String value) {
        ObjectMeta meta = object.metadata();
        return new NodeDraft(object.withMetadata(meta.withLabels(meta.labels().put(key, value))));
    }

    @Override
    public NodeStage taint(String key, String value, TaintEffect effect) {
        Taint taint = Taint.builder().key(key).value(value).effect(effect).build();
        return spec(object.spec().withTaints(object.spec().taints().append(taint)));
    }

    @Override
    public NodeStage unschedulable() {
        return spec(object.spec().withUnschedulable(Option.of(true)));
    }

    @Override
    public NodeStage drained() {
        return new NodeDraft(object.withMetadata(object.metadata().withAnnotation(Drain.DRAIN, "true")));
    }

    private NodeStage status(NodeStatus status) {
        return new NodeDraft(object.withStatus(status));
    }

    private NodeStage spec(NodeSpec spec) {
        return new NodeDraft(object.withSpec(spec));
    }
}
