package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionStatus;
import io.github.kubevalue.model.customresource.DefinitionDefaults;
import io.github.kubevalue.model.customresource.DefinitionRules;
import io.github.kubevalue.model.customresource.DefinitionStatuses;
import io.github.kubevalue.model.customresource.Definitions;
import io.github.kubevalue.model.customresource.ServedVersion;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.validation.Names;
import io.vavr.control.Option;

/** The strategies of CustomResourceDefinitions and of the kinds that they define, which the cluster decides. */
final class ExtensionStrategies {
    private ExtensionStrategies() {}

    /** The strategy of definitions among those that are stored. */
    static Strategy<CustomResourceDefinition> definitions(Snapshot snapshot) {
        return Strategy.of(CustomResourceDefinition.KIND)
                .withDefaults(DefinitionDefaults::definition)
                .withFaults(DefinitionRules::faults)
                .withChanges(DefinitionRules::changes)
                .withGeneration(CustomResourceDefinition::spec)
                .withNewStatus(definition -> definition.withStatus(
                        CustomResourceDefinitionStatus.builder().build()))
                .withPrepared(definition -> DefinitionStatuses.decided(definition, snapshot))
                .withStatusOf((definition, other) ->
                        DefinitionStatuses.decided(definition.withStatus(other.status()), snapshot));
    }

    /** The strategy of a kind, if a definition serves it. */
    static Option<Strategy<Unmodelled>> custom(Kind<?> kind, Snapshot snapshot) {
        return Definitions.of(kind, snapshot)
                .flatMap(definition -> Definitions.served(definition, kind.version())
                        .map(version -> new ServedVersion(Definitions.kind(definition, kind.version()), version)))
                .map(ExtensionStrategies::of);
    }

    private static Strategy<Unmodelled> of(ServedVersion version) {
        Strategy<Unmodelled> strategy = Strategy.of(version.kind())
                .withNames(Names.DNS_SUBDOMAIN)
                .withDefaults(version::decoded)
                .withFaults(version::faults)
                .withRatchet(Option.of(version::changes))
                .withUnconditionalUpdate(false)
                .withStatusSubresource(version.hasStatus())
                .withStatusFaults(version::statusChanges)
                .withGeneration(Unmodelled::otherFields);
        return version.hasStatus()
                ? strategy.withStatusOf(ServedVersion::withStatus).withNewStatus(ServedVersion::withoutStatus)
                : strategy;
    }
}
