package io.github.kubevalue.model.match;

import io.github.kubevalue.model.controller.selection.Selection;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;

/**
 * A Service matches if its slices have the pods that it selects, as they are: ready, serving, terminating. One without a selector
 * always does.
 *
 * @param service the Service
 * @param observed the cluster
 */
record ServiceMatch(Service service, Observed observed) {

    Match match() {
        Set<String> told = observed.snapshot()
                .list(EndpointSlice.KIND, service.namespace())
                .filter(slice -> slice.serviceName().contains(service.name()))
                .flatMap(EndpointSlice::endpoints)
                .map(ServiceMatch::text)
                .toSet();
        Set<String> there = backends().map(this::text).toSet();
        Differences differences = Differences.NONE
                .unless(told.containsAll(there), "pods are not among its endpoints: " + list(there.removeAll(told)))
                .unless(there.containsAll(told), "endpoints are other than its pods: " + list(told.removeAll(there)));
        return observed.match(
                service, Selection.isActive(service) ? differences : Differences.NONE, Vector.empty(), Vector.empty());
    }

    private static String list(Set<String> some) {
        return some.toVector().sorted().mkString(", ");
    }

    private Seq<Pod> backends() {
        return Selection.addressed(service, observed.snapshot())
                .filter(pod -> isPublished()
                        || pod.spec()
                                .nodeName()
                                .exists(name ->
                                        observed.snapshot().get(Node.KIND, name).isDefined()));
    }

    private boolean isPublished() {
        return service.spec().publishNotReadyAddresses().getOrElse(false);
    }

    private String text(Pod pod) {
        boolean isLeaving = pod.metadata().isDeleting();
        return text(
                pod.name(),
                EndpointConditions.of(isPublished() || pod.isReady() && !isLeaving, pod.isReady(), isLeaving));
    }

    private static String text(Endpoint endpoint) {
        return text(endpoint.targetRef().flatMap(ObjectReference::name).getOrElse("somebody"), endpoint.conditions());
    }

    private static String text(String pod, EndpointConditions conditions) {
        return pod
                + (conditions.isReady() ? " ready" : "")
                + (conditions.isServing() ? " serving" : "")
                + (conditions.isTerminating() ? " terminating" : "");
    }
}
