package io.github.kubevalue.dns.externaldns;

import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * What the routes of the Gateway API publish: their hosts, as far as a listener of a Gateway that has accepted them has them
 * too, lead to the addresses of the Gateway. Routes through ListenerSets are not modelled.
 */
// sigs.k8s.io/external-dns, source/gateway.go
record GatewaySource(Snapshot snapshot) {
    private static final String GROUP = "gateway.networking.k8s.io";
    private static final String GATEWAY = "Gateway";
    /** The protocol of each kind of route. */
    private static final Map<String, String> PROTOCOLS = LinkedHashMap.of(
            "HTTPRoute", "HTTP", "GRPCRoute", "HTTPS", "TLSRoute", "TLS", "TCPRoute", "TCP", "UDPRoute", "UDP");

    /**
     * A reference to a parent, with what it leaves out filled in.
     *
     * @param isGateway whether it is to a Gateway
     */
    private record Parent(boolean isGateway, String kind, String namespace, String name) {
        static Parent of(Fields ref, KubeObject route) {
            String group = ref.text("group").getOrElse(GROUP);
            String kind = ref.text("kind").getOrElse(GATEWAY);
            return new Parent(
                    group.equals(GROUP) && kind.equals(GATEWAY),
                    group + "/" + kind,
                    ref.text("namespace").getOrElse(route.namespace()),
                    ref.text("name").getOrElse(""));
        }
    }

    Seq<Published> published() {
        return PROTOCOLS.keySet().toVector().flatMap(this::all).flatMap(this::published);
    }

    private Seq<KubeObject> all(String kind) {
        return snapshot.kinds()
                .filter(each -> each.group().equals(GROUP) && each.name().equals(kind))
                .<KubeObject>flatMap(snapshot::list)
                .filter(object -> !new Annotations(object).isForAnother());
    }

    private Seq<Published> published(KubeObject route) {
        Fields spec = Fields.of(route).at("spec");
        Seq<Parent> wanted = spec.items("parentRefs").map(ref -> Parent.of(ref, route));
        Seq<String> hosts = hosts(route, spec.texts("hostnames"));
        long ttl = new Annotations(route).ttl();
        return Fields.of(route)
                .at("status")
                .items("parents")
                .filter(parent -> wanted.contains(Parent.of(parent.at("parentRef"), route)) && isAccepted(parent))
                .flatMap(parent -> targets(route, hosts, parent.at("parentRef")))
                .groupBy(Tuple2::_1)
                .toVector()
                .flatMap(host ->
                        Published.of(host._1, host._2.map(Tuple2::_2).distinct().sorted(), ttl));
    }

    private static boolean isAccepted(Fields parent) {
        return parent.items("conditions")
                .find(condition -> condition.text("type").contains("Accepted"))
                .exists(condition -> condition.text("status").contains("True"));
    }

    /** The hosts that a route asks for; an empty one asks for those of the listener. */
    private static Seq<String> hosts(KubeObject route, Seq<String> spec) {
        Annotations annotations = new Annotations(route);
        Seq<String> said = annotations.list("hostname");
        return switch (annotations
                .value("gateway-hostname-source")
                .getOrElse("")
                .toLowerCase(Locale.ROOT)) {
            case "annotation-only" -> said;
            case "defined-hosts-only" -> spec;
            default -> (spec.isEmpty() ? Vector.of("") : spec).appendAll(said);
        };
    }

    /** The hosts of a route that a Gateway serves, each with a target. */
    private Seq<Tuple2<String, String>> targets(KubeObject route, Seq<String> hosts, Fields ref) {
        Parent parent = Parent.of(ref, route);
        return all(GATEWAY)
                .filter(gateway -> parent.isGateway()
                        && gateway.namespace().equals(parent.namespace())
                        && gateway.name().equals(parent.name()))
                .flatMap(gateway -> listeners(gateway, route, ref)
                        .flatMap(listener -> hosts.flatMap(host ->
                                GatewayHosts.matching(listener.text("hostname").getOrElse(""), host)))
                        .filter(host -> !host.isEmpty())
                        .flatMap(host -> addresses(gateway).map(address -> Tuple.of(host, address))));
    }

    private static Seq<String> addresses(KubeObject gateway) {
        Seq<String> overrides = new Annotations(gateway).list("target");
        return overrides.isEmpty()
                ? Fields.of(gateway).at("status").items("addresses").flatMap(address -> address.text("value"))
                : overrides;
    }

    private Seq<Fields> listeners(KubeObject gateway, KubeObject route, Fields ref) {
        Option<String> section = ref.text("sectionName");
        Option<Integer> port = ref.number("port");
        String protocol = PROTOCOLS.get(route.type().name()).get();
        return Fields.of(gateway)
                .at("spec")
                .items("listeners")
                .filter(listener -> section.forAll(listener.text("name")::contains)
                        && port.forAll(listener.number("port")::contains)
                        && GatewayHosts.isSame(
                                protocol, listener.text("protocol").getOrElse(""))
                        && allows(listener.at("allowedRoutes"), gateway, route));
    }

    private boolean allows(Fields allowed, KubeObject gateway, KubeObject route) {
        boolean kind = allowed.items("kinds").isEmpty()
                || allowed.items("kinds")
                        .exists(each -> each.text("group").getOrElse(GROUP).equals(GROUP)
                                && each.text("kind").contains(route.type().name()));
        Fields namespaces = allowed.at("namespaces");
        return kind
                && switch (namespaces.text("from").getOrElse("Same")) {
                    case "All" -> true;
                    case "Same" -> gateway.namespace().equals(route.namespace());
                    case "Selector" ->
                        !namespaces.at("selector").isAbsent()
                                && snapshot.get(Namespace.KIND, route.namespace())
                                        .exists(namespace -> namespaces
                                                .selector("selector")
                                                .matches(namespace.metadata().labels()));
                    default -> false;
                };
    }
}
