package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionCondition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionConditionType;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionStatus;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionVersion;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The status of CustomResourceDefinitions. Their names are accepted, and their kinds served, at once, where two controllers
 * of the real server take a moment.
 */
public final class DefinitionStatuses {
    private static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    private DefinitionStatuses() {}

    /** Returns a definition with the names that it gets among those that are stored, and the version that is stored. */
    public static CustomResourceDefinition decided(CustomResourceDefinition definition, Snapshot snapshot) {
        CustomResourceDefinitionStatus status = definition.status();
        Seq<String> storage = definition
                .spec()
                .versions()
                .filter(CustomResourceDefinitionVersion::storage)
                .map(CustomResourceDefinitionVersion::name)
                .reject(status.storedVersions()::contains)
                .take(1);
        return new AcceptedNames(definition.withStatus(
                        status.withStoredVersions(status.storedVersions().appendAll(storage))))
                .among(snapshot.list(CustomResourceDefinition.KIND));
    }

    /** Returns a definition whose deletion begins: it stays until no object of its kind is left. */
    // pkg/registry/customresourcedefinition/etcd.go, Delete
    public static CustomResourceDefinition terminating(CustomResourceDefinition definition, Option<Instant> since) {
        CustomResourceDefinitionCondition condition = CustomResourceDefinitionCondition.builder()
                .type(CustomResourceDefinitionConditionType.TERMINATING)
                .status(ConditionStatus.TRUE)
                .lastTransitionTime(since)
                .reason("InstanceDeletionPending")
                .message("CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon")
                .build();
        Seq<String> finalizers = definition.metadata().finalizers();
        return definition
                .withMetadata(definition
                        .metadata()
                        .withFinalizers(finalizers.contains(CLEANUP) ? finalizers : finalizers.append(CLEANUP)))
                .withStatus(definition
                        .status()
                        .withConditions(definition.status().conditions().append(condition)));
    }

    /** Whether a definition only waits for the objects of its kind to go. */
    public static boolean isHeld(CustomResourceDefinition definition) {
        return definition.metadata().isDeleting()
                && definition.metadata().finalizers().contains(CLEANUP);
    }

    /** Returns a definition that waits for no objects any more. */
    public static CustomResourceDefinition released(CustomResourceDefinition definition) {
        return definition.withMetadata(definition
                .metadata()
                .withFinalizers(definition.metadata().finalizers().remove(CLEANUP)));
    }
}
