package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.core.ResourceQuota;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.node.RuntimeClass;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.scheduling.PriorityClass;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Predicate;

/** The classes that others ask for by name, and what bounds what is done to pods. */
// pkg/printers/internalversion/printers.go
final class PolicyPrinters {
    private PolicyPrinters() {}

    static Seq<Column<PriorityClass>> priorityClasses() {
        return Vector.of(
                Column.of("NAME", PriorityClass::name),
                Column.of("VALUE", each -> Integer.toString(each.value())),
                Column.of(
                        "GLOBAL-DEFAULT",
                        each -> Texts.bool(each.globalDefault().getOrElse(false))),
                Column.at("AGE", Age::of),
                Column.of(
                        "PREEMPTIONPOLICY",
                        each -> each.preemptionPolicy().map(Object::toString).getOrElse("")));
    }

    static Seq<Column<RuntimeClass>> runtimeClasses() {
        return Vector.of(
                Column.of("NAME", RuntimeClass::name),
                Column.of("HANDLER", RuntimeClass::handler),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<ResourceQuota>> quotas() {
        return Vector.of(
                Column.of("NAME", ResourceQuota::name),
                Column.of("REQUEST", each -> used(each, resource -> !isLimit(resource))),
                Column.of("LIMIT", each -> used(each, PolicyPrinters::isLimit)),
                Column.at("AGE", Age::of));
    }

    private static boolean isLimit(String resource) {
        return resource.startsWith("limits.");
    }

    private static String used(ResourceQuota quota, Predicate<String> isMeant) {
        return quota.status()
                .hard()
                .filterKeys(isMeant)
                .map(hard -> hard._1 + ": "
                        + quota.status()
                                .used()
                                .get(hard._1)
                                .map(Object::toString)
                                .getOrElse("0") + "/" + hard._2)
                .mkString(", ");
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
