package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** How ip-masq-agent is set up: by the ConfigMap {@code ip-masq-agent}, key {@code config}. */
// ip-masq-agent, cmd/ip-masq-agent/ip-masq-agent.go, MasqConfig
final class IpMasqAgent {
    private final Snapshot snapshot;
    private final DaemonSet daemonSet;

    IpMasqAgent(Snapshot snapshot, DaemonSet daemonSet) {
        this.snapshot = snapshot;
        this.daemonSet = daemonSet;
    }

    Either<CniNotModelled, CniConfig> config(CniConfig config) {
        Option<String> text = snapshot.get(ConfigMap.KIND, daemonSet.namespace(), "ip-masq-agent")
                .flatMap(map -> map.data().get("config"));
        Option<Json> read = text.flatMap(each -> JsonText.parse(each).toOption());
        if (text.isDefined() && read.isEmpty()) {
            return Either.left(new CniNotModelled("ip-masq-agent's configuration in YAML"));
        }
        Seq<Cidr> kept = read.flatMap(json -> json.get("nonMasqueradeCIDRs"))
                .toVector()
                .flatMap(Flannel::items)
                .flatMap(item -> item instanceof Json.Text block ? Cidr.tryParse(block.value()) : Option.none());
        return Either.right(
                config.withMasquerade(EgressMasquerade.IP_MASQ_AGENT).withNonMasqueradeCidrs(kept));
    }
}
