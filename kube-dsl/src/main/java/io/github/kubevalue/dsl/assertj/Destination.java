package io.github.kubevalue.dsl.assertj;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.EndpointSliceIndexes;
import io.github.kubevalue.model.scheme.Scheme;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Where a name may lead: the addresses that a text stands for. */
final class Destination {
    private Destination() {}

    /**
     * Returns the addresses.
     *
     * @throws IllegalArgumentException if the text is neither an address nor an object that has some
     */
    static Seq<Ip> of(Snapshot snapshot, String text) {
        Option<Ip> literal = Ip.tryParse(text);
        if (literal.isDefined()) {
            return literal.toVector();
        }
        String[] parts = text.split("/", -1);
        boolean isService = Scheme.kubernetes().named(parts[0]).exists(Service.KIND::equals);
        return isService && (parts.length == 2 || parts.length == 3)
                ? ofService(snapshot, text, parts.length == 3 ? parts[1] : "default", parts[parts.length - 1])
                : Readiness.of(snapshot, text)
                        .pods()
                        .flatMap((Pod pod) -> pod.status().ips());
    }

    private static Seq<Ip> ofService(Snapshot snapshot, String text, String namespace, String name) {
        Service service = snapshot.get(Service.KIND, namespace, name)
                .getOrElseThrow(() -> new IllegalArgumentException(text + " not found"));
        return service.isHeadless()
                ? snapshot.by(EndpointSliceIndexes.BY_SERVICE, namespace + "/" + name)
                        .flatMap(EndpointSlice::endpoints)
                        .filter(endpoint -> endpoint.conditions().isReady())
                        .flatMap(Endpoint::addresses)
                        .map(Ip::parse)
                : Vector.ofAll(service.spec().clusterIpList());
    }
}
