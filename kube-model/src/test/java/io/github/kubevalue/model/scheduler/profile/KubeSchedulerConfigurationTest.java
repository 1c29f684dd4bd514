package io.github.kubevalue.model.scheduler.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.scheduler.Plugin;
import io.github.kubevalue.model.scheduler.attempt.Profile;
import io.github.kubevalue.model.scheduler.queue.QueuedPod.Backoff;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.yaml.Documents;
import io.vavr.collection.Seq;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From pkg/scheduler/apis/config: v1/default_plugins_test.go, validation/validation_test.go, validation_pluginargs_test.go. */
class KubeSchedulerConfigurationTest {
    private static Json.Obj document(String yaml) {
        return (Json.Obj) Documents.ofYaml(yaml).roots().head().json();
    }

    private static Profile profile(String yaml) {
        return KubeSchedulerConfiguration.read(document(yaml)).get().profiles().head();
    }

    private static Seq<String> names(Seq<? extends Plugin> plugins) {
        return plugins.map(Plugin::name);
    }

    private static Seq<String> weights(Profile profile) {
        return profile.scores().map(one -> one.plugin().name() + " " + one.weight());
    }

    private static String faults(String yaml) {
        return KubeSchedulerConfiguration.read(document(yaml))
                .swap()
                .map(errors -> errors.map(FieldError::toString).mkString("; "))
                .getOrElse("");
    }

    @Test
    void byDefaultThereIsOneProfile() {
        Profile profile = KubeSchedulerConfiguration.DEFAULT.profiles().head();
        assertThat(profile.name()).isEqualTo("default-scheduler");
        assertThat(names(profile.filters()))
                .containsExactly(
                        "NodeUnschedulable",
                        "NodeName",
                        "TaintToleration",
                        "NodeAffinity",
                        "NodePorts",
                        "NodeResourcesFit",
                        "VolumeRestrictions",
                        "NodeVolumeLimits",
                        "VolumeBinding",
                        "VolumeZone",
                        "PodTopologySpread",
                        "InterPodAffinity");
        assertThat(weights(profile))
                .containsExactly(
                        "TaintToleration 3",
                        "NodeAffinity 2",
                        "NodeResourcesFit 1",
                        "PodTopologySpread 2",
                        "InterPodAffinity 2",
                        "NodeResourcesBalancedAllocation 1",
                        "ImageLocality 1");
        assertThat(names(profile.lastResort().toVector())).containsExactly("DefaultPreemption");
        assertThat(KubeSchedulerConfiguration.DEFAULT.backoff()).isEqualTo(Backoff.DEFAULT);
    }

    @Test
    void pluginsAreDisabledAtOnePointOrAtAll() {
        Profile one =
                profile("profiles: [{plugins: {score: {disabled: [{name: ImageLocality}, {name: TaintToleration}]}}}]");
        assertThat(weights(one)).doesNotContain("ImageLocality 1", "TaintToleration 3");
        assertThat(names(one.filters())).contains("TaintToleration");
        Profile all = profile("profiles: [{plugins: {multiPoint: {disabled: [{name: TaintToleration}]}}}]");
        assertThat(names(all.filters())).doesNotContain("TaintToleration");
        Profile none = profile(
                "profiles: [{plugins: {score: {disabled: [{name: '*'}]}, postFilter: {disabled: [{name: '*'}]}}}]");
        assertThat(none.scores()).isEmpty();
        assertThat(none.lastResort()).isEmpty();
    }

    // pkg/scheduler/framework/runtime/framework.go, expandMultiPointPlugins: plugins of the point that are enabled for
    // all
    // too keep the order of the point, and come first
    @Test
    void whatThePointSaysAgainComesFirstInItsOrder() {
        Profile profile =
                profile("profiles: [{plugins: {filter: {enabled: [{name: NodeName}, {name: NodeUnschedulable}]}}}]");
        assertThat(names(profile.filters())).startsWith("NodeName", "NodeUnschedulable", "TaintToleration");
    }

