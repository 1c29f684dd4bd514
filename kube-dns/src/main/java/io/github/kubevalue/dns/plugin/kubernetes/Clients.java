package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.kubernetes.RecordRequest.Prefix;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What the plugin knows of clients and their queries. It knows the pods that ask only if it verifies pods, because it watches
 * none otherwise.
 *
 * @param watched the objects
 * @param search the search list of the server itself, with which that of a pod goes on
 */
record Clients(Watched watched, Seq<DomainName> search) {
    private static final String LABEL = "client-label/";

    // plugin/kubernetes/autopath.go, podWithIP
    private Option<Pod> pod(Sender client) {
        return watched.options().pods() == PodMode.VERIFIED
                ? watched.podsAt(client.ip().toString()).headOption()
                : Option.none();
    }

    /** The search list of a client, for names in a zone. */
    // plugin/kubernetes/autopath.go, AutoPath
    Seq<DomainName> autoPath(DomainName zone, Sender client) {
        return pod(client)
                .<Seq<DomainName>>map(pod -> Vector.of(zone.under(pod.namespace() + ".svc"), zone.under("svc"), zone)
                        .appendAll(search))
                .getOrElse(Vector.empty());
    }

    /** What is known under a label, of a query for a name in a zone, if it is in one. */
    // plugin/kubernetes/metadata.go
    Option<String> metadata(String label, DomainName name, Option<DomainName> zone, Sender client) {
        if (label.startsWith("client-")) {
            return pod(client).flatMap(pod -> ofPod(label, pod));
        }
        return zone.flatMap(served -> RecordRequest.parse(
                        name.without(served),
                        watched.options().zonal() ? RecordRequest.Grammar.ZONAL : RecordRequest.Grammar.PLAIN)
                .map(request -> ofRequest(label, request))
                .getOrElse(() -> Option.when(label.equals("parse-error"), "invalid query name")));
    }

    private static Option<String> ofPod(String label, Pod pod) {
        return switch (label) {
            case "client-namespace" -> Option.some(pod.namespace());
            case "client-pod-name" -> Option.some(pod.name());
            default ->
                label.startsWith(LABEL) ? pod.metadata().labels().get(label.substring(LABEL.length())) : Option.none();
        };
    }

    private static Option<String> ofRequest(String label, RecordRequest request) {
        Prefix prefix = request.prefix();
        return switch (label) {
            case "port-name" -> Option.some(prefix instanceof Prefix.Port port ? port.name() : "");
            case "protocol" -> Option.some(prefix instanceof Prefix.Port port ? port.protocol() : "");
            case "endpoint" -> Option.some(prefix instanceof Prefix.Endpoint endpoint ? endpoint.name() : "");
            case "zone" -> Option.some(prefix instanceof Prefix.TopologyZone topology ? topology.zone() : "");
            case "service" -> Option.some(request.service());
            case "namespace" -> Option.some(request.namespace());
            case "kind" -> Option.some(kind(request.subject()));
            default -> Option.none();
        };
    }

    private static String kind(RecordRequest.Subject subject) {
        return switch (subject) {
            case STRUCTURE -> "";
            case SERVICE -> "svc";
            case POD -> "pod";
        };
    }
}
