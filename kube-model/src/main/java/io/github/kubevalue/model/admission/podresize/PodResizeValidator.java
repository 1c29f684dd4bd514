package io.github.kubevalue.model.admission.podresize;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.StatusCause;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.PodRequests;
import io.github.kubevalue.model.resource.Resources;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Resources that a running pod is given must be those of its node. (plugin/pkg/admission/podresize/admission.go) */
public final class PodResizeValidator implements AdmissionPlugin {

    @Override
    public String name() {
        return "PodResizeValidator";
    }

    @Override
    public Review validate(AdmissionRequest request, Snapshot snapshot) {
        if (!request.is(Operation.UPDATE) || !request.isOf(Pod.KIND, "resize")) {
            return Review.ALLOWED;
        }
        return Review.refusedIf(request.object()
                .map(Pod.class::cast)
                .filter(pod -> isChanged(pod, request))
                .flatMap(pod -> pod.spec()
                        .nodeName()
                        .filter(name -> !name.isEmpty())
                        .flatMap(name -> snapshot.get(Node.KIND, name)
                                .fold(
                                        () -> Option.of(request.forbidden("node \"" + name + "\" not found")),
                                        node -> fault(pod, node, request)))));
    }

    private static boolean isChanged(Pod pod, AdmissionRequest request) {
        return !request.stored(Pod.KIND)
                .exists(old -> old.metadata().generation().equals(pod.metadata().generation()));
    }

    private static Option<ApiError> fault(Pod pod, Node node, AdmissionRequest request) {
        Option<String> system = node.metadata().labels().get("kubernetes.io/os").filter(name -> !name.equals("linux"));
        if (system.isDefined()) {
            return Option.of(request.forbidden("pod resize is only supported on linux nodes, node \"" + node.name()
                            + "\" is \"" + system.get() + "\"")
                    .withCause(StatusCause.of("UnsupportedPlatform", "")));
        }
        Seq<String> lacking = lacking(PodRequests.of(pod.spec()).exact(), node);
        return Option.when(
                !lacking.isEmpty(),
                () -> request.forbidden("node didn't have enough allocatable resources: " + lacking.mkString("; "))
                        .withCause(StatusCause.of("NodeCapacity", "")));
    }

    private static Seq<String> lacking(Resources requests, Node node) {
        long cpu = allocatable(node, Resources.CPU).milliValue();
        long memory = allocatable(node, Resources.MEMORY).value();
        return Vector.of(
                        Option.when(
                                requests.milliCpu() > cpu,
                                () -> "cpu, requested: " + requests.milliCpu() + ", allocatable: " + cpu),
                        Option.when(
                                requests.memory() > memory,
                                () -> "memory, requested: " + requests.memory() + ", allocatable: " + memory))
                .flatMap(text -> text);
    }

    private static Quantity allocatable(Node node, String name) {
        return node.status().allocatable().getOrElse(name, Quantity.of(0));
    }
}
