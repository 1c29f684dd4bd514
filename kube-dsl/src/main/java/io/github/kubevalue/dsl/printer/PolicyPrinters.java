package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.coordination.Lease;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.node.RuntimeClass;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.scheduling.PriorityClass;
import io.github.kubevalue.model.storage.StorageClass;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The classes that others ask for by name, and what bounds what is done to pods. */
// pkg/printers/internalversion/printers.go
final class PolicyPrinters {
    private PolicyPrinters() {}

    static Seq<Column<PriorityClass>> priorityClasses() {
        return Vector.of(
                Column.of("NAME", PriorityClass::name),
                Column.of("VALUE", each -> Integer.toString(each.value())),
                Column.of("GLOBAL-DEFAULT", each -> each.globalDefault().getOrElse(false) ? "true" : "false"),
                Column.at("AGE", Age::of),
                Column.wide(
                        "PREEMPTIONPOLICY",
                        each -> each.preemptionPolicy().map(Object::toString).getOrElse("")));
    }

    static Seq<Column<StorageClass>> storageClasses() {
        return Vector.of(
                Column.of("NAME", each -> each.isDefault() ? each.name() + " (default)" : each.name()),
                Column.of("PROVISIONER", StorageClass::provisioner),
                Column.of(
                        "RECLAIMPOLICY",
                        each -> each.reclaimPolicy().map(Object::toString).getOrElse("Delete")),
                Column.of(
                        "VOLUMEBINDINGMODE",
                        each -> each.volumeBindingMode().map(Object::toString).getOrElse("Immediate")),
                Column.of(
                        "ALLOWVOLUMEEXPANSION",
                        each -> each.allowVolumeExpansion().getOrElse(false) ? "true" : "false"),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<RuntimeClass>> runtimeClasses() {
        return Vector.of(
                Column.of("NAME", RuntimeClass::name),
                Column.of("HANDLER", RuntimeClass::handler),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<Lease>> leases() {
        return Vector.of(
                Column.of("NAME", Lease::name),
                Column.of("HOLDER", each -> each.spec().holderIdentity().getOrElse("")),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<PodDisruptionBudget>> disruptionBudgets() {
        return Vector.of(
                Column.of("NAME", PodDisruptionBudget::name),
                Column.of(
                        "MIN AVAILABLE",
                        each -> each.spec()
                                .minAvailable()
                                .map(IntOrString::toString)
                                .getOrElse("N/A")),
                Column.of(
                        "MAX UNAVAILABLE",
                        each -> each.spec()
                                .maxUnavailable()
                                .map(IntOrString::toString)
                                .getOrElse("N/A")),
                Column.of(
                        "ALLOWED DISRUPTIONS",
                        each -> Integer.toString(each.status().disruptionsAllowed())),
                Column.at("AGE", Age::of));
    }
}
