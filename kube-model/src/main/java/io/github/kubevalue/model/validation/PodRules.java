package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.Volume;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;

/** The rules on pods and their templates. (pkg/apis/core/validation/validation.go, ValidatePodSpec) */
public final class PodRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final String FORBIDDEN = "pod updates may not change fields other than `spec.containers[*].image`,"
            + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
            + "`spec.tolerations` (only additions to existing tolerations),"
            + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    private PodRules() {}

    /** Returns the faults of a pod that has its defaults. */
    public static Seq<FieldError> faults(Pod pod) {
        return spec(pod.spec(), SPEC)
                .appendAll(BehaviourRules.faults(pod.metadata(), pod.spec(), FieldPath.of("metadata")));
    }

    /** Returns the faults of a change of a pod. */
    public static Seq<FieldError> changes(Pod after, Pod before) {
        PodSpec old = before.spec();
        PodSpec now = after.spec();
        boolean taken = !now.tolerations().containsAll(old.tolerations());
        PodSpec mungled = now.withContainers(now.containers()
                        .zipWith(old.containers(), (mine, theirs) -> mine.withImage(theirs.image()))
                        .appendAll(now.containers().drop(old.containers().size())))
                .withInitContainers(now.initContainers()
                        .zipWith(old.initContainers(), (mine, theirs) -> mine.withImage(theirs.image()))
                        .appendAll(
                                now.initContainers().drop(old.initContainers().size())))
                .withActiveDeadlineSeconds(old.activeDeadlineSeconds())
                .withTolerations(taken ? now.tolerations() : old.tolerations())
                .withSchedulingGates(
                        old.schedulingGates().containsAll(now.schedulingGates())
                                ? old.schedulingGates()
                                : now.schedulingGates());
        return mungled.equals(old) ? Vector.empty() : Vector.of(SPEC.forbidden(FORBIDDEN));
    }

    /** Returns the faults of a template. */
    static Seq<FieldError> template(PodTemplateSpec template, FieldPath path) {
        return Faults.NONE
                .and(MetadataRules.labels(template.metadata().labels(), path.child("labels")))
                .and(spec(template.spec(), path.child("spec")))
                .and(BehaviourRules.faults(template.metadata(), template.spec(), path.child("metadata")))
                .found();
    }

    private static Seq<FieldError> spec(PodSpec spec, FieldPath path) {
        Set<String> volumes = spec.volumes().map(Volume::name).toSet();
        return Faults.NONE
                .each(spec.volumes(), path.child("volumes"), VolumeRules::volume)
                .unique(
                        spec.volumes().map(Volume::name),
                        path.child("volumes"),
                        (name, each) -> each.child("name").duplicate(name))
                .and(ContainerRules.regular(spec.containers(), volumes, path.child("containers")))
                .and(ContainerRules.init(
                        spec.initContainers(), spec.containers(), volumes, path.child("initContainers")))
                .oneOf(spec.restartPolicy(), path.child("restartPolicy"), "Always", "OnFailure", "Never")
                .oneOf(
                        spec.dnsPolicy(),
                        path.child("dnsPolicy"),
                        "ClusterFirstWithHostNet",
                        "ClusterFirst",
                        "Default",
                        "None")
                .and(MetadataRules.labels(spec.nodeSelector(), path.child("nodeSelector")))
                .given(spec.affinity(), affinity -> PlacementRules.affinity(affinity, path.child("affinity")))
                .and(dns(spec, path.child("dnsConfig")))
                .each(spec.topologySpreadConstraints(), path.child("topologySpreadConstraints"), PlacementRules::spread)
                .keeps(Names.DNS_SUBDOMAIN, spec.serviceAccountName(), path.child("serviceAccountName"))
                .keeps(Names.DNS_SUBDOMAIN, spec.nodeName(), path.child("nodeName"))
                .and(deadline(spec, path.child("activeDeadlineSeconds")))
                .keeps(Names.DNS_LABEL, spec.hostname(), path.child("hostname"))
                .keeps(Names.DNS_LABEL, spec.subdomain(), path.child("subdomain"))
                .each(spec.tolerations(), path.child("tolerations"), PlacementRules::toleration)
                .each(
                        spec.hostAliases(),
                        path.child("hostAliases"),
                        (alias, each) -> Faults.NONE
                                .and(Checks.ip(alias.ip(), each.child("ip")))
                                .each(
                                        alias.hostnames(),
                                        each.child("hostnames"),
                                        (name, host) -> host.invalid(name, Names.DNS_SUBDOMAIN))
                                .found())
                .keeps(Names.DNS_SUBDOMAIN, spec.priorityClassName(), path.child("priorityClassName"))
                .found();
    }

    private static Seq<FieldError> deadline(PodSpec spec, FieldPath path) {
        return spec.activeDeadlineSeconds()
                .filter(seconds -> seconds < 1 || seconds > Integer.MAX_VALUE)
                .map(seconds -> path.invalid(seconds, "must be between 1 and " + Integer.MAX_VALUE + ", inclusive"))
                .toVector();
    }

    private static Seq<FieldError> dns(PodSpec spec, FieldPath path) {
        boolean none = spec.dnsPolicy().exists(policy -> policy.text().equals("None"));
        Seq<String> servers = spec.dnsConfig().toVector().flatMap(config -> config.nameservers());
        Seq<String> searches = spec.dnsConfig().toVector().flatMap(config -> config.searches());
        FieldPath nameservers = path.child("nameservers");
        return Faults.NONE
                .when(
                        none && spec.dnsConfig().isEmpty(),
                        path.required("must provide `dnsConfig` when `dnsPolicy` is None"))
                .when(
                        none && spec.dnsConfig().isDefined() && servers.isEmpty(),
                        nameservers.required("must provide at least one DNS nameserver when `dnsPolicy` is None"))
                .when(servers.size() > 3, nameservers.invalid(servers, "must not have more than 3 nameservers"))
                .each(servers, nameservers, Checks::ip)
                .when(
                        searches.size() > 32,
                        path.child("searches").invalid(searches, "must not have more than 32 search paths"))
                .found();
    }
}
