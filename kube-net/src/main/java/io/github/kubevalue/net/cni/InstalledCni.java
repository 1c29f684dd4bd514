package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Reads off a cluster which network plugin is installed: flannel, Calico and kindnet are set up as they configure themselves,
 * by their DaemonSets, ConfigMaps and IPPools; with none of the known ones the default stands.
 */
public final class InstalledCni {
    private static final Seq<String> NOT_MODELLED =
            Vector.of("cilium", "weave-net", "kube-router", "antrea-agent", "ovnkube-node", "aws-node", "canal");

    private final Snapshot snapshot;
    private final CniConfig base;

    private InstalledCni(Snapshot snapshot, CniConfig base) {
        this.snapshot = snapshot;
        this.base = base;
    }

    /** Returns the configuration of the plugin that is installed, in a cluster with those pod subnets. */
    public static Either<CniNotModelled, CniConfig> of(Snapshot snapshot, Seq<Cidr> podSubnets) {
        InstalledCni installed = new InstalledCni(snapshot, CniConfig.of(podSubnets));
        return installed.config().flatMap(installed::withAgent);
    }

    /** Whether the plugin enforces NetworkPolicies: flannel alone does not. */
    public static boolean enforcesPolicies(Snapshot snapshot) {
        return !snapshot.list(DaemonSet.KIND).exists(each -> each.name().startsWith("kube-flannel"));
    }

    private Either<CniNotModelled, CniConfig> config() {
        Seq<DaemonSet> all = snapshot.list(DaemonSet.KIND);
        Option<DaemonSet> foreign = all.find(each -> NOT_MODELLED.contains(each.name()));
        if (foreign.isDefined()) {
            return Either.left(new CniNotModelled(foreign.get().name()));
        }
        return all.find(each -> each.name().startsWith("kube-flannel"))
                .map(each -> new Flannel(snapshot, each).config(base))
                .orElse(() -> all.find(each -> each.name().equals("calico-node"))
                        .map(each -> new Calico(snapshot, each).config(base)))
                .orElse(() -> all.find(each -> each.name().equals("kindnet")).map(each -> kindnet()))
                .getOrElse(() -> Either.right(base));
    }

    private Either<CniNotModelled, CniConfig> kindnet() {
        return Either.right(base.withName("kindnet").withPlug(Plug.PTP).withMasquerade(EgressMasquerade.KINDNET));
    }

    /** Where ip-masq-agent runs, it masquerades beside the plugin, which as a rule does not. */
    private Either<CniNotModelled, CniConfig> withAgent(CniConfig config) {
        return snapshot.list(DaemonSet.KIND)
                .find(each -> each.name().equals("ip-masq-agent"))
                .map(agent -> new IpMasqAgent(snapshot, agent).config(config))
                .getOrElse(() -> Either.right(config));
    }
}
