package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.runtime.KubeletState;
import io.github.kubevalue.net.route.Device;
import io.github.kubevalue.net.route.DeviceKind;
import io.github.kubevalue.net.route.NetworkNamespace;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The network of one node: its own devices and routes, and the pods that are plugged into it. */
@Value.Immutable
public interface NodeNetwork {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The node. */
    Node node();

    /** How its pods are connected. */
    CniConfig config();

    /**
     * The node's devices, in order {@code lo}, {@code eth0}, the tunnel and the bridge if there are any, one for each pod;
     * and its routes.
     */
    NetworkNamespace host();

    /** The pods that have a network of their own here, by address. */
    Map<Ip, PodNetwork> pods();

    /** The pods that have a network of their own here, by the node's end of their cable. */
    Map<String, PodNetwork> podsByDevice();

    /** Returns the node's name. */
    @Value.Derived
    default String name() {
        return node().name();
    }

    /** Whether the machine is gone; a kubelet that has only stopped leaves its node's network as it is. */
    @Value.Derived
    @Value.Auxiliary
    default boolean isDown() {
        return KubeletState.of(node()) == KubeletState.LOST;
    }

    /** Returns the addresses of this node's pods. */
    default Seq<Cidr> podCidrs() {
        return node().spec().podCidrs();
    }

    /** Returns the pod here that has that address. */
    default Option<PodNetwork> pod(Ip address) {
        return pods().get(address);
    }

    /**
     * Returns the pod that a packet reaches which leaves through a device to a neighbour: through a bridge the pod that has
     * the neighbour's address, through a cable the pod at its end.
     */
    default Option<PodNetwork> podAt(Device out, Ip neighbour) {
        Option<PodNetwork> found = out.kind() == DeviceKind.BRIDGE
                ? pod(neighbour)
                : podsByDevice().get(out.name());
        return found.isEmpty() || isBehind(out, found.get(), neighbour) ? found : Option.none();
    }

    private boolean isBehind(Device out, PodNetwork pod, Ip neighbour) {
        return out.kind() == DeviceKind.BRIDGE
                ? master(pod).equals(out.name())
                : pod.addresses().contains(neighbour);
    }

    /** The bridge that the cable of a pod is plugged into; empty if into none. */
    private String master(PodNetwork pod) {
        Option<Device> device = host().device(pod.hostDevice());
        return device.isEmpty() || device.get().master().isEmpty()
                ? ""
                : device.get().master().get();
    }

    /** Returns the device that a rule sees a packet of that pod come in through: the bridge rather than its port. */
    default String inDevice(PodNetwork pod) {
        String bridge = master(pod);
        return bridge.isEmpty() ? pod.hostDevice() : bridge;
    }

    /** Builds a {@link NodeNetwork}. */
    final class Builder extends ImmutableNodeNetwork.Builder {
        Builder() {}
    }
}
