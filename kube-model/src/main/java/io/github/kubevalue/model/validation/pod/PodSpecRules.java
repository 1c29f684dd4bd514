package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.LabelRules;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on the spec of a pod, its own or in a template. (pkg/apis/core/validation/validation.go, ValidatePodSpec) */
final class PodSpecRules {
    private PodSpecRules() {}

    /** Returns the faults of a spec; the name is that of the pod, if it is known. */
    static Seq<FieldError> faults(PodSpec spec, Option<String> name, PodOptions options, FieldPath path) {
        VolumeRules.Checked volumes = VolumeRules.check(spec.volumes(), name, options, path.child("volumes"));
        PodScope pod = new PodScope(spec, volumes.volumes(), options);
        return Faults.NONE
                .required(spec.terminationGracePeriodSeconds(), path.child("terminationGracePeriodSeconds"))
                .and(volumes.faults())
                .and(ClaimRefRules.faults(spec.resourceClaims(), path.child("resourceClaims")))
                .and(ContainerRules.regular(pod, path.child("containers")))
                .and(ContainerRules.init(pod, path.child("initContainers")))
                .and(EphemeralContainerRules.faults(pod, path.child("ephemeralContainers")))
                .and(PodResourceRules.faults(pod, path))
                .and(hostPorts(pod, path.child("containers")))
                .someOf(spec.restartPolicy(), path.child("restartPolicy"), "Always", "OnFailure", "Never")
                .someOf(
                        spec.dnsPolicy(),
                        path.child("dnsPolicy"),
                        "ClusterFirstWithHostNet",
                        "ClusterFirst",
                        "Default",
                        "None")
                .and(LabelRules.labels(spec.nodeSelector(), path.child("nodeSelector")))
                .given(
                        spec.securityContext(),
                        context -> PodSecurityRules.faults(context, pod, path.child("securityContext")))
                .given(spec.affinity(), affinity -> AffinityRules.affinity(affinity, options, path.child("affinity")))
                .and(DnsRules.config(spec, path.child("dnsConfig")))
                .each(
                        spec.readinessGates(),
                        path.child("readinessGates"),
                        (gate, each) -> each.child("conditionType").invalid(gate.conditionType(), Names.QUALIFIED_NAME))
                .and(schedulingGates(spec, path.child("schedulingGates")))
                .and(SpreadRules.spread(
                        spec.topologySpreadConstraints(), options, path.child("topologySpreadConstraints")))
                .and(WindowsRules.hostProcess(spec, path))
                .and(userNamespace(pod, path))
                .and(DnsRules.hostname(spec, path.child("hostnameOverride")))
                .and(names(spec, path))
                .and(overhead(pod, path.child("overhead")))
                .and(OsRules.faults(pod, path))
                .and(EnvRules.files(spec, path))
                .found();
    }

    private static Seq<FieldError> names(PodSpec spec, FieldPath path) {
        FieldPath deadline = path.child("activeDeadlineSeconds");
        return Faults.NONE
                .keeps(Names.DNS_SUBDOMAIN, spec.serviceAccountName(), path.child("serviceAccountName"))
                .keeps(Names.DNS_SUBDOMAIN, spec.nodeName(), path.child("nodeName"))
                .given(
                        spec.activeDeadlineSeconds(),
                        seconds -> Faults.NONE
                                .within(seconds, 1, Integer.MAX_VALUE, deadline)
                                .found())
                .keeps(Names.DNS_LABEL, spec.hostname(), path.child("hostname"))
                .keeps(Names.DNS_LABEL, spec.subdomain(), path.child("subdomain"))
                .each(spec.tolerations(), path.child("tolerations"), TolerationRules::toleration)
                .each(spec.hostAliases(), path.child("hostAliases"), DnsRules::alias)
                .keeps(Names.DNS_SUBDOMAIN, spec.priorityClassName(), path.child("priorityClassName"))
                .given(
                        spec.runtimeClassName(),
                        name -> path.child("runtimeClassName").invalid(name, Names.DNS_SUBDOMAIN))
                .oneOf(spec.preemptionPolicy(), path.child("preemptionPolicy"), "PreemptLowerPriority", "Never")
                .found();
    }