    @Test
    void weightsAreSaidAtThePointOrForAll() {
        assertThat(weights(profile("profiles: [{plugins: {score: {enabled: [{name: ImageLocality, weight: 9}]}}}]")))
                .startsWith("ImageLocality 9");
        assertThat(weights(
                        profile("profiles: [{plugins: {multiPoint: {enabled: [{name: ImageLocality, weight: 7}]}}}]")))
                .endsWith("ImageLocality 7");
        assertThat(weights(profile("profiles: [{plugins: {score: {disabled: [{name: '*'}], "
                        + "enabled: [{name: NodeResourcesFit}, {name: NodeAffinity, weight: 4}]}}}]")))
                .containsExactly("NodeResourcesFit 1", "NodeAffinity 4");
    }

    @Test
    void everyProfileHasItsNameAndItsPercentage() {
        Seq<Profile> profiles =
                KubeSchedulerConfiguration.read(document("""
                    percentageOfNodesToScore: 30
                    podInitialBackoffSeconds: 2
                    podMaxBackoffSeconds: 20
                    profiles:
                      - schedulerName: spread
                      - {schedulerName: pack, percentageOfNodesToScore: 70}
                    """)).get().profiles();
        assertThat(profiles.map(Profile::name)).containsExactly("spread", "pack");
        assertThat(profiles.map(profile -> profile.nodesToFind(1000))).containsExactly(300, 700);
    }

