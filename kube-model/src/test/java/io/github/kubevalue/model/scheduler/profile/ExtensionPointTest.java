package io.github.kubevalue.model.scheduler.profile;

import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static io.github.kubevalue.model.scheduler.Objects.requesting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.NodeAffinity;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.core.NodeSelectorOperator;
import io.github.kubevalue.model.core.NodeSelectorRequirement;
import io.github.kubevalue.model.core.NodeSelectorTerm;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodSchedulingGate;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.scheduler.Plugin;
import io.github.kubevalue.model.scheduler.Rig;
import io.github.kubevalue.model.scheduler.attempt.Decision;
import io.github.kubevalue.model.scheduler.attempt.Evaluation;
import io.github.kubevalue.model.scheduler.attempt.Profile;
import io.github.kubevalue.model.scheduler.attempt.Scheduler;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.yaml.Documents;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At which points plugins act, and what keeps a profile from being made. */
class ExtensionPointTest {
    private static KubeSchedulerConfiguration configuration(String plugins) {
        return KubeSchedulerConfiguration.read(document("profiles: [{plugins: " + plugins + "}]"))
                .getOrElseThrow(faults -> new AssertionError(faults));
    }

    private static Json.Obj document(String yaml) {
        return (Json.Obj) Documents.ofYaml(yaml).roots().head().json();
    }

    private static Profile profile(String plugins) {
        return configuration(plugins).profiles().head();
    }

    private static String faults(String yaml) {
        return KubeSchedulerConfiguration.read(document(yaml))
                .swap()
                .map(errors -> errors.map(FieldError::toString).mkString("; "))
                .getOrElse("");
    }

    /** A pod that may run on a node of no name at all. */
    private static Pod contradictory() {
        NodeSelectorTerm term = NodeSelectorTerm.builder()
                .matchFields(Vector.of("n1", "n2")
                        .map(name -> NodeSelectorRequirement.of("metadata.name", NodeSelectorOperator.IN, name)))
                .build();
        return pod(
                "web",
                spec -> spec.withAffinity(Option.of(Affinity.builder()
                        .nodeAffinity(NodeAffinity.builder()
                                .requiredDuringSchedulingIgnoredDuringExecution(NodeSelector.builder()
                                        .addNodeSelectorTerm(term)
                                        .build())
                                .build())
                        .build())));
    }

    private static Pod selecting() {
        return pod("web", spec -> spec.withNodeSelector(TreeMap.of("disk", "ssd")));
    }

    private static Evaluation evaluated(String plugins, Pod pod) {
        Profile profile = profile(plugins);
        Store store = Store.empty(Indexes.CATALOG.plus(profile.catalog()))
                .put(node("n1"))
                .put(node("n2"));
        Evaluation evaluation = new Scheduler(profile).evaluate(store, pod);
        Decision decision = new Scheduler(profile).decide(store, pod, Choice.first());
        assertThat(decision instanceof Decision.Placed)
                .isEqualTo(!evaluation.feasible().isEmpty());
        return evaluation;
    }

    @Test
    void aPluginAtPreFilterAloneRefusesPodsButNoNodes() {
        String alone = "{filter: {disabled: [{name: NodeAffinity}]}}";
        assertThat(evaluated(alone, contradictory()).refusal().map(Object::toString))
                .contains("NodeAffinity: unresolvable: pod affinity terms conflict");
        assertThat(evaluated(alone, selecting()).feasible()).containsExactly("n1", "n2");
    }

    @Test
    void aPluginAtFilterAloneRefusesNodesButNoPods() {
        String alone = "{preFilter: {disabled: [{name: NodeAffinity}]}}";
        Evaluation evaluation = evaluated(alone, contradictory());
        assertThat(evaluation.refusal()).isEmpty();
        assertThat(evaluation.feasible()).isEmpty();
        assertThat(evaluated(alone, selecting()).rejectors()).containsExactly("NodeAffinity");
    }

