package io.github.kubevalue.model.validation.core;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAddress;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.runtime.NodeBehaviour;
import io.github.kubevalue.model.validation.AddressRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.InternalTypes;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on nodes. (pkg/apis/core/validation/validation.go, ValidateNode) */
public final class NodeRules {
    private static final FieldPath STATUS = FieldPath.of("status");
    private static final FieldPath CIDRS = FieldPath.of("spec.podCIDRs");
    private static final String FIXED = "node updates may not change %s except from \"\" to valid";

    private NodeRules() {}

    /** Returns the faults of a new node that has its defaults. */
    public static Seq<FieldError> faults(Node node) {
        Seq<String> cidrs = node.spec().podCIDRs();
        Seq<Cidr> parsed = cidrs.flatMap(AddressRules::sloppyCidr);
        boolean mixed = cidrs.size() > 1 && (cidrs.size() > 2 || !AddressRules.isDualStack(parsed.map(Cidr::ip)));
        return Faults.NONE
                .and(behaviour(node))
                .and(taints(node.spec().taints()))
                .and(resources(node))
                .each(cidrs, CIDRS, AddressRules::cidr)
                .when(mixed, () -> CIDRS.invalid(cidrs, "may specify no more than one CIDR for each IP family"))
                .found();
    }

    /** Returns the faults of a node that replaces another, what may not change among them. */
    public static Seq<FieldError> updated(Node after, Node before) {
        Seq<NodeAddress> addresses = after.status().addresses();
        Seq<String> old = before.spec().podCIDRs();
        String provider = before.spec().providerID().getOrElse("");
        return Faults.NONE
                .and(behaviour(after))
                .and(resources(after))
                .unique(
                        addresses,
                        STATUS.child("addresses"),
                        (address, path) -> path.duplicateJson(InternalTypes.json("NodeAddress", address)))
                .and(cidrs(after.spec().podCIDRs(), old))
                .when(
                        !provider.isEmpty() && !after.spec().providerID().contains(provider),
                        () -> FieldPath.of("spec.providerID").forbidden(String.format(FIXED, "providerID")))
                .and(taints(after.spec().taints()))
                .found();
    }

    private static Seq<FieldError> cidrs(Seq<String> now, Seq<String> old) {
        FieldError fault = CIDRS.forbidden(String.format(FIXED, "podCIDR"));
        if (old.isEmpty()) {
            return Vector.empty();
        }
        return now.size() == old.size()
                ? now.zip(old).filter(pair -> !pair._1.equals(pair._2)).map(pair -> fault)
                : Vector.of(fault);
    }

    /** The rules on the annotations that say what is used on the node: our own, not the API server's. */
    private static Seq<FieldError> behaviour(Node node) {
        FieldPath path = FieldPath.of("metadata.annotations");
        return new NodeBehaviour(node)
                .problems()
                .map(problem -> path.key(problem.annotation()).invalid(problem.value(), problem.detail()));
    }

    /** Upstream says of taints that they are in the metadata. */
    private static Seq<FieldError> taints(Seq<Taint> taints) {
        FieldPath path = FieldPath.of("metadata.taints");
        return taints.zipWithIndex().flatMap(each -> {
            Taint taint = each._1;
            FieldPath at = path.index(each._2);
            boolean repeated = taints.take(each._2)
                    .exists(other ->
                            other.key().equals(taint.key()) && other.effect().equals(taint.effect()));
            Seq<String> broken = Names.LABEL_VALUE.broken(taint.value().getOrElse(""));
            return Faults.NONE
                    .and(at.child("key").invalid(taint.key(), Names.QUALIFIED_NAME))
                    .when(
                            !broken.isEmpty(),
                            () -> at.child("value").invalid(taint.value().getOrElse(""), broken.mkString(";")))
                    .someOf(
                            Option.of(taint.effect()),
                            at.child("effect"),
                            "NoSchedule",
                            "PreferNoSchedule",
                            "NoExecute")
                    .when(repeated, () -> repeated(taint, at))
                    .found();
        });
    }

    private static FieldError repeated(Taint taint, FieldPath path) {
        FieldError fault = path.duplicateJson(InternalTypes.json("Taint", taint));
        return new FieldError(
                fault.field(), fault.type(), fault.value(), "taints must be unique by key and effect pair");
    }

    private static Seq<FieldError> resources(Node node) {
        return amounts(node.status().capacity(), STATUS.child("capacity"))
                .appendAll(amounts(node.status().allocatable(), STATUS.child("allocatable")));
    }

    private static Seq<FieldError> amounts(SortedMap<String, Quantity> amounts, FieldPath path) {
        return amounts.toVector().flatMap(amount -> ResourceNames.amount(amount._1, amount._2, path.child(amount._1)));
    }
}
