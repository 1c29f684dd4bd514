package io.github.kubevalue.model.defaulting;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.DNSPolicy;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodSecurityContext;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplate;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.core.RestartPolicy;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/** Defaults of pods and of the templates they are made from. (pkg/apis/core/v1/defaults.go) */
public final class PodDefaults {
    private static final UnaryOperator<PodSpec> OF_PODS = new Recalling<>(PodDefaults::ofPods);

    private PodDefaults() {}

    /** Returns the template, an object by itself, with its defaults. */
    public static PodTemplate podTemplate(PodTemplate template) {
        return template.withTemplate(template(template.template()));
    }

    /** Returns the pod with its defaults: those of its spec, and those that only pods have, not templates. */
    public static Pod pod(Pod pod) {
        return phased(pod.withSpec(OF_PODS.apply(pod.spec())));
    }

    private static PodSpec ofPods(PodSpec said) {
        PodSpec spec = podSpec(said);
        return spec.withInitContainers(requesting(hostPorts(spec, spec.initContainers())))
                .withContainers(requesting(hostPorts(spec, spec.containers())))
                .withEnableServiceLinks(spec.enableServiceLinks().orElse(Option.of(true)));
    }

    /** Returns likewise a pod that is to take the place of another, which has its defaults. */
    public static Pod pod(Pod pod, Pod before) {
        return pod.spec().equals(before.spec()) ? phased(pod) : pod(pod);
    }

    private static Pod phased(Pod pod) {
        return pod.status().phase().isDefined()
                ? pod
                : pod.withStatus(pod.status().withPhase(Option.of(PodPhase.PENDING)));
    }

    /** Returns the template with the defaults of its spec. */
    public static PodTemplateSpec template(PodTemplateSpec template) {
        return template.withSpec(podSpec(template.spec()));
    }

    /** Returns the spec with its defaults. */
    public static PodSpec podSpec(PodSpec spec) {
        return spec.withDnsPolicy(spec.dnsPolicy().orElse(Option.of(DNSPolicy.CLUSTER_FIRST)))
                .withRestartPolicy(spec.restartPolicy().orElse(Option.of(RestartPolicy.ALWAYS)))
                .withSecurityContext(spec.securityContext()
                        .orElse(() -> Option.of(PodSecurityContext.builder().build())))
                .withTerminationGracePeriodSeconds(
                        spec.terminationGracePeriodSeconds().orElse(Option.of(30L)))
                .withSchedulerName(spec.schedulerName().orElse(Option.of("default-scheduler")))
                .withServiceAccount(spec.serviceAccount().orElse(spec.serviceAccountName()))
                .withServiceAccountName(spec.serviceAccountName().orElse(spec.serviceAccount()))
                .withVolumes(spec.volumes().map(VolumeDefaults::volume))
                .withInitContainers(spec.initContainers().map(ContainerDefaults::container))
                .withContainers(spec.containers().map(ContainerDefaults::container))
                .withEphemeralContainers(spec.ephemeralContainers().map(ContainerDefaults::ephemeral));
    }

    /** What is limited is requested too. */
    private static Seq<Container> requesting(Seq<Container> containers) {
        return containers.map(container -> {
            ResourceRequirements resources = container.resources();
            return container.withResources(resources.withRequests(
                    resources.limits().merge(resources.requests(), (limit, request) -> request)));
        });
    }

    private static Seq<Container> hostPorts(PodSpec spec, Seq<Container> containers) {
        return spec.isHostNetwork()
                ? containers.map(
                        container -> container.withPorts(container.ports().map(PodDefaults::hostPort)))
                : containers;
    }

    private static ContainerPort hostPort(ContainerPort port) {
        return port.withHostPort(port.hostPort().filter(number -> number != 0).orElse(Option.of(port.containerPort())));
    }
}
