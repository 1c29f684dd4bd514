package io.github.kubevalue.model.controller.endpoints;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.selection.Backing;
import io.github.kubevalue.model.controller.selection.Roll;
import io.github.kubevalue.model.controller.selection.Target;
import io.github.kubevalue.model.core.EndpointAddress;
import io.github.kubevalue.model.core.EndpointSubset;
import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;

/**
 * The pods that serve a Service, as they were when it was last looked at: of those that have not changed since, nothing is made anew.
 *
 * @param service the Service
 * @param pods among which it selects
 * @param serving those that serve it
 * @param subsets the subsets in which it has them
 */
record Backends(
        Service service, Roll<Backing> pods, SortedMap<Backend.Place, Backend> serving, Seq<EndpointSubset> subsets)
        implements Memory {

    /**
     * Returns those that serve a Service.
     *
     * @param current what there is, whose addresses stay the very same ones where nothing of them changes
     */
    static Backends of(Service service, Roll<Backing> pods, Option<Endpoints> current) {
        Map<String, EndpointAddress> existing = new HashMap<>();
        for (EndpointSubset subset : current.toVector().flatMap(Endpoints::subsets)) {
            subset.addresses().forEach(address -> existing.put(pod(address), address));
            subset.notReadyAddresses().forEach(address -> existing.put(pod(address), address));
        }
        Backends none = new Backends(service, Roll.empty(), TreeMap.empty(), Vector.empty());
        return none.with(pods, pods.differences(none.pods), existing);
    }

    private static String pod(EndpointAddress address) {
        return address.targetRef().flatMap(ObjectReference::name).getOrElse("");
    }

    /** Returns those that serve the Service now. */
    Backends at(Roll<Backing> now) {
        Seq<String> changed = now.differences(pods);
        return changed.isEmpty() ? this : with(now, changed, new HashMap<>());
    }

    /**
     * Returns those that serve the Service now.
     *
     * @param changed the pods that have changed
     * @param known addresses that may be of pods that have changed, by pod; those that they have had are put there
     */
    private Backends with(Roll<Backing> now, Seq<String> changed, Map<String, EndpointAddress> known) {
        LabelSelector selector = LabelSelector.of(service.spec().selector());
        SortedMap<Backend.Place, Backend> so = serving;
        for (String name : changed) {
            for (Backend.Place place : pods.get(name).flatMap(old -> place(old.pod()))) {
                so.get(place).forEach(backend -> known.put(name, backend.address()));
                so = so.remove(place);
            }
            for (Pod pod : now.get(name).map(Backing::pod).filter(each -> serves(each, selector))) {
                for (Backend.Place place : place(pod)) {
                    so = so.put(place, backend(pod, place, Option.of(known.get(name))));
                }
            }
        }
        return new Backends(
                service, now, so, Subsets.of(service, so.valuesIterator().toVector()));
    }

    private boolean serves(Pod pod, LabelSelector selector) {
        return selector.matches(pod.metadata().labels())
                && (isPublished() || !pod.metadata().isDeleting());
    }

    private boolean isPublished() {
        return service.spec().publishNotReadyAddresses().getOrElse(false);
    }

    private Option<Backend.Place> place(Pod pod) {
        // endpoints_controller.go, podToEndpointAddressForService: the Service's first family
        Option<IPFamily> family = service.spec()
                .ipFamilies()
                .headOption()
                .orElse(() -> service.spec().clusterIp().map(IPFamily::of));
        return pod.ips()
                .find(ip -> family.forAll(IPFamily.of(ip)::equals))
                .map(ip -> new Backend.Place(ip, pod.name()));
    }

    private Backend backend(Pod pod, Backend.Place place, Option<EndpointAddress> known) {
        Seq<Option<Integer>> numbers = service.spec()
                .ports()
                .map(port -> pod.spec().portNumber(port.effectiveTargetPort(), port.effectiveProtocol()));
        return new Backend(place, address(pod, place.ip(), known), isPublished() || pod.isReady(), numbers);
    }

    private EndpointAddress address(Pod pod, Ip at, Option<EndpointAddress> known) {
        String ip = at.toString();
        return known.filter(address -> address.ip().equals(ip) && isOf(address, pod))
                .getOrElse(() -> EndpointAddress.builder()
                        .ip(ip)
                        .hostname(Target.hostname(pod, service))
                        .nodeName(pod.spec().nodeName())
                        .targetRef(Target.of(pod))
                        .build());
    }

    private boolean isOf(EndpointAddress address, Pod pod) {
        return address.nodeName().equals(pod.spec().nodeName())
                && address.hostname().equals(Target.hostname(pod, service))
                && address.targetRef().exists(target -> Target.is(target, pod));
    }

    @Override
    public boolean isCache() {
        return true;
    }
}