    private static Seq<FieldError> overhead(PodScope pod, FieldPath path) {
        return pod.spec().overhead().isEmpty()
                ? Vector.empty()
                : ResourceRules.overhead(pod.spec().overhead(), pod, path);
    }

    /** On the network of its node, a pod's ports are its node's. (validatePodHostNetworkDeps) */
    private static Seq<FieldError> hostPorts(PodScope pod, FieldPath path) {
        if (!pod.spec().isHostNetwork()) {
            return Vector.empty();
        }
        return Faults.NONE
                .each(
                        pod.spec().containers(),
                        path,
                        (container, each) -> Faults.NONE
                                .each(container.ports(), each.child("ports"), (port, at) -> {
                                    int host = port.hostPort().getOrElse(0);
                                    boolean judged = pod.options().isPod() || host != 0;
                                    return judged && host != port.containerPort()
                                            ? Vector.of(at.child("hostPort")
                                                    .invalid(
                                                            host,
                                                            "must match `containerPort` when `hostNetwork` is true"))
                                            : Vector.empty();
                                })
                                .found())
                .found();
    }

    private static Seq<FieldError> schedulingGates(PodSpec spec, FieldPath path) {
        Seq<String> names = spec.schedulingGates().map(gate -> gate.name());
        return names.zipWithIndex()
                .flatMap(each -> Faults.NONE
                        .and(path.index(each._2).invalid(each._1, Names.QUALIFIED_NAME))
                        .when(
                                names.indexOf(each._1) < each._2,
                                () -> path.index(each._2).duplicate(each._1))
                        .found());
    }

    /** A user namespace does not go with other namespaces of the node. (validateHostUsers) */
    private static Seq<FieldError> userNamespace(PodScope pod, FieldPath path) {
        if (pod.hostUsers()) {
            return Vector.empty();
        }
        String why = "when `hostUsers` is false";
        return Faults.NONE
                .when(
                        pod.spec().isHostNetwork(),
                        () -> path.child("hostNetwork").forbidden(why))
                // upstream writes these two paths with a capital letter
                .when(
                        pod.spec().hostPID().getOrElse(false),
                        () -> path.child("HostPID").forbidden(why))
                .when(
                        pod.spec().hostIPC().getOrElse(false),
                        () -> path.child("HostIPC").forbidden(why))
                .andIf(
                        !pod.options().devicesOfUserNamespaces(),
                        () -> Containers.visit(
                                pod.spec(),
                                path,
                                (container, at) -> container.volumeDevices().isEmpty()
                                        ? Vector.empty()
                                        : Vector.of(at.child("volumeDevices").forbidden(why))))
                .found();
    }

    /** Returns the faults of volumes that only pods have: a token needs a service account. */
    static Seq<FieldError> tokens(PodSpec spec, FieldPath path) {
        boolean accountless = spec.serviceAccountName().getOrElse("").isEmpty();
        return Faults.NONE
                .each(spec.volumes().filter(volume -> accountless), path.child("volumes"), PodSpecRules::tokens)
                .found();
    }

    private static Seq<FieldError> tokens(Volume volume, FieldPath path) {
        return volume.projected()
                .toVector()
                .flatMap(projected -> Faults.NONE
                        .each(
                                projected.sources(),
                                path.child("projected.sources"),
                                (source, each) -> Faults.NONE
                                        .when(
                                                source.serviceAccountToken().isDefined(),
                                                () -> each.child("serviceAccountToken")
                                                        .forbidden(
                                                                "must not be specified when serviceAccountName is not"
                                                                        + " set"))
                                        .found())
                        .found());
    }
}
