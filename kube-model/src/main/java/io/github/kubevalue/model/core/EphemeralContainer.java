package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A container added to a running pod, to look into it. Ports, probes and resources are not allowed here. */
@Value.Immutable
@JsonDeserialize(builder = EphemeralContainer.Builder.class)
public interface EphemeralContainer extends ApiValue, WithEphemeralContainer {

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

    /** Environment taken as a whole from config maps and secrets. */
    Seq<EnvFromSource> envFrom();

    /** The environment. */
    Seq<EnvVar> env();

    /** Volumes it sees as directories. */
    Seq<VolumeMount> volumeMounts();

    /** The file of its last words. */
    Option<String> terminationMessagePath();

    /** Where its last words come from. */
    Option<TerminationMessagePolicy> terminationMessagePolicy();

    /** When the image is pulled. */
    Option<PullPolicy> imagePullPolicy();

    /** Its rights. */
    Option<SecurityContext> securityContext();

    /** Whether its standard input stays open. */
    Option<Boolean> stdin();

    /** Whether its standard input closes after the first client. */
    Option<Boolean> stdinOnce();

    /** Whether it has a terminal. */
    Option<Boolean> tty();

    /** The container whose processes it sees. */
    Option<String> targetContainerName();

    /** Not allowed. */
    Seq<ContainerPort> ports();

    /** Not allowed; it takes what the pod has left. */
    @Value.Default
    default ResourceRequirements resources() {
        return ResourceRequirements.builder().build();
    }

    /** Not allowed. */
    Seq<ContainerResizePolicy> resizePolicy();

    /** Not allowed. */
    Option<RestartPolicy> restartPolicy();

    /** Not allowed. */
    Seq<ContainerRestartRule> restartPolicyRules();

    /** Volumes that it sees as devices. */
    Seq<VolumeDevice> volumeDevices();

    /** Not allowed. */
    Option<Probe> livenessProbe();

    /** Not allowed. */
    Option<Probe> readinessProbe();

    /** Not allowed. */
    Option<Probe> startupProbe();

    /** Not allowed. */
    Option<Lifecycle> lifecycle();

    /** Returns it as a container, without what only belongs to those that are ephemeral. */
    default Container asContainer() {
        return Container.builder()
                .name(name())
                .image(image())
                .command(command())
                .args(args())
                .workingDir(workingDir())
                .envFrom(envFrom())
                .env(env())
                .volumeMounts(volumeMounts())
                .imagePullPolicy(imagePullPolicy())
                .securityContext(securityContext())
                .build();
    }

    /** Builds an {@link EphemeralContainer}. */
    final class Builder extends ImmutableEphemeralContainer.Builder {
        Builder() {}
    }
}
