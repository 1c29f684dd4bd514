package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionStatus;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionVersion;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;

/**
 * The status of CustomResourceDefinitions. Their names are accepted, and their kinds served, at once, where two controllers
 * of the real server take a moment.
 */
public final class DefinitionStatuses {
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
}
