package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * How Calico is set up: by its IPPools, or, where there is none yet, by the pool that calico-node makes of its environment; by
 * the ConfigMap {@code calico-config}; and by the FelixConfiguration.
 */
// calico, manifests/calico.yaml; api, pkg/apis/projectcalico/v3/ippool.go
final class Calico {
    private final Snapshot snapshot;
    private final DaemonSet daemonSet;

    Calico(Snapshot snapshot, DaemonSet daemonSet) {
        this.snapshot = snapshot;
        this.daemonSet = daemonSet;
    }

    Either<CniNotModelled, CniConfig> config(CniConfig base) {
        if (felix("bpfEnabled")) {
            return Either.left(new CniNotModelled("Calico's eBPF data plane"));
        }
        Seq<Json> pools =
                specs("IPPool").filter(pool -> !Flannel.bool(pool, "disabled").getOrElse(false));
        CniConfig routed =
                base.withName("k8s-pod-network").withPlug(Plug.ROUTED).withPodMtu(mtu());
        CniConfig pooled = pools.isEmpty() ? environment(routed) : pooled(routed, pools);
        return Either.right(felix("wireguardEnabled") ? pooled.withInterconnect(Interconnect.WIREGUARD) : pooled);
    }

    /** The specifications of objects of a kind, of either of the groups that Calico has. */
    private Seq<Json> specs(String kind) {
        return Vector.of("crd.projectcalico.org/v1", "projectcalico.org/v3")
                .flatMap(version -> snapshot.list(Unmodelled.kind(version, kind, Scope.CLUSTER)))
                .flatMap(object -> object.otherFields().get("spec"));
    }

    private boolean felix(String field) {
        return specs("FelixConfiguration")
                .exists(spec -> Flannel.bool(spec, field).getOrElse(false));
    }

    /** The MTU of pods, if it is not found out: {@code veth_mtu} is 0 then. */
    private Option<Integer> mtu() {
        return snapshot.get(ConfigMap.KIND, daemonSet.namespace(), "calico-config")
                .flatMap(map -> map.data().get("veth_mtu"))
                .filter(text -> text.matches("[1-9][0-9]{2,4}"))
                .map(Integer::valueOf);
    }

    private static CniConfig pooled(CniConfig config, Seq<Json> pools) {
        Seq<Cidr> cidrs = pools.flatMap(pool -> Flannel.text(pool, "cidr").flatMap(Cidr::tryParse));
        Json first = pools.head();
        boolean outgoing =
                pools.exists(pool -> Flannel.bool(pool, "natOutgoing").getOrElse(false));
        return encapsulated(
                config.withClusterCidrs(cidrs)
                        .withMasquerade(outgoing ? EgressMasquerade.CALICO : EgressMasquerade.NONE),
                Flannel.text(first, "ipipMode").getOrElse("Never"),
                Flannel.text(first, "vxlanMode").getOrElse("Never"));
    }

    private CniConfig environment(CniConfig config) {
        Seq<EnvVar> env = daemonSet.spec().template().spec().containers().flatMap(Container::env);
        boolean outgoing = !value(env, "CALICO_IPV4POOL_NAT_OUTGOING").contains("false");
        CniConfig pooled = value(env, "CALICO_IPV4POOL_CIDR")
                .flatMap(Cidr::tryParse)
                .map(pool -> config.withClusterCidrs(Vector.of(pool)))
                .getOrElse(config)
                .withMasquerade(outgoing ? EgressMasquerade.CALICO : EgressMasquerade.NONE);
        return encapsulated(
                pooled,
                value(env, "CALICO_IPV4POOL_IPIP").getOrElse("Never"),
                value(env, "CALICO_IPV4POOL_VXLAN").getOrElse("Never"));
    }

    private static CniConfig encapsulated(CniConfig config, String ipip, String vxlan) {
        if (!vxlan.equals("Never")) {
            return config.withInterconnect(Interconnect.VXLAN).withEncapsulate(mode(vxlan));
        }
        return ipip.equals("Never")
                ? config
                : config.withInterconnect(Interconnect.IPIP).withEncapsulate(mode(ipip));
    }

    private static Encapsulate mode(String mode) {
        return mode.equals("CrossSubnet") ? Encapsulate.CROSS_SUBNET : Encapsulate.ALWAYS;
    }

    private static Option<String> value(Seq<EnvVar> env, String name) {
        return env.find(each -> each.name().equals(name)).flatMap(EnvVar::value);
    }
}
