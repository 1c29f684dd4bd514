package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.allocation.HostLocal;
import io.github.kubevalue.model.core.Binding;
import io.github.kubevalue.model.core.HostIP;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.temporal.ChronoUnit;

/** What happens to a pod besides its own writes: it is bound to a node, and gets its addresses there. */
record PodSubresources(ApiServer server, Call call) {

    Answer<ApiServer> bind(Write.Bind bind) {
        Admission admission = new Admission(server, call);
        return Answer.of(admission.admitted(binding(bind, Binding.of(bind.key(), bind.node()))))
                .then(binding -> Answer.of(pod(bind.key()).flatMap(pod -> unbound(pod, bind)))
                        .then(pod -> admission.reviewed(
                                binding(bind, binding), store -> store.put(bound(pod, bind.node(), binding)))));
    }

    private static AdmissionRequest binding(Write.Bind bind, KubeObject binding) {
        return AdmissionRequest.builder()
                .operation(Operation.CREATE)
                .key(bind.key())
                .subresource(Binding.SUBRESOURCE)
                .object(binding)
                .build();
    }

    private static Either<ApiError, Pod> unbound(Pod pod, Write.Bind bind) {
        // pkg/registry/core/pod/storage/storage.go, setPodNodeAndMetadata
        Option<String> why = Option.none();
        if (pod.metadata().isDeleting()) {
            why = Option.of("pod " + pod.name() + " is being deleted, cannot be assigned to a host");
        } else if (pod.isBound()) {
            why = Option.of("pod " + pod.name() + " is already assigned to node \""
                    + pod.spec().nodeName().get() + "\"");
        } else if (!pod.spec().schedulingGates().isEmpty()) {
            why = Option.of("pod " + pod.name() + " has non-empty .spec.schedulingGates");
        }
        return why.toEither(pod).swap().mapLeft(text -> ApiError.conflict(bind.key(), "binding", text));
    }

    private Pod bound(Pod pod, String node, KubeObject binding) {
        ObjectMeta meta = pod.metadata();
        PodStatus status = pod.status().withNominatedNodeName(Option.none());
        return pod.withMetadata(meta.withLabels(binding.metadata().labels().merge(meta.labels()))
                        .withGeneration(meta.generation().map(count -> count + 1)))
                .withSpec(pod.spec().withNodeName(node))
                .withStatus(scheduled(status));
    }

    private PodStatus scheduled(PodStatus status) {
        PodCondition condition = PodCondition.builder()
                .type("PodScheduled")
                .status(ConditionStatus.TRUE)
                .lastTransitionTime(call.now().truncatedTo(ChronoUnit.SECONDS))
                .build();
        int at = status.conditions().indexWhere(other -> other.type().equals("PodScheduled"));
        return status.withConditions(
                at < 0
                        ? status.conditions().append(condition)
                        : status.conditions().update(at, condition));
    }

    Either<ApiError, ApiServer> assignPodIp(Write.AssignPodIp assignment) {
        return pod(assignment.key()).flatMap(pod -> node(pod).flatMap(node -> assigned(pod, node)));
    }

    private Either<ApiError, Pod> pod(ResourceKey key) {
        return server.store().get(Pod.KIND, key.namespace(), key.name()).toEither(() -> ApiError.notFound(key));
    }

    private Either<ApiError, Node> node(Pod pod) {
        String name = pod.spec().nodeName().getOrElse("");
        return server.store().get(Node.KIND, name).toEither(() -> ApiError.notFound(Node.KIND.key("", name)));
    }

    private Either<ApiError, ApiServer> assigned(Pod pod, Node node) {
        Option<Tuple2<Seq<Ip>, HostLocal>> answer = pod.spec().isHostNetwork()
                ? Option.of(Tuple.of(node.internalIps(), server.podAddresses()))
                : fromCidrs(node);
        return answer.toEither(() -> ApiError.internal("plugin type=\"host-local\" failed (add): no IP addresses "
                        + "available in range set of node " + node.name()))
                .map(given -> {
                    Pod running = pod.withStatus(addressed(pod.status(), given._1, node.internalIps()));
                    return server.withStore(server.store().put(Peers.sharing(running, server.store())))
                            .withPodAddresses(given._2);
                });
    }

    private Option<Tuple2<Seq<Ip>, HostLocal>> fromCidrs(Node node) {
        Seq<Cidr> cidrs = node.spec()
                .podCIDRs()
                .appendAll(node.spec().podCIDR())
                .distinct()
                .flatMap(Cidr::tryParse);
        return cidrs.foldLeft(
                        Option.of(Tuple.of(Vector.<Ip>empty(), server.podAddresses())),
                        (all, cidr) -> all.flatMap(
                                given -> next(given._2, cidr).map(next -> Tuple.of(given._1.append(next._1), next._2))))
                .map(given -> Tuple.of(given._1, given._2));
    }

    private Option<Tuple2<Ip, HostLocal>> next(HostLocal addresses, Cidr cidr) {
        server.store().witness().addressed(HostLocal.name(cidr));
        return addresses.next(cidr, this::isTaken);
    }

    private boolean isTaken(Ip ip) {
        return server.store()
                .by(PodIndexes.BY_IP, ip.toString())
                .exists(pod -> !pod.isTerminal() && !pod.spec().isHostNetwork());
    }

    private static PodStatus addressed(PodStatus status, Seq<Ip> podIps, Seq<Ip> hostIps) {
        Seq<String> own = podIps.map(Ip::toString);
        Seq<String> host = hostIps.map(Ip::toString);
        return status.withPodIP(own.headOption())
                .withPodIPs(own.map(ip -> PodIP.builder().ip(ip).build()))
                .withHostIP(host.headOption())
                .withHostIPs(host.map(ip -> HostIP.builder().ip(ip).build()));
    }
}