    @Test
    void theBackoffIsSaidInSeconds() {
        assertThat(KubeSchedulerConfiguration.read(document("{podInitialBackoffSeconds: 2, podMaxBackoffSeconds: 20}"))
                        .get()
                        .backoff())
                .isEqualTo(new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(20)));
    }

    // schedule_one_test.go, TestNumFeasibleNodesToFind
    @ParameterizedTest
    @CsvSource({
        "0, 10, 10",
        "40, 10, 10",
        "0, 1000, 420",
        "40, 1000, 400",
        "0, 6000, 300",
        "40, 6000, 2400",
        "0, 5000, 500",
        "0, 100, 100",
        "1, 1000, 100"
    })
    void someOfManyNodesAreEnough(int percentage, int nodes, int enough) {
        assertThat(profile("percentageOfNodesToScore: " + percentage).nodesToFind(nodes))
                .isEqualTo(enough);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "parallelism: 0 | parallelism: Invalid value: 0: should be an integer value greater than zero",
                "podInitialBackoffSeconds: 0 | podInitialBackoffSeconds: Invalid value: 0: must be greater than 0",
                "podMaxBackoffSeconds: 0 | podMaxBackoffSeconds: Invalid value: 0: must be greater than or equal to "
                        + "PodInitialBackoffSeconds",
                "percentageOfNodesToScore: 101 | percentageOfNodesToScore: Invalid value: 101: not in valid range"
                        + " [0-100]",
                "profiles: [{schedulerName: a}, {schedulerName: a}] | profiles[1].schedulerName: Duplicate value: "
                        + "\"profiles[0].schedulerName\"",
                "profiles: [{schedulerName: a}, {}] | profiles[1].schedulerName: Required value",
                "profiles: [{percentageOfNodesToScore: -1}] | profiles[0].percentageOfNodesToScore: Invalid value: -1: "
                        + "not in valid range [0-100]",
                "profiles: [{plugins: {score: {enabled: [{name: CinderLimits}]}}}] |"
                        + " profiles[0].plugins.score.enabled[0]: Invalid value: \"CinderLimits\": was invalid in version"
                        + " \"kubescheduler.config.k8s.io/v1\" (KubeSchedulerConfiguration is version"
                        + " \"kubescheduler.config.k8s.io/v1\")",
                "profiles: [{plugins: {filter: {enabled: [{name: Mine}]}}}] | profiles[0].plugins.filter.enabled[0]: "
                        + "Invalid value: \"Mine\": FilterPlugin \"Mine\" does not exist"
            })
    void faultsOfTheConfigurationAreToldInUpstreamsWords(String yaml, String fault) {
        assertThat(faults(yaml)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DefaultPreemption | {minCandidateNodesPercentage: 101} | minCandidateNodesPercentage: Invalid value:"
                        + " 101: not in valid range [0, 100]",
                "DefaultPreemption | {minCandidateNodesAbsolute: -1} | minCandidateNodesAbsolute: Invalid value: -1: "
                        + "not in valid range [0, inf)",
                "DefaultPreemption | {minCandidateNodesPercentage: 0, minCandidateNodesAbsolute: 0} |"
                        + " minCandidateNodesPercentage: Invalid value: 0: cannot be zero at the same time as"
                        + " minCandidateNodesAbsolute; @.minCandidateNodesAbsolute: Invalid value: 0: cannot be zero at"
                        + " the same time as minCandidateNodesPercentage",
                "InterPodAffinity | {hardPodAffinityWeight: 101} | hardPodAffinityWeight: Invalid value: 101: not in"
                        + " valid range [0, 100]",
                "NodeResourcesBalancedAllocation | {resources: [{name: cpu, weight: 2}]} | resources[0].weight:"
                        + " Invalid value: 2: must be 1",
                "NodeResourcesBalancedAllocation | {resources: [{name: cpu}, {name: cpu}]} | resources[1].name:"
                        + " Duplicate value: \"cpu\"",
                "NodeResourcesFit | {ignoredResourceGroups: [a/b]} | ignoredResourceGroups[0]: Invalid value: \"a/b\": "
                        + "resource group name can't contain '/'",
                "NodeResourcesFit | {scoringStrategy: {type: Best}} | scoringStrategy.type: Unsupported value:"
                        + " \"Best\": supported values: \"LeastAllocated\", \"MostAllocated\","
                        + " \"RequestedToCapacityRatio\"",
                "NodeResourcesFit | {scoringStrategy: {type: MostAllocated, resources: [{name: cpu, weight: 101}]}} |"
                        + " scoringStrategy.resources[0].weight: Invalid value: 101: resource weight of cpu not in valid"
                        + " range (0, 100]",
                "NodeResourcesFit | {scoringStrategy: {type: RequestedToCapacityRatio}} | "
                        + "scoringStrategy.requestedToCapacityRatio: Required value: must be specified when type is "
                        + "RequestedToCapacityRatio",
                "NodeResourcesFit | {scoringStrategy: {type: RequestedToCapacityRatio, requestedToCapacityRatio:"
                        + " {shape: []}}} | scoringStrategy.requestedToCapacityRatio.shape: Required value: at least one"
                        + " point must be specified",
                "NodeResourcesFit | {scoringStrategy: {type: RequestedToCapacityRatio, requestedToCapacityRatio:"
                        + " {shape: [{utilization: 9, score: 11}, {utilization: 3, score: 1}]}}} |"
                        + " scoringStrategy.requestedToCapacityRatio.shape[1].utilization: Invalid value: 3: values must"
                        + " be sorted in increasing order; @.scoringStrategy.requestedToCapacityRatio.shape[0].score:"
                        + " Invalid value: 11: not in valid range [0, 10]",
                "NodeResourcesFit | {scoringStrategy: {type: LeastAllocated, requestedToCapacityRatio: {shape: []}}} | "
                        + "scoringStrategy.requestedToCapacityRatio: Forbidden: must be nil when type is not "
                        + "RequestedToCapacityRatio",
                "PodTopologySpread | {defaultingType: Some} | defaultingType: Unsupported value: \"Some\": supported"
                        + " values: \"List\", \"System\"",
                "PodTopologySpread | {defaultConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
                        + " DoNotSchedule}]} | defaultingType: Invalid value: \"System\": when .defaultConstraints are not"
                        + " empty",
                "PodTopologySpread | {defaultingType: List, defaultConstraints: [{maxSkew: 0, topologyKey: '',"
                        + " whenUnsatisfiable: Never, labelSelector: {}}]} | defaultConstraints[0].maxSkew: Invalid value:"
                        + " 0: not in valid range (0, inf); @.defaultConstraints[0].topologyKey: Required value: can not"
                        + " be empty; @.defaultConstraints[0].whenUnsatisfiable: Unsupported value: \"Never\": supported"
                        + " values: \"DoNotSchedule\", \"ScheduleAnyway\"; @.defaultConstraints[0].labelSelector:"
                        + " Forbidden: constraint must not define a selector, as they deduced for each pod"
            })
    void faultsOfArgumentsAreToldInUpstreamsWords(String plugin, String args, String fault) {
        String at = "profiles[0].pluginConfig[0].args";
        assertThat(faults("profiles: [{pluginConfig: [{name: " + plugin + ", args: " + args + "}]}]"))
                .isEqualTo(at + "." + fault.replace("@", at));
    }
}
