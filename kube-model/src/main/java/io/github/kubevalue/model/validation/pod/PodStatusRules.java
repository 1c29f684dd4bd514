package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.HostIP;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.PodQOSClass;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.validation.AddressRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.github.kubevalue.model.validation.InternalTypes;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on what may be said of a pod. (pkg/apis/core/validation/validation.go, ValidatePodStatusUpdate) */
public final class PodStatusRules {
    private static final FieldPath STATUS = FieldPath.of("status");
    private static final String COUNT = "must be a non-negative integer";

    private PodStatusRules() {}

    /** Returns what is wrong with a new status of a pod. */
    public static Seq<FieldError> faults(Pod after, Pod before) {
        PodStatus now = after.status();
        PodStatus old = before.status();
        return Faults.NONE
                .each(now.conditions(), STATUS.child("conditions"), PodStatusRules::condition)
                .given(
                        now.nominatedNodeName()
                                .filter(node -> !old.nominatedNodeName().contains(node)),
                        node -> nominated(node, before, STATUS.child("nominatedNodeName")))
                .given(
                        now.observedGeneration().filter(number -> number < 0),
                        number -> Vector.of(STATUS.child("observedGeneration").invalid(number, COUNT)))
                .given(old.qosClass(), quality -> quality(now.qosClass().getOrElse(quality), quality))
                .and(RestartingRules.faults(after, before, STATUS))
                .and(addresses(
                        "PodIP",
                        now.podIPs(),
                        now.podIPs().map(PodIP::ip),
                        old.podIPs().map(PodIP::ip),
                        "podIPs"))
                .and(hostAddress(now))
                .and(addresses(
                        "HostIP",
                        now.hostIPs(),
                        now.hostIPs().map(HostIP::ip),
                        old.hostIPs().map(HostIP::ip),
                        "hostIPs"))
                .found();
    }

    /** The server says of each new pod how well it is treated, which the node may leave out but not change. */
    private static Seq<FieldError> quality(PodQOSClass now, PodQOSClass old) {
        return Faults.NONE
                .immutable(now, old, STATUS.child("qosClass"), quality -> GoText.json(quality.toString()))
                .found();
    }

    private static Seq<FieldError> condition(PodCondition condition, FieldPath path) {
        return Faults.NONE
                .given(
                        condition.observedGeneration().filter(number -> number < 0),
                        number -> Vector.of(path.child("observedGeneration").invalid(number, COUNT)))
                .and(path.child("Type").invalid(condition.type(), Names.QUALIFIED_NAME))
                .found();
    }

    private static Seq<FieldError> nominated(String node, Pod before, FieldPath path) {
        boolean bound = before.spec().nodeName().exists(name -> !name.isEmpty());
        return Faults.NONE
                .keeps(Names.DNS_SUBDOMAIN, Option.of(node), path)
                .when(
                        bound && !node.isEmpty(),
                        () -> path.forbidden("may not be set on pods that are already bound to a node"))
                .found();
    }

    private static Seq<FieldError> hostAddress(PodStatus status) {
        String first = status.hostIPs().headOption().map(HostIP::ip).getOrElse("");
        return first.equals(status.hostIP().getOrElse("")) || status.hostIPs().isEmpty()
                ? Vector.empty()
                : Vector.of(STATUS.child("hostIPs").index(0).child("ip").invalid(first, "must be equal to `hostIP`"));
    }

    private static Seq<FieldError> addresses(
            String type, Seq<? extends ApiValue> values, Seq<String> ips, Seq<String> before, String field) {
        FieldPath path = STATUS.child(field);
        boolean both = ips.size() == 2 && AddressRules.isDualStack(ips.flatMap(AddressRules::sloppy));
        return Faults.NONE
                .each(ips, path, (ip, each) -> AddressRules.ip(ip, each, before))
                .when(
                        ips.size() > 1 && !both,
                        () -> path.invalidJson(
                                InternalTypes.json(type, values), "may specify no more than one IP for each IP family"))
                .found();
    }
}
