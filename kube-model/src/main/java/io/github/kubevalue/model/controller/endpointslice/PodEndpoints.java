package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.controller.selection.Target;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointHints;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;

/** Pods as endpoints of a Service: an endpoint that is as it should be is not made anew. */
final class PodEndpoints {
    private static final String ZONE = "topology.kubernetes.io/zone";

    private final Service service;
    private final IPFamily family;
    private final Snapshot snapshot;
    private final boolean published;

    /** What exists, by the name of the pod. */
    private final Map<String, Endpoint> existing = new HashMap<>();

    private PodEndpoints(Service service, IPFamily family, Snapshot snapshot) {
        this.service = service;
        this.family = family;
        this.snapshot = snapshot;
        this.published = service.spec().publishNotReadyAddresses().getOrElse(false);
    }

    static PodEndpoints of(Service service, IPFamily family, Seq<EndpointSlice> existing, Snapshot snapshot) {
        PodEndpoints endpoints = new PodEndpoints(service, family, snapshot);
        for (EndpointSlice slice : existing) {
            for (Endpoint endpoint : slice.endpoints()) {
                endpoints.existing.put(
                        endpoint.targetRef().flatMap(ObjectReference::name).getOrElse(""), endpoint);
            }
        }
        return endpoints;
    }

    /** The zone that a node is labelled with. */
    static Option<String> zone(Node node) {
        return node.metadata().labels().get(ZONE);
    }

    /** Returns the endpoint of a pod; none without an address of the family, or on a node that is not known. */
    Option<Endpoint> of(Pod pod) {
        // endpointslice/utils.go, podToEndpoint
        Option<Node> node = pod.spec().nodeName().flatMap(name -> snapshot.get(Node.KIND, name));
        Option<Endpoint> known = Option.of(existing.get(pod.name()));
        Seq<String> addresses =
                known.map(Endpoint::addresses).filter(all -> areOnly(all, pod)).getOrElse(() -> addresses(pod));
        if (addresses.isEmpty() || node.isEmpty() && !published) {
            return Option.none();
        }
        boolean leaving = pod.metadata().isDeleting();
        boolean ready = published || pod.isReady() && !leaving;
        EndpointConditions conditions = EndpointConditions.of(ready, pod.isReady(), leaving);
        Option<String> zone = node.flatMap(PodEndpoints::zone);
        Option<EndpointHints> hints = ready ? Hints.of(service, zone, pod.spec().nodeName()) : Option.none();
        return known.filter(endpoint -> endpoint.addresses().equals(addresses)
                        && endpoint.conditions().equals(conditions)
                        && endpoint.zone().equals(zone)
                        && endpoint.hints().equals(hints)
                        && isOf(endpoint, pod))
                .orElse(() -> Option.of(Endpoint.builder()
                        .addresses(addresses)
                        .conditions(conditions)
                        .hostname(Target.hostname(pod, service))
                        .targetRef(Target.of(pod))
                        .nodeName(pod.spec().nodeName())
                        .zone(zone)
                        .hints(hints)
                        .build()));
    }

    /** Whether these, which are of the family, are all addresses of a pod. */
    private static boolean areOnly(Seq<String> addresses, Pod pod) {
        Seq<PodIP> all = pod.status().podIPs();
        return all.size() == 1
                && addresses.size() == 1
                && addresses.head().equals(all.head().ip());
    }

    private Seq<String> addresses(Pod pod) {
        return pod.ips().filter(ip -> IPFamily.of(ip).equals(family)).map(Ip::toString);
    }

    /** Whether an endpoint says of a pod what does not change in its life. */
    private boolean isOf(Endpoint endpoint, Pod pod) {
        return endpoint.nodeName().equals(pod.spec().nodeName())
                && endpoint.hostname().equals(Target.hostname(pod, service))
                && endpoint.targetRef().exists(target -> Target.is(target, pod));
    }
}
