package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** How the plugin reads Services of other clusters: {@code multicluster.x-k8s.io/v1alpha1 ServiceImport} and their slices. */
// plugin/kubernetes/object/serviceimport.go, multicluster_endpoint.go
final class ServiceImports {
    static final Kind<Unmodelled> KIND =
            Unmodelled.kind("multicluster.x-k8s.io/v1alpha1", "ServiceImport", Scope.NAMESPACED);

    private static final String SERVICE_NAME = "multicluster.kubernetes.io/service-name";
    private static final String SOURCE_CLUSTER = "multicluster.kubernetes.io/source-cluster";

    private ServiceImports() {}

    static ServedService read(Unmodelled imported) {
        Option<Json> spec = imported.otherFields().get("spec");
        boolean headless = text(spec, "type").equals("Headless");
        Seq<Ip> addresses = items(spec, "ips")
                .flatMap(ip -> ip instanceof Json.Text text ? Ip.tryParse(text.value()) : Option.none());
        return new ServedService(
                imported.key(), headless, addresses, items(spec, "ports").map(ServiceImports::port));
    }

    private static NamedPort port(Json port) {
        Option<Json> fields = Option.of(port);
        int number = port.get("port")
                .map(found -> found instanceof Json.Number whole ? whole.value().intValue() : 0)
                .getOrElse(0);
        return new NamedPort(text(fields, "name"), text(fields, "protocol"), number);
    }

    private static String text(Option<Json> object, String field) {
        return object.flatMap(found -> found.get(field))
                .map(found -> found instanceof Json.Text text ? text.value() : "")
                .getOrElse("");
    }

    private static Vector<Json> items(Option<Json> object, String field) {
        return object.flatMap(found -> found.get(field))
                .map(found -> found instanceof Json.Arr array ? array.items() : Vector.<Json>empty())
                .getOrElse(Vector.empty());
    }

    /** Whether a slice has endpoints of that import. */
    static boolean isBehind(EndpointSlice slice, String name) {
        return slice.metadata().labels().get(SERVICE_NAME).contains(name);
    }

    /** The cluster that a slice came from. */
    static String cluster(EndpointSlice slice) {
        return slice.metadata().labels().get(SOURCE_CLUSTER).getOrElse("");
    }
}
