package io.github.kubevalue.model.quota;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ScopedResourceSelectorRequirement;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.PodResources;
import io.github.kubevalue.model.resource.ResourceList;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Counts pods, and what those that have not ended request and are limited to. (pkg/quota/v1/evaluator/core/pods.go)
 */
final class PodEvaluator implements Evaluator {
    private static final String COUNT = "count/pods";
    private static final String PODS = "pods";
    private static final String REQUESTS = "requests.";
    private static final String LIMITS = "limits.";
    private static final String HUGE_PAGES = "hugepages-";
    private static final Set<String> NATIVE = HashSet.of("cpu", "memory", "ephemeral-storage");
    private static final Set<String> RESOURCES = NATIVE.flatMap(
                    name -> HashSet.of(name, REQUESTS + name, LIMITS + name))
            .addAll(HashSet.of(COUNT, PODS));

    /** What every container must state where it is limited. */
    private static final Set<String> REQUIRED =
            HashSet.of("cpu", "memory").flatMap(name -> HashSet.of(name, REQUESTS + name, LIMITS + name));

    @Override
    public boolean handles(AdmissionRequest request) {
        if (request.isOf(Pod.KIND, "resize")) {
            return request.is(Operation.UPDATE);
        }
        boolean rescoped = request.is(Operation.UPDATE)
                && request.sent(Pod.KIND)
                        .exists(pod -> request.stored(Pod.KIND)
                                .exists(old -> PodScopes.isTerminating(old) != PodScopes.isTerminating(pod)));
        return request.isOf(Pod.KIND) && (request.is(Operation.CREATE) || rescoped);
    }

    @Override
    public boolean tracks(String resource) {
        return RESOURCES.contains(resource)
                || resource.startsWith(HUGE_PAGES)
                || resource.startsWith(REQUESTS + HUGE_PAGES)
                || resource.startsWith(REQUESTS) && isExtended(resource.substring(REQUESTS.length()));
    }

    /** Whether a resource belongs to no node by itself: {@code nvidia.com/gpu}. */
    private static boolean isExtended(String resource) {
        // pkg/apis/core/v1/helper/helpers.go, IsExtendedResourceName; a device class may be asked for like one
        return resource.startsWith("deviceclass.resource.kubernetes.io/")
                || resource.contains("/") && !resource.contains("kubernetes.io/");
    }

    @Override
    public boolean isInScope(ScopedResourceSelectorRequirement scope, KubeObject object) {
        return PodScopes.include(scope, (Pod) object);
    }

    @Override
    public Option<String> lacking(Set<String> resources, KubeObject object) {
        Pod pod = (Pod) object;
        boolean stated = pod.spec()
                .resources()
                .exists(own -> !own.requests().isEmpty() || !own.limits().isEmpty());
        if (stated) {
            return Option.none();
        }
        TreeMap<String, Set<String>> lacking = pod.spec()
                .containers()
                .appendAll(pod.spec().initContainers())
                .foldLeft(
                        TreeMap.empty(),
                        (all, container) -> unstated(resources, container)
                                .foldLeft(
                                        all,
                                        (so, name) -> so.put(
                                                name,
                                                so.getOrElse(name, TreeSet.empty())
                                                        .add(container.name()))));
        return Option.when(
                !lacking.isEmpty(),
                () -> "must specify "
                        + lacking.map(entry -> entry._1 + " for: " + entry._2.mkString(","))
                                .mkString("; "));
    }

    private static Set<String> unstated(Set<String> resources, Container container) {
        Set<String> stated = named(
                        new ResourceList(container.resources().requests()),
                        new ResourceList(container.resources().limits()))
                .names();
        return resources.intersect(REQUIRED).removeAll(stated);
    }

    @Override
    public ResourceList usage(KubeObject object, Instant now) {
        Pod pod = (Pod) object;
        ResourceList counted = ResourceList.of(COUNT, Quantity.of(1));
        if (!isCharged(pod, now)) {
            return counted;
        }
        ResourceList overhead = new ResourceList(pod.spec().overhead());
        ResourceList limits = PodResources.limits(pod.spec());
        ResourceList requests = PodResources.requests(pod.spec()).plus(overhead);
        return counted.with(PODS, Quantity.of(1))
                .plus(named(
                        requests, limits.plus(overhead.only(limits.positive().names()))));
    }

    /** Returns what is asked for under the names that quotas use. */
    private static ResourceList named(ResourceList requests, ResourceList limits) {
        ResourceList huge = new ResourceList(requests.amounts().filterKeys(name -> name.startsWith(HUGE_PAGES)));
        ResourceList extended = new ResourceList(requests.amounts().filterKeys(PodEvaluator::isExtended));
        ResourceList asked = requests.only(NATIVE);
        return asked.plus(asked.named(name -> REQUESTS + name))
                .plus(huge)
                .plus(huge.named(name -> REQUESTS + name))
                .plus(extended.named(name -> REQUESTS + name))
                .plus(limits.only(NATIVE).named(name -> LIMITS + name));
    }

    /** Whether a pod still counts: it has not ended, nor is it stuck in ending. */
    static boolean isCharged(Pod pod, Instant now) {
        return !pod.isTerminal() && !due(pod).exists(now::isAfter);
    }

    /** When a pod that is being deleted should be gone at the latest. */
    static Option<Instant> due(Pod pod) {
        return pod.metadata()
                .deletionTimestamp()
                .flatMap(time -> pod.metadata().deletionGracePeriodSeconds().map(time::plusSeconds));
    }

    @Override
    public boolean isReplenishing(KubeObject before, KubeObject after) {
        // pkg/quota/v1/install/update_filter.go
        Pod was = (Pod) before;
        Pod is = (Pod) after;
        return !was.isTerminal() && is.isTerminal() || PodScopes.isTerminating(was) != PodScopes.isTerminating(is);
    }
}
