package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** How flannel is set up: by the ConfigMap {@code kube-flannel-cfg}, and arguments of its DaemonSet. */
// flannel, Documentation/kube-flannel.yml and Documentation/backends.md
final class Flannel {
    private final Snapshot snapshot;
    private final DaemonSet daemonSet;

    Flannel(Snapshot snapshot, DaemonSet daemonSet) {
        this.snapshot = snapshot;
        this.daemonSet = daemonSet;
    }

    Either<CniNotModelled, CniConfig> config(CniConfig base) {
        Option<Json> network = file("net-conf.json");
        CniConfig plugged = pools(network).map(base::withClusterCidrs).getOrElse(base);
        return backend(
                network.flatMap(conf -> conf.get("Backend")),
                delegated(plugged).withMasquerade(masquerades() ? EgressMasquerade.FLANNEL : EgressMasquerade.NONE));
    }

    private Option<Json> file(String name) {
        return snapshot.get(ConfigMap.KIND, daemonSet.namespace(), "kube-flannel-cfg")
                .flatMap(map -> map.data().get(name))
                .flatMap(text -> JsonText.parse(text).toOption());
    }

    private static Option<Seq<Cidr>> pools(Option<Json> network) {
        Seq<Cidr> pools = Vector.of("Network", "IPv6Network")
                .flatMap(field -> network.flatMap(conf -> text(conf, field)).flatMap(Cidr::tryParse));
        return Option.when(!pools.isEmpty(), pools);
    }

    private boolean masquerades() {
        return daemonSet
                .spec()
                .template()
                .spec()
                .containers()
                .flatMap(Container::args)
                .exists(arg -> arg.equals("--ip-masq") || arg.equals("--ip-masq=true"));
    }

    /** What the plugin hands on to the bridge plugin. */
    private CniConfig delegated(CniConfig config) {
        Option<Json> conf = file("cni-conf.json");
        Option<Json> delegate = conf.flatMap(each -> each.get("plugins"))
                .toVector()
                .flatMap(Flannel::items)
                .find(plugin -> text(plugin, "type").contains("flannel"))
                .flatMap(plugin -> plugin.get("delegate"));
        return config.withName(conf.flatMap(each -> text(each, "name")).getOrElse(config.name()))
                .withHairpinMode(
                        delegate.flatMap(each -> bool(each, "hairpinMode")).getOrElse(delegate.isEmpty()))
                .withPodMtu(delegate.flatMap(each -> number(each, "mtu")));
    }

    private static Either<CniNotModelled, CniConfig> backend(Option<Json> backend, CniConfig config) {
        String type = backend.flatMap(each -> text(each, "Type")).getOrElse("vxlan");
        return switch (type) {
            case "host-gw" -> Either.right(config);
            case "vxlan" ->
                Either.right(config.withInterconnect(Interconnect.VXLAN).withEncapsulate(direct(backend)));
            case "ipip" ->
                Either.right(config.withInterconnect(Interconnect.IPIP).withEncapsulate(direct(backend)));
            case "wireguard" -> Either.right(config.withInterconnect(Interconnect.WIREGUARD));
            default -> Either.left(new CniNotModelled("flannel's backend " + type));
        };
    }

    private static Encapsulate direct(Option<Json> backend) {
        return backend.flatMap(each -> bool(each, "DirectRouting")).getOrElse(false)
                ? Encapsulate.CROSS_SUBNET
                : Encapsulate.ALWAYS;
    }

    static Seq<Json> items(Json json) {
        return json instanceof Json.Arr array ? array.items() : Vector.empty();
    }

    static Option<String> text(Json json, String field) {
        return json.get(field)
                .flatMap(value -> value instanceof Json.Text text ? Option.some(text.value()) : Option.none());
    }

    static Option<Boolean> bool(Json json, String field) {
        return json.get(field)
                .flatMap(value -> value instanceof Json.Bool bool ? Option.some(bool.value()) : Option.none());
    }

    static Option<Integer> number(Json json, String field) {
        return json.get(field)
                .flatMap(value -> value instanceof Json.Number number
                        ? Option.some(number.value().intValue())
                        : Option.none())
                .filter(value -> value > 0);
    }
}
