package io.github.kubevalue.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.StatusCause;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What components say of fields of their configurations that they do not know. */
class ConfigurationFieldsTest {
    private static final String SCHEDULER = "kubescheduler.config.k8s.io/v1, kind: KubeSchedulerConfiguration";
    private static final String KUBELET = "kubelet.config.k8s.io/v1beta1, kind: KubeletConfiguration";
    private static final String PROXY = "kubeproxy.config.k8s.io/v1alpha1, kind: KubeProxyConfiguration";

    private static Seq<KubeObject> objects(String type, String fields) {
        String yaml = "{apiVersion: " + type + ", " + fields + "}";
        return ManifestReader.kubernetes().parse("test.yaml", yaml).get().objects();
    }

    // pkg/scheduler/apis/config/scheme/scheme_test.go, TestCodecsDecodePluginConfig: the encoding is strict
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        foo: 1, bar: 2                                               | bar                       | strict decoding error: unknown field "bar", unknown field "foo"
        profiles: [{plugins: {score: {enable: []}}}]                 | profiles[0].plugins.score.enable | strict decoding error: unknown field "profiles[0].plugins.score.enable"
        profiles: [{pluginConfig: [{name: NodeResourcesFit, args: {scoringStrategy: {requestedToCapacityRatio: {shape: [{Score: 1, Utilization: 2}]}}}}]}] | profiles[0].pluginConfig[0].args.scoringStrategy.requestedToCapacityRatio.shape[0].Score | strict decoding error: decoding .profiles[0].pluginConfig[0]: strict decoding error: decoding args for plugin NodeResourcesFit: strict decoding error: unknown field "scoringStrategy.requestedToCapacityRatio.shape[0].Score", unknown field "scoringStrategy.requestedToCapacityRatio.shape[0].Utilization"
        profiles: [{pluginConfig: [{name: NodeResourcesFit, args: {scoringStrategy: {resources: [{Name: cpu, Weight: 1}]}}}]}] | profiles[0].pluginConfig[0].args.scoringStrategy.resources[0].Name | strict decoding error: decoding .profiles[0].pluginConfig[0]: strict decoding error: decoding args for plugin NodeResourcesFit: strict decoding error: unknown field "scoringStrategy.resources[0].Name", unknown field "scoringStrategy.resources[0].Weight"
        """)
    void theSchedulerDoesNotStartWithAnUnknownField(String fields, String first, String message) {
        ApiError error =
                ClusterConfig.read(objects(SCHEDULER, fields)).getLeft().head().error();

        assertThat(error.message()).isEqualTo(message);
        assertThat(error.causes().map(StatusCause::field).head()).isEqualTo(first);
    }

    @Test
    void pluginsOfOthersAndWhatIsKnownAreTaken() {
        String fields = "parallelism: 4, leaderElection: {leaderElect: true}, profiles: [{pluginConfig: [{name: Mine,"
                + " args: {any: 1}}, {name: InterPodAffinity, args: {apiVersion: kubescheduler.config.k8s.io/v1, kind:"
                + " InterPodAffinityArgs, hardPodAffinityWeight: 2}}]}]";

        assertThat(ClusterConfig.read(objects(SCHEDULER, fields)).isRight()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        kubelet | evictionHard: {memory.available: 5%}, authentication: {anonymus: {enabled: true}} | authentication.anonymus
        kubelet | clusterDomane: a.b      | clusterDomane
        proxy   | iptables: {masqBit: 14} | iptables.masqBit
        """)
    void kubeletsAndKubeProxyWarnOfOneAndStart(String who, String fields, String field) {
        Cluster started = Cluster.start(
                        objects(who.equals("proxy") ? PROXY : KUBELET, fields), config -> Vector.empty())
                .get();

        assertThat(started.warnings().map(Warning::field)).containsExactly(field);
        assertThat(started.warnings().head())
                .hasToString("Using lenient decoding as strict decoding failed: strict decoding error: unknown field \""
                        + field + "\"");
    }

    @Test
    void nobodyIsWarnedOfWhatIsKnown() {
        String fields = "clusterDNS: [10.96.0.10], authorization: {webhook: {cacheAuthorizedTTL: 1m}}, logging:"
                + " {options: {json: {infoBufferSize: \"0\"}}}, reservedMemory: [{numaNode: 0, limits: {memory: 1Gi}}]";

        assertThat(Cluster.start(objects(KUBELET, fields), config -> Vector.empty())
                        .get()
                        .warnings())
                .isEmpty();
    }
}
