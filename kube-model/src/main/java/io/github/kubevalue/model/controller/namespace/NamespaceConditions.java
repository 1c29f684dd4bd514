package io.github.kubevalue.model.controller.namespace;

import io.github.kubevalue.model.core.NamespaceCondition;
import io.github.kubevalue.model.core.NamespaceStatus;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the status of a namespace tells of its deletion. */
final class NamespaceConditions {
    // pkg/controller/namespace/deletion/status_condition_utils.go, conditionTypes, okMessages, okReasons
    private static final Seq<NamespaceCondition> WELL = Vector.of(
            condition(
                    "NamespaceDeletionDiscoveryFailure",
                    false,
                    "ResourcesDiscovered",
                    "All resources successfully discovered"),
            condition(
                    "NamespaceDeletionGroupVersionParsingFailure",
                    false,
                    "ParsedGroupVersions",
                    "All legacy kube types successfully parsed"),
            condition(
                    "NamespaceDeletionContentFailure",
                    false,
                    "ContentDeleted",
                    "All content successfully deleted, may be waiting on finalization"),
            condition("NamespaceContentRemaining", false, "ContentRemoved", "All content successfully removed"),
            condition(
                    "NamespaceFinalizersRemaining",
                    false,
                    "ContentHasNoFinalizers",
                    "All content-preserving finalizers finished"));

    private NamespaceConditions() {}

    /** Content that was deleted is there though nothing holds it. */
    static NamespaceCondition failure(String text) {
        return condition(
                "NamespaceDeletionContentFailure",
                true,
                "ContentDeletionFailed",
                "Failed to delete all resource types, 1 remaining: " + text);
    }

    /** So many objects of each resource remain. */
    static NamespaceCondition remaining(Map<String, Integer> resources) {
        // ProcessContentTotals
        return condition(
                "NamespaceContentRemaining",
                true,
                "SomeResourcesRemain",
                "Some resources are remaining: " + listed(resources, "has"));
    }

    /** So many objects are held by each finalizer. */
    static NamespaceCondition held(Map<String, Integer> finalizers) {
        return condition(
                "NamespaceFinalizersRemaining",
                true,
                "SomeFinalizersRemain",
                "Some content in the namespace has finalizers remaining: " + listed(finalizers, "in"));
    }

    private static String listed(Map<String, Integer> instances, String link) {
        return instances
                .map(each -> each._1 + " " + link + " " + each._2 + " resource instances")
                .sorted()
                .mkString(", ");
    }

    /** Returns the status with those conditions, and with all else being well. */
    static NamespaceStatus updated(NamespaceStatus status, Seq<NamespaceCondition> failing, Instant now) {
        // updateConditions
        return WELL.map(well -> failing.find(condition -> condition.type().equals(well.type()))
                        .getOrElse(well)
                        .withLastTransitionTime(Option.of(now.truncatedTo(ChronoUnit.SECONDS))))
                .foldLeft(status, NamespaceConditions::with);
    }

    private static NamespaceStatus with(NamespaceStatus status, NamespaceCondition next) {
        int place = status.conditions().indexWhere(old -> old.type().equals(next.type()));
        if (place < 0) {
            return status.withConditions(status.conditions().append(next));
        }
        NamespaceCondition old = status.conditions().get(place);
        NamespaceCondition dated =
                old.status().equals(next.status()) ? next.withLastTransitionTime(old.lastTransitionTime()) : next;
        return status.withConditions(status.conditions().update(place, dated));
    }

    private static NamespaceCondition condition(String type, boolean holds, String reason, String message) {
        return NamespaceCondition.builder()
                .type(type)
                .status(ConditionStatus.of(holds))
                .reason(reason)
                .message(message)
                .build();
    }
}
