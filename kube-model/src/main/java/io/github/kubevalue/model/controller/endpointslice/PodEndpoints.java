package io.github.kubevalue.model.controller.endpointslice;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.controller.selection.Roll;
import io.github.kubevalue.model.controller.selection.Target;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointHints;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Pods as endpoints of a Service: an endpoint that is as it should be is not made anew.
 *
 * @param service the Service
 * @param family the family of the endpoints
 * @param zones the zones of the nodes that are known
 */
record PodEndpoints(Service service, IPFamily family, Roll<Option<String>> zones) {

    /**
     * Returns the endpoint of a pod; none without an address of the family, or on a node that is not known.
     *
     * @param known the endpoint that there is of a pod of that name
     */
    Option<Endpoint> of(Pod pod, Option<Endpoint> known) {
        // endpointslice/utils.go, podToEndpoint
        Option<Option<String>> node = pod.spec().nodeName().flatMap(zones::get);
        Seq<String> addresses =
                known.map(Endpoint::addresses).filter(all -> areOnly(all, pod)).getOrElse(() -> addresses(pod));
        boolean published = service.spec().publishNotReadyAddresses().getOrElse(false);
        if (addresses.isEmpty() || node.isEmpty() && !published) {
            return Option.none();
        }
        boolean leaving = pod.metadata().isDeleting();
        boolean ready = published || pod.isReady() && !leaving;
        EndpointConditions conditions = EndpointConditions.of(ready, pod.isReady(), leaving);
        Option<String> zone = node.getOrElse(Option.none());
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

    /** Returns what the ports of the Service mean in a pod. */
    Seq<EndpointPort> ports(Pod pod) {
        return ports(numbers(pod));
    }

    /** Returns the numbers in a pod of the ports of the Service. */
    Seq<Option<Integer>> numbers(Pod pod) {
        return service.spec()
                .ports()
                .map(port -> pod.spec().portNumber(port.effectiveTargetPort(), port.effectiveProtocol()));
    }

    /** Returns the ports of the Service, of those numbers. */
    Seq<EndpointPort> ports(Seq<Option<Integer>> numbers) {
        // endpointslice/utils.go, getEndpointPorts: a named port that the pod does not have is left out
        return service.spec().ports().zip(numbers).flatMap(port -> port._2.map(number -> port(port._1, number)));
    }

    private static EndpointPort port(ServicePort port, int number) {
        return EndpointPort.builder()
                .name(port.name().getOrElse(""))
                .port(number)
                .protocol(port.effectiveProtocol())
                .appProtocol(port.appProtocol())
                .build();
    }
}
