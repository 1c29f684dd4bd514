package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;

/** What a pod is at present. */
@Value.Immutable
@JsonDeserialize(builder = PodStatus.Builder.class)
public interface PodStatus extends ApiValue, WithPodStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The generation of the pod that the status speaks of. */
    Option<Long> observedGeneration();

    /** Where the pod stands in its life. */
    Option<PodPhase> phase();

    /** Aspects of its state. */
    Seq<PodCondition> conditions();

    /** Why it is so, in words for people. */
    Option<String> message();

    /** Why it is so, in one word. */
    Option<String> reason();

    /** The node on which room is being made for the pod. */
    Option<String> nominatedNodeName();

    /** The node's address. */
    Option<String> hostIP();

    /** The node's addresses, the first one as {@link #hostIP()}. */
    Seq<HostIP> hostIPs();

    /** The pod's address. */
    Option<String> podIP();

    /** The pod's addresses, at most one of each family, the first one as {@link #podIP()}. */
    Seq<PodIP> podIPs();

    /** When the kubelet accepted the pod. */
    Option<Instant> startTime();

    /** The state of the init containers. */
    Seq<ContainerStatus> initContainerStatuses();

    /** The state of the containers. */
    Seq<ContainerStatus> containerStatuses();

    /** The state of the ephemeral containers. */
    Seq<ContainerStatus> ephemeralContainerStatuses();

    /** How the pod fares when its node runs short. */
    Option<PodQOSClass> qosClass();

    /** How far a change of its resources is; conditions say it today. */
    Option<PodResizeStatus> resize();

    /** The claims that were made for it. */
    Seq<PodResourceClaimStatus> resourceClaimStatuses();

    /** The claim that was made for its extended resources. */
    Option<PodExtendedResourceClaimStatus> extendedResourceClaimStatus();

    /** What the node has set aside for the pod as a whole. */
    SortedMap<String, Quantity> allocatedResources();

    /** What is in force for the pod as a whole. */
    Option<ResourceRequirements> resources();

    /** What its claims take of the node's own resources. */
    Seq<NodeAllocatableResourceClaimStatus> nodeAllocatableResourceClaimStatuses();

    /** Whether the condition {@code Ready} is true. */
    default boolean isReady() {
        return condition(PodCondition.READY)
                .exists(condition -> condition.status().isTrue());
    }

    /** Whether the pod has ended for good: its phase is {@code Succeeded} or {@code Failed}. */
    default boolean isTerminal() {
        return phase().exists(phase -> phase.equals(PodPhase.SUCCEEDED) || phase.equals(PodPhase.FAILED));
    }

    /** The condition of that type. */
    default Option<PodCondition> condition(String type) {
        return conditions().find(condition -> condition.type().equals(type));
    }

    /** The status of the container of that name, be it an ordinary, an init or an ephemeral one. */
    default Option<ContainerStatus> containerStatus(String container) {
        return allContainerStatuses().find(status -> status.name().equals(container));
    }

    /** The status of all containers: the ordinary ones first. */
    private Seq<ContainerStatus> allContainerStatuses() {
        return containerStatuses().appendAll(initContainerStatuses()).appendAll(ephemeralContainerStatuses());
    }

    /** Whether some container runs, be it an ordinary, an init or an ephemeral one. */
    default boolean hasRunningContainers() {
        return allContainerStatuses().exists(ContainerStatus::isRunning);
    }

    /** Returns the status in which that has become of each container, be it an ordinary, an init or an ephemeral one. */
    default PodStatus withEachContainer(UnaryOperator<ContainerStatus> change) {
        return withInitContainerStatuses(initContainerStatuses().map(change))
                .withContainerStatuses(containerStatuses().map(change))
                .withEphemeralContainerStatuses(ephemeralContainerStatuses().map(change));
    }

    /** The pod's addresses; a status that gives only {@link #podIP()} has that one. */
    default Seq<Ip> ips() {
        Seq<String> texts = podIPs().isEmpty() ? podIP().toVector() : podIPs().map(PodIP::ip);
        return texts.flatMap(Ip::tryParse);
    }

    /** The pod's address of a family: the first of {@link #ips()} that is of it. */
    default Option<Ip> ip(IpFamily family) {
        for (PodIP each : podIPs()) {
            Option<Ip> ip = Ip.tryParse(each.ip());
            if (ip.isDefined() && ip.get().family() == family) {
                return ip;
            }
        }
        return podIPs().isEmpty() ? podIP().flatMap(Ip::tryParse).filter(ip -> ip.family() == family) : Option.none();
    }

    /** Returns this status with that phase. */
    default PodStatus withPhase(PodPhase phase) {
        return withPhase(Option.of(phase));
    }

    /** Returns this status with that condition, in the place of the one of its type if there is one. */
    default PodStatus withCondition(PodCondition condition) {
        int place = conditions().indexWhere(other -> other.type().equals(condition.type()));
        return withConditions(
                place < 0 ? conditions().append(condition) : conditions().update(place, condition));
    }

    /** Builds a {@link PodStatus}. */
    final class Builder extends ImmutablePodStatus.Builder {
        Builder() {}
    }
}
