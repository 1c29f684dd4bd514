package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** What a container is at present. */
@Value.Immutable
@JsonDeserialize(builder = ContainerStatus.Builder.class)
public interface ContainerStatus extends ApiValue, WithContainerStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The container. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Its state. */
    Option<ContainerState> state();

    /** How it ended last. */
    Option<ContainerState> lastState();

    /** Whether it takes traffic. */
    @JsonInclude
    @Value.Default
    default boolean ready() {
        return false;
    }

    /** How often it was started again. */
    @JsonInclude
    @Value.Default
    default int restartCount() {
        return 0;
    }

    /** The image it runs. */
    @JsonInclude
    @Value.Default
    default String image() {
        return "";
    }

    /** The image's digest. */
    @JsonInclude
    @Value.Default
    default String imageID() {
        return "";
    }

    /** The runtime's name for it. */
    Option<String> containerID();

    /** Whether it has started: its startup probe, if any, has succeeded. */
    Option<Boolean> started();

    /** What the node has set aside for it. */
    SortedMap<String, Quantity> allocatedResources();

    /** What is in force for it. */
    Option<ResourceRequirements> resources();

    /** Its mounts, as they are. */
    Seq<VolumeMountStatus> volumeMounts();

    /** The users it runs as. */
    Option<ContainerUser> user();

    /** The health of the devices that it has. */
    Seq<ResourceStatus> allocatedResourcesStatus();

    /** The signal that ends it. */
    Option<Signal> stopSignal();

    /** Whether it runs. */
    default boolean isRunning() {
        return state().exists(ContainerState::isRunning);
    }

    /** Whether it runs and has started. */
    default boolean isStarted() {
        return isRunning() && started().getOrElse(false);
    }

    /** Since when it runs. */
    default Option<Instant> runningSince() {
        return state().flatMap(ContainerState::running).flatMap(ContainerStateRunning::startedAt);
    }

    /** Whether it has ended well. */
    default boolean isDone() {
        return state().flatMap(ContainerState::terminated).exists(end -> end.exitCode() == 0);
    }

    /** How it ended last, if it does not run. */
    default Option<ContainerStateTerminated> end() {
        return isRunning()
                ? Option.none()
                : state().flatMap(ContainerState::terminated).orElse(lastState().flatMap(ContainerState::terminated));
    }

    /** Whether it runs or has run. */
    default boolean hasRun() {
        return isRunning() || end().isDefined();
    }

    /** Returns the status of a container for which that is set aside, and in force. */
    default ContainerStatus withGranted(ResourceRequirements granted) {
        return withAllocatedResources(granted.requests()).withResources(Option.of(granted));
    }

    /** Builds a {@link ContainerStatus}. */
    final class Builder extends ImmutableContainerStatus.Builder {
        Builder() {}
    }
}
