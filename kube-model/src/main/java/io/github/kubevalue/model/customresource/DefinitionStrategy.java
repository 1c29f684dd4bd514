package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionStatus;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionVersion;
import io.github.kubevalue.model.registry.Strategy;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;

/**
 * How the API server treats CustomResourceDefinitions. Their names are accepted, and their kinds served, at once, where
 * two controllers of the real server take a moment.
 */
public final class DefinitionStrategy {
    private DefinitionStrategy() {}

    /** Returns the strategy among the definitions that are stored. */
    public static Strategy<CustomResourceDefinition> among(Snapshot snapshot) {
        return Strategy.of(CustomResourceDefinition.KIND)
                .withDefaults(DefinitionDefaults::definition)
                .withFaults(DefinitionRules::faults)
                .withChanges(DefinitionRules::changes)
                .withGeneration(CustomResourceDefinition::spec)
                .withNewStatus(definition -> definition.withStatus(
                        CustomResourceDefinitionStatus.builder().build()))
                .withPrepared(definition -> decided(definition, snapshot))
                .withStatusOf((definition, other) -> decided(definition.withStatus(other.status()), snapshot));
    }

    private static CustomResourceDefinition decided(CustomResourceDefinition definition, Snapshot snapshot) {
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
