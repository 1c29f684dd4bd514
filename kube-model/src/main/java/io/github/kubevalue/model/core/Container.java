package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A container of a pod: an image, run with arguments, an environment and limits. */
@Value.Immutable
@JsonDeserialize(builder = Container.Builder.class)
public interface Container extends ApiValue, WithContainer {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name, unique in the pod. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The image. */
    Option<String> image();

    /** The entry point; the image's own unless set. */
    Seq<String> command();

    /** Arguments of the entry point; the image's own unless set. */
    Seq<String> args();

    /** The directory it starts in; the image's own unless set. */
    Option<String> workingDir();

    /** Ports it says it listens on; others can be reached too. */
    Seq<ContainerPort> ports();

    /** Environment taken as a whole from config maps and secrets. */
    Seq<EnvFromSource> envFrom();

    /** The environment. */
    Seq<EnvVar> env();

    /** What it asks for and what it may use. */
    @Value.Default
    default ResourceRequirements resources() {
        return ResourceRequirements.builder().build();
    }

    /** Whether a change of a resource restarts it. */
    Seq<ContainerResizePolicy> resizePolicy();

    /** When it is started again; {@code Always} makes an init container a sidecar. */
    Option<RestartPolicy> restartPolicy();

    /** Volumes it sees as directories. */
    Seq<VolumeMount> volumeMounts();

    /** Volumes it sees as devices. */
    Seq<VolumeDevice> volumeDevices();

    /** Failing this, it is restarted. */
    Option<Probe> livenessProbe();

    /** Failing this, it gets no traffic. */
    Option<Probe> readinessProbe();

    /** Until this succeeds, the others wait. */
    Option<Probe> startupProbe();

    /** What is done when it has started and before it ends. */
    Option<Lifecycle> lifecycle();

    /** The file of its last words; {@code /dev/termination-log} unless set. */
    Option<String> terminationMessagePath();

    /** Where its last words come from; {@code File} unless set. */
    Option<TerminationMessagePolicy> terminationMessagePolicy();

    /** When the image is pulled. */
    Option<PullPolicy> imagePullPolicy();

    /** Its rights; they go before those of the pod. */
    Option<SecurityContext> securityContext();

    /** Whether its standard input stays open. */
    Option<Boolean> stdin();

    /** Whether its standard input closes after the first client. */
    Option<Boolean> stdinOnce();

    /** Whether it has a terminal. */
    Option<Boolean> tty();

    /** What happens when it ends in certain ways, before the restart policy is asked. */
    Seq<ContainerRestartRule> restartPolicyRules();

    /** The port of that name. */
    default Option<ContainerPort> port(String name) {
        return ports().find(port -> port.name().contains(name));
    }

    /** Whether this, as an init container, runs on beside the others. */
    default boolean isSidecar() {
        return restartPolicy().contains(RestartPolicy.ALWAYS);
    }

    /** Builds a {@link Container}. */
    final class Builder extends ImmutableContainer.Builder {
        Builder() {}
    }
}
