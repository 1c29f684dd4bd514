package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads off a cluster's DaemonSets which network plugin is installed: flannel, Calico and kindnet are set up as they
 * configure themselves; with none of the known ones the default stands.
 */
public final class InstalledCni {
    private static final Seq<String> NOT_MODELLED =
            Vector.of("cilium", "weave-net", "kube-router", "antrea-agent", "ovnkube-node", "aws-node", "canal");
    private static final Pattern BACKEND = Pattern.compile("\"Type\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern NETWORK = Pattern.compile("\"Network\"\\s*:\\s*\"([^\"]*)\"");

    private final Snapshot snapshot;
    private final CniConfig base;

    private InstalledCni(Snapshot snapshot, CniConfig base) {
        this.snapshot = snapshot;
        this.base = base;
    }

    /** Returns the configuration of the plugin that is installed, in a cluster with those pod subnets. */
    public static Either<CniNotModelled, CniConfig> of(Snapshot snapshot, Seq<Cidr> podSubnets) {
        return new InstalledCni(snapshot, CniConfig.of(podSubnets)).config();
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
                .map(this::flannel)
                .orElse(() ->
                        all.find(each -> each.name().equals("calico-node")).map(this::calico))
                .orElse(() -> all.find(each -> each.name().equals("kindnet")).map(each -> kindnet()))
                .getOrElse(() -> Either.right(base));
    }

    // flannel, Documentation/kube-flannel.yml: ConfigMap kube-flannel-cfg, key net-conf.json
    private Either<CniNotModelled, CniConfig> flannel(DaemonSet daemonSet) {
        String conf = snapshot.get(ConfigMap.KIND, daemonSet.namespace(), "kube-flannel-cfg")
                .flatMap(map -> map.data().get("net-conf.json"))
                .getOrElse("");
        String backend = first(BACKEND, conf).getOrElse("vxlan");
        CniConfig config = first(NETWORK, conf)
                .flatMap(Cidr::tryParse)
                .map(network -> base.withClusterCidrs(Vector.of(network)))
                .getOrElse(base)
                .withMasquerade(
                        containers(daemonSet).flatMap(Container::args).exists(arg -> arg.startsWith("--ip-masq"))
                                ? EgressMasquerade.FLANNEL
                                : EgressMasquerade.NONE);
        return switch (backend) {
            case "host-gw" -> Either.right(config);
            case "vxlan" ->
                Either.right(config.withInterconnect(
                        // with DirectRouting, nodes of one network are routed to; all nodes are taken to be
                        conf.matches("(?s).*\"DirectRouting\"\\s*:\\s*true.*")
                                ? Interconnect.DIRECT
                                : Interconnect.VXLAN));
            default -> Either.left(new CniNotModelled("flannel's backend " + backend));
        };
    }

    private static Option<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Option.some(matcher.group(1)) : Option.none();
    }

    private static Seq<Container> containers(DaemonSet daemonSet) {
        return daemonSet.spec().template().spec().containers();
    }

    // calico, manifests/calico.yaml: the pool that calico-node makes of its environment
    private Either<CniNotModelled, CniConfig> calico(DaemonSet daemonSet) {
        Seq<EnvVar> env = containers(daemonSet).flatMap(Container::env);
        boolean outgoing = !value(env, "CALICO_IPV4POOL_NAT_OUTGOING").contains("false");
        return Either.right(value(env, "CALICO_IPV4POOL_CIDR")
                .flatMap(Cidr::tryParse)
                .map(pool -> base.withClusterCidrs(Vector.of(pool)))
                .getOrElse(base)
                .withName("k8s-pod-network")
                .withPlug(Plug.ROUTED)
                .withInterconnect(interconnect(env))
                .withMasquerade(outgoing ? EgressMasquerade.CALICO : EgressMasquerade.NONE));
    }

    /** CrossSubnet wraps only between subnets, and all nodes are taken to be in one. */
    private static Interconnect interconnect(Seq<EnvVar> env) {
        if (value(env, "CALICO_IPV4POOL_IPIP").contains("Always")) {
            return Interconnect.IPIP;
        }
        return value(env, "CALICO_IPV4POOL_VXLAN").contains("Always") ? Interconnect.VXLAN : Interconnect.DIRECT;
    }

    private static Option<String> value(Seq<EnvVar> env, String name) {
        return env.find(each -> each.name().equals(name)).flatMap(EnvVar::value);
    }

    private Either<CniNotModelled, CniConfig> kindnet() {
        return Either.right(base.withName("kindnet").withPlug(Plug.PTP).withMasquerade(EgressMasquerade.KINDNET));
    }
}
