package io.github.kubevalue.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.ApiServer;
import io.github.kubevalue.model.apiserver.ApiServerFlags;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From pkg/registry/core/pod/strategy_test.go. */
class MatchLabelKeysTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String KYOTO = "{country: Japan, city: Kyoto}";
    private static final String TOKYO = "{country: Japan, city: Tokyo}";
    private static final String ASIA = "labelSelector: {matchLabels: {region: Asia}";
    private static final String BOTH = "matchLabelKeys: [country], mismatchLabelKeys: [city]";
    private static final String MERGED = ASIA
            + ", matchExpressions: [{key: country, operator: In, values: [Japan]}, {key: city, operator: NotIn,"
            + " values: [Kyoto]}]}, "
            + BOTH;

    private static Pod pod(String labels, String spec) {
        return (Pod) ManifestReader.kubernetes()
                .parse(
                        "pod.yaml",
                        "{apiVersion: v1, kind: Pod, metadata: {name: foo, namespace: demo, labels: " + labels
                                + "}, spec: {containers: [{name: container, image: image}], " + spec + "}}")
                .get()
                .objects()
                .head();
    }

    private static String affinity(String near, String far) {
        return "affinity: {podAffinity: " + near + ", podAntiAffinity: " + far + "}";
    }

    private static String required(String term) {
        return "{requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, " + term + "}]}";
    }

    private static String each(String term) {
        return "{requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, " + term
                + "}], preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, podAffinityTerm: {topologyKey:"
                + " zone, "
                + term + "}}]}";
    }

    private static String constraint(String more) {
        return "topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable:"
                + " DoNotSchedule, "
                + more + "}]";
    }

    private static void assertMerged(String labels, String sent, String stored) {
        assertThat(MatchLabelKeys.merged(pod(labels, sent))).isEqualTo(pod(labels, stored));
    }

    @Test
    void keysStandForTheLabelsOfThePodInAffinitiesOfAnySort() {
        String sent = ASIA + "}, " + BOTH;
        assertMerged(KYOTO, affinity(each(sent), each(sent)), affinity(each(MERGED), each(MERGED)));
    }

    @Test
    void keysOfAnAffinityThatThePodLacksAreIgnored() {
        String keys = "matchLabelKeys: [city, not-found]";
        assertMerged(
                KYOTO,
                affinity(required(ASIA + "}, " + keys), "{}"),
                affinity(
                        required(ASIA + ", matchExpressions: [{key: city, operator: In, values: [Kyoto]}]}, " + keys),
                        "{}"));
    }

    @Test
    void anAffinityWithoutASelectorGetsNone() {
        assertMerged(KYOTO, affinity(required(BOTH), "{}"), affinity(required(BOTH), "{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "country, city      | {key: country, operator: In, values: [Japan]}, {key: city, operator: In, values:"
                        + " [Tokyo]}",
                "country, not-found | {key: country, operator: In, values: [Japan]}"
            })
    void keysStandForTheLabelsOfThePodInConstraints(String keys, String expressions) {
        String more = ", matchLabelKeys: [" + keys + "]";
        assertMerged(
                TOKYO,
                constraint("labelSelector: {}" + more),
                constraint("labelSelector: {matchExpressions: [" + expressions + "]}" + more));
    }

    @Test
    void aConstraintWithoutASelectorGetsNone() {
        String sent = constraint("matchLabelKeys: [country]");
        assertMerged(TOKYO, sent, sent);
    }

    private static ApiServer demo() {
        return Vector.<KubeObject>of(Namespace.named("demo"), ServiceAccount.named("demo", "default"))
                .foldLeft(
                        ApiServer.of(ApiServerFlags.DEFAULT),
                        (server, object) ->
                                server.write(new Write.Create(object), NOW).get());
    }

    private static Pod stored(ApiServer server) {
        return server.store().get(Pod.KIND, "demo", "foo").get();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{country: Japan}              | Tokyo    | {key: country, operator: In, values: [Japan]}",
                "{country: Japan, city: Tokyo} | Hokkaido | {key: country, operator: In, values: [Japan]}, {key: city,"
                        + " operator: In, values: [Tokyo]}"
            })
    void aLaterChangeOfALabelLeavesTheSelectorAsItIs(String labels, String city, String expressions) {
        String keys = ", matchLabelKeys: [country, city]";
        ApiServer server = demo().write(new Write.Create(pod(labels, constraint("labelSelector: {}" + keys))), NOW)
                .get();
        Pod created = stored(server);
        SortedMap<String, String> changed = created.metadata().labels().put("city", city);
        Pod updated = stored(server.write(
                        new Write.Update(created.withMetadata(created.metadata().withLabels(changed))), NOW)
                .get());

        assertThat(updated.metadata().labels()).isEqualTo(changed);
        assertThat(updated.spec().topologySpreadConstraints())
                .isEqualTo(pod(labels, constraint("labelSelector: {matchExpressions: [" + expressions + "]}" + keys))
                        .spec()
                        .topologySpreadConstraints());
    }

    @Test
    void aKeyThatTheSelectorNamesItselfIsRefused() {
        Pod sent = pod(
                KYOTO, constraint("labelSelector: {matchLabels: {country: Japan}}, matchLabelKeys: [city, country]"));

        assertThat(demo().write(new Write.Create(sent), NOW).getLeft().message())
                .isEqualTo("Pod \"foo\" is invalid: spec.topologySpreadConstraints[0][1]: Invalid value: \"country\": "
                        + "exists in both matchLabelKeys and labelSelector");
    }
}