    @Test
    void volumesAreBoundByWhomIsEnabledForIt() {
        assertThat(DefaultProfile.profile().preBinds().map(Plugin::name)).containsExactly("VolumeBinding");
        assertThat(profile("{preBind: {disabled: [{name: '*'}]}}").preBinds()).isEmpty();
        Profile alone = profile("{preFilter: {disabled: [{name: '*'}]}, filter: {disabled: [{name: '*'}]}}");
        assertThat(alone.filters()).isEmpty();
        assertThat(alone.refusing().map(Plugin::name)).containsExactly("VolumeBinding");
    }

    @Test
    void eachRuleThatMayRefuseIsAskedOnceWhatHelps() {
        assertThat(DefaultProfile.profile().refusing().map(Plugin::name))
                .isEqualTo(DefaultProfile.profile().filters().map(Plugin::name));
    }

    @Test
    void gatesKeepPodsOutOfTheQueueWhereThatIsEnabled() {
        Pod huge = requesting("huge", "99", "1Mi");
        Pod gated = huge.withSpec(huge.spec()
                .withSchedulingGates(
                        Vector.of(PodSchedulingGate.builder().name("wait").build())));
        KubeScheduler careless =
                new KubeScheduler(configuration("{preEnqueue: {disabled: [{name: SchedulingGates}]}}"));
        assertThat(scheduled(DefaultProfile.controller(), gated)).isEmpty();
        assertThat(scheduled(careless, gated).flatMap(PodCondition::message).getOrElse(""))
                .startsWith("0/1 nodes are available: 1 Insufficient cpu.");
    }

    private static Option<PodCondition> scheduled(KubeScheduler scheduler, Pod pod) {
        return new Rig(Choice.first(), scheduler)
                .put(node("n1"))
                .put(pod)
                .settle()
                .pod(pod.name())
                .condition(PodCondition.POD_SCHEDULED);
    }

