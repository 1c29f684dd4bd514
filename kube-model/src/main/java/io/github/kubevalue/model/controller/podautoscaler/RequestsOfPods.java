package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.PodResources;
import io.github.kubevalue.model.resource.ResourceList;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/** What pods request of a resource, in thousandths: without it nothing can be told in hundredths. */
// replica_calculator.go, calculateRequests
final class RequestsOfPods {
    private RequestsOfPods() {}

    /** Returns what each pod requests, or one of its containers if that has a name; or which of them requests nothing. */
    static Either<String, Map<String, Long>> all(Seq<Pod> pods, String container, String resource) {
        Either<String, Map<String, Long>> none = Either.right(LinkedHashMap.empty());
        return pods.foldLeft(
                none,
                (so, pod) ->
                        so.flatMap(all -> of(pod, container, resource).map(request -> all.put(pod.name(), request))));
    }

    private static Either<String, Long> of(Pod pod, String container, String resource) {
        if (!container.isEmpty()) {
            return containers(pod)
                    .find(each -> each.name().equals(container))
                    .toEither(() -> "container " + container + " not found in Pod " + pod.name())
                    .flatMap(each -> of(pod, each, resource));
        }
        return saysItself(pod)
                ? ofPod(pod, resource)
                : Either.sequenceRight(containers(pod).map(each -> of(pod, each, resource)))
                        .map(all -> all.sum().longValue());
    }

    private static Seq<Container> containers(Pod pod) {
        return pod.spec().containers().appendAll(pod.spec().initContainers().filter(Container::isSidecar));
    }

    /** Whether the pod says what all its containers together request. */
    private static boolean saysItself(Pod pod) {
        return pod.spec()
                .resources()
                .map(ResourceRequirements::requests)
                .exists(requests -> requests.keySet().exists(PodResources::isOfPods));
    }

    private static Either<String, Long> ofPod(Pod pod, String resource) {
        return PodResources.requests(pod.spec())
                .plus(new ResourceList(pod.spec().overhead()))
                .get(resource)
                .map(Quantity::milliValue)
                .toEither(() -> "missing pod-level request for " + resource + " in Pod " + pod.name());
    }

    private static Either<String, Long> of(Pod pod, Container container, String resource) {
        return container
                .resources()
                .requests()
                .get(resource)
                .map(Quantity::milliValue)
                .toEither(() -> "missing request for " + resource + " in container " + container.name() + " of Pod "
                        + pod.name());
    }
}
