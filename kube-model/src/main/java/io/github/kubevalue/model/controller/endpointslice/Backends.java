package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.controller.selection.Selection;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The pods of a Service as endpoints of one family, by the ports that the Service's ports mean in them. */
final class Backends {
    private static final String ZONE = "topology.kubernetes.io/zone";

    private Backends() {}

    static Map<Seq<EndpointPort>, Seq<Endpoint>> of(Service service, IPFamily family, Snapshot snapshot) {
        // endpointslice/reconciler.go, reconcileByAddressType
        Map<Seq<EndpointPort>, Seq<Endpoint>> none = LinkedHashMap.empty();
        return Selection.addressed(service, snapshot)
                .flatMap(pod -> endpoint(pod, service, family, snapshot)
                        .map(endpoint -> new Tuple2<>(ports(service, pod), endpoint)))
                .foldLeft(
                        none,
                        (all, entry) -> all.put(
                                entry._1,
                                all.getOrElse(entry._1, Vector.empty()).append(entry._2)));
    }

    /** The zone that a node is labelled with. */
    static Option<String> zone(Node node) {
        return node.metadata().labels().get(ZONE);
    }

    private static Seq<EndpointPort> ports(Service service, Pod pod) {
        // endpointslice/utils.go, getEndpointPorts: a named port that the pod does not have is left out
        return service.spec()
                .ports()
                .flatMap(port -> pod.spec()
                        .portNumber(port.effectiveTargetPort(), port.effectiveProtocol())
                        .map(number -> port(port, number)));
    }

    private static EndpointPort port(ServicePort port, int number) {
        return EndpointPort.builder()
                .name(port.name().getOrElse(""))
                .port(number)
                .protocol(port.effectiveProtocol())
                .appProtocol(port.appProtocol())
                .build();
    }

    private static Option<Endpoint> endpoint(Pod pod, Service service, IPFamily family, Snapshot snapshot) {
        // endpointslice/utils.go, podToEndpoint
        Seq<String> addresses =
                pod.ips().filter(ip -> IPFamily.of(ip).equals(family)).map(Ip::toString);
        Option<Node> node = pod.spec().nodeName().flatMap(name -> snapshot.get(Node.KIND, name));
        boolean published = service.spec().publishNotReadyAddresses().getOrElse(false);
        if (addresses.isEmpty() || node.isEmpty() && !published) {
            return Option.none();
        }
        boolean leaving = pod.metadata().isDeleting();
        boolean ready = published || pod.isReady() && !leaving;
        Option<String> zone = node.flatMap(Backends::zone);
        return Option.of(Endpoint.builder()
                .addresses(addresses)
                .conditions(EndpointConditions.of(ready, pod.isReady(), leaving))
                .hostname(pod.spec().hostname().filter(hostname -> isNamedIn(pod, service)))
                .targetRef(target(pod))
                .nodeName(pod.spec().nodeName())
                .zone(zone)
                .hints(ready ? Hints.of(service, zone, pod.spec().nodeName()) : Option.none())
                .build());
    }

    /** The target as slices name it, without an apiVersion. */
    private static ObjectReference target(Pod pod) {
        return ObjectReference.builder()
                .kind(Pod.KIND.name())
                .namespace(pod.namespace())
                .name(pod.name())
                .uid(pod.metadata().uid())
                .build();
    }

    private static boolean isNamedIn(Pod pod, Service service) {
        // endpointslice/util/controller_utils.go, ShouldSetHostname
        return pod.spec().hostname().exists(hostname -> !hostname.isEmpty())
                && pod.spec().subdomain().contains(service.name());
    }
}
