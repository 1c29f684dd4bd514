package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/**
 * In what light the spec of a pod is judged. What a stored object got away with under older rules, it may keep.
 * (pkg/api/pod/util.go, GetValidationOptionsFromPodSpecAndMeta)
 */
@Value.Immutable
interface PodOptions extends WithPodOptions {

    /** Returns the options for a pod that is new. */
    static PodOptions pod() {
        return ImmutablePodOptions.builder().build();
    }

    /** Returns the options for the template of a workload that is new. */
    static PodOptions template() {
        return pod().withIsPod(false);
    }

    /** Whether the spec is that of a pod, rather than of a template. */
    @Value.Default
    default boolean isPod() {
        return true;
    }

    /** Whether the annotation of the cost of deletion may be no number. */
    @Value.Default
    default boolean anyDeletionCost() {
        return false;
    }

    /** Whether selectors of affinities may name values that are no label values. */
    @Value.Default
    default boolean anySelectorValues() {
        return false;
    }

    /** Whether required node affinities may name values that are no label values. */
    @Value.Default
    default boolean anyNodeAffinityValues() {
        return false;
    }

    /** Whether amounts of huge pages need be no multiples of the page. */
    @Value.Default
    default boolean anyHugePages() {
        return false;
    }

    /** Whether the selectors of spread constraints may be any. */
    @Value.Default
    default boolean anySpreadSelectors() {
        return false;
    }

    /** Whether the keys of spread constraints are judged as before 1.34. */
    @Value.Default
    default boolean legacySpreadKeys() {
        return false;
    }

    /** Whether the paths of projected tokens may lead anywhere. */
    @Value.Default
    default boolean anyTokenPaths() {
        return false;
    }

    /** Whether sysctls of namespaces may be set that are the node's. */
    @Value.Default
    default boolean anySysctls() {
        return false;
    }

    /** Whether init containers that end may restart to be resized. */
    @Value.Default
    default boolean restartingResizes() {
        return false;
    }

    /** Whether block devices go with a user namespace. */
    @Value.Default
    default boolean devicesOfUserNamespaces() {
        return false;
    }

    /** Returns these options for a spec that replaces another. */
    default PodOptions after(PodSpec before, ObjectMeta metadata) {
        PodScope scope = new PodScope(before, HashMap.empty(), this);
        return withAnyDeletionCost(!PodAnnotationRules.hasValidDeletionCost(metadata.annotations()))
                .withAnySelectorValues(AffinityRules.hasInvalidSelectorValues(before.affinity()))
                .withAnyNodeAffinityValues(AffinityRules.hasInvalidNodeValues(before.affinity()))
                .withAnyHugePages(ResourceRules.hasIndivisibleHugePages(before))
                .withAnySpreadSelectors(SpreadRules.hasInvalidSelectors(before.topologySpreadConstraints()))
                .withLegacySpreadKeys(SpreadRules.hasInvalidKeys(before.topologySpreadConstraints()))
                .withAnyTokenPaths(ProjectionRules.hasInvalidTokenPaths(before.volumes()))
                .withAnySysctls(PodSecurityRules.hasHostSysctls(scope))
                .withRestartingResizes(RestartRules.hasRestartingResizes(before.initContainers()))
                .withDevicesOfUserNamespaces(!scope.hostUsers()
                        && Containers.of(before)
                                .exists(container -> !container.volumeDevices().isEmpty()));
    }

    /** Returns the options for a spec, and for the one that it replaces, if any. */
    static PodOptions of(PodOptions options, Option<PodSpec> before, ObjectMeta metadata) {
        return before.map(spec -> options.after(spec, metadata)).getOrElse(options);
    }
}