    // pkg/scheduler/framework/runtime/framework_test.go, TestNewFrameworkErrors and TestNewFrameworkMultiPointExpansion
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{score: {enabled: [{name: NodeName}]}} | score.enabled[0]: Invalid value: \"NodeName\": plugin"
                        + " \"NodeName\" does not extend ScorePlugin plugin",
                "{preBind: {enabled: [{name: ImageLocality}]}} | preBind.enabled[0]: Invalid value: \"ImageLocality\":"
                        + " plugin \"ImageLocality\" does not extend PreBindPlugin plugin",
                "{permit: {enabled: [{name: Mine}]}} | permit.enabled[0]: Invalid value: \"Mine\": PermitPlugin"
                        + " \"Mine\" does not exist",
                "{filter: {enabled: [{name: NodeName}, {name: NodeName}]}} | filter.enabled[1]: Invalid value:"
                        + " \"NodeName\": plugin \"NodeName\" already registered as \"FilterPlugin\"",
                "{multiPoint: {enabled: [{name: Mine}]}} | multiPoint.enabled[0]: Invalid value: \"Mine\":"
                        + " PreFilterPlugin \"Mine\" does not exist",
                "{multiPoint: {enabled: [{name: ImageLocality}, {name: ImageLocality}]}} | multiPoint.enabled[1]:"
                        + " Invalid value: \"ImageLocality\": plugin \"ImageLocality\" already registered as"
                        + " \"ScorePlugin\"",
                "{multiPoint: {enabled: [{name: EBSLimits}]}} | multiPoint.enabled[0]: Invalid value: \"EBSLimits\":"
                        + " was invalid in version \"kubescheduler.config.k8s.io/v1\" (KubeSchedulerConfiguration is"
                        + " version \"kubescheduler.config.k8s.io/v1\")",
                "{queueSort: {disabled: [{name: '*'}]}} | queueSort: Required value: only one queue sort plugin"
                        + " required for profile with scheduler name \"default-scheduler\", but got 0",
                "{bind: {disabled: [{name: DefaultBinder}]}} | bind: Required value: at least one bind plugin is needed"
                        + " for profile with scheduler name \"default-scheduler\"",
                "{multiPoint: {disabled: [{name: '*'}], enabled: [{name: PrioritySort}]}} | bind: Required value: at"
                        + " least one bind plugin is needed for profile with scheduler name \"default-scheduler\""
            })
    void whatCannotRunAtAPointKeepsAProfileFromBeingMade(String plugins, String fault) {
        assertThat(faults("profiles: [{plugins: " + plugins + "}]")).isEqualTo("profiles[0].plugins." + fault);
    }

    // encoding/json, UnmarshalTypeError
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "parallelism: many | parallelism: Invalid value: \"many\": json: cannot unmarshal string into Go struct"
                        + " field KubeSchedulerConfiguration.parallelism of type int32",
                "parallelism: 1.5 | parallelism: Invalid value: 1.5: json: cannot unmarshal number 1.5 into Go struct"
                        + " field KubeSchedulerConfiguration.parallelism of type int32",
                "parallelism: 4294967296 | parallelism: Invalid value: 4294967296: json: cannot unmarshal number"
                        + " 4294967296 into Go struct field KubeSchedulerConfiguration.parallelism of type int32",
                "podMaxBackoffSeconds: true | podMaxBackoffSeconds: Invalid value: true: json: cannot unmarshal bool"
                        + " into Go struct field KubeSchedulerConfiguration.podMaxBackoffSeconds of type int64",
                "profiles: {} | profiles: Invalid value: {}: json: cannot unmarshal object into Go struct field"
                        + " KubeSchedulerConfiguration.profiles of type []v1.KubeSchedulerProfile",
                "profiles: [{schedulerName: 7}] | profiles[0].schedulerName: Invalid value: 7: json: cannot unmarshal"
                        + " number into Go struct field KubeSchedulerProfile.profiles.schedulerName of type string",
                "profiles: [{plugins: []}] | profiles[0].plugins: Invalid value: []: json: cannot unmarshal array into"
                        + " Go struct field KubeSchedulerProfile.profiles.plugins of type v1.Plugins",
                "profiles: [{plugins: {score: {enabled: [{name: ImageLocality, weight: heavy}]}}}] |"
                        + " profiles[0].plugins.score.enabled[0].weight: Invalid value: \"heavy\": json: cannot unmarshal"
                        + " string into Go struct field Plugin.profiles.plugins.score.enabled.weight of type int32",
                "profiles: [{pluginConfig: [{name: InterPodAffinity, args: {hardPodAffinityWeight: '5'}}]}] |"
                        + " profiles[0].pluginConfig[0].args.hardPodAffinityWeight: Invalid value: \"5\": decoding args"
                        + " for plugin InterPodAffinity: json: cannot unmarshal string into Go struct field"
                        + " InterPodAffinityArgs.hardPodAffinityWeight of type int32",
                "profiles: [{pluginConfig: [{name: NodeResourcesFit, args: {ignoredResources: [a/b, 1]}}]}] |"
                        + " profiles[0].pluginConfig[0].args.ignoredResources[1]: Invalid value: 1: decoding args for"
                        + " plugin NodeResourcesFit: json: cannot unmarshal number into Go struct field"
                        + " NodeResourcesFitArgs.ignoredResources of type string",
                "profiles: [{pluginConfig: [{name: NodeResourcesFit, args: {scoringStrategy: {type: MostAllocated,"
                        + " resources: [{name: cpu, weight: []}]}}}]}] |"
                        + " profiles[0].pluginConfig[0].args.scoringStrategy.resources[0].weight: Invalid value: []:"
                        + " decoding args for plugin NodeResourcesFit: json: cannot unmarshal array into Go struct field"
                        + " ResourceSpec.scoringStrategy.resources.weight of type int64",
                "{parallelism: null, profiles: [{schedulerName: null}]} | ``"
            })
    void whatIsOfAnotherTypeIsNotTakenForUnset(String yaml, String fault) {
        assertThat(faults(yaml)).isEqualTo(fault);
    }
}
