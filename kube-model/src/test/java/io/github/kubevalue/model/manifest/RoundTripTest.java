package io.github.kubevalue.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.arbitrary.KubeDomain;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What is written is read as what it was. */
@Domain(KubeDomain.class)
@Domain(DomainContext.Global.class)
class RoundTripTest {

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void roundTripOfTreesInYaml(@ForAll("trees") Json tree) {
        assertThat(read(YamlComposer.parse(new Source("x", Texts.yaml(tree))))).isEqualTo(tree);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void roundTripOfTreesInJson(@ForAll("trees") Json tree) {
        assertThat(read(JsonComposer.parse(new Source("x", Texts.json(tree))))).isEqualTo(tree);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void roundTripOfPods(@ForAll Pod pod) {
        assertRoundTrip(pod);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void roundTripOfServices(@ForAll Service service) {
        assertRoundTrip(service);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void roundTripOfDeployments(@ForAll Deployment deployment) {
        assertRoundTrip(deployment);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void roundTripOfNodes(@ForAll Node node) {
        assertRoundTrip(node);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfKeysPutsNoTwoInOnePlace(@ForAll("keys") String a, @ForAll("keys") String b) {
        KeyOrder order = new KeyOrder();

        assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
        assertThat(order.compare(a, b) == 0).isEqualTo(a.equals(b));
    }

    @Property(tries = 300)
    void anyTextAtAllIsAnswered(@ForAll("nonsense") String text) {
        assertThat(ManifestReader.kubernetes().parse("x", text)).isNotNull();
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().withChars("ab01290-._").ofMaxLength(6);
    }

    @Provide
    Arbitrary<String> nonsense() {
        return Arbitraries.of(List.of(
                        "a",
                        ": ",
                        "- ",
                        "\n",
                        "  ",
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        "&a ",
                        "*a",
                        "|",
                        ">",
                        "\"",
                        "'",
                        "? ",
                        "<<: ",
                        "---\n",
                        "!!",
                        "%",
                        "#",
                        "\t",
                        "apiVersion: v1\n",
                        "kind: Pod\n"))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Json> trees() {
        return Arbitraries.lazyOf(this::scalars, this::scalars, this::scalars, this::arrays, this::objects);
    }

    private Arbitrary<Json> arrays() {
        return trees().list().ofMaxSize(3).map(items -> new Json.Arr(Vector.ofAll(items)));
    }

    private Arbitrary<Json> objects() {
        return Arbitraries.maps(texts(), trees()).ofMaxSize(3).map(fields -> new Json.Obj(LinkedHashMap.ofAll(fields)));
    }

    private Arbitrary<Json> scalars() {
        return Arbitraries.oneOf(
                texts().map(Json::of),
                Arbitraries.longs().map(Json::of),
                Arbitraries.doubles().map(number -> new Json.Number(BigDecimal.valueOf(number))),
                Arbitraries.of(true, false).map(Json::of),
                Arbitraries.just(Json.NULL));
    }

    private Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12),
                Arbitraries.strings()
                        .withChars("ab01 :-#{}[]\n\t'\"|>&*!%@`,?\\~.")
                        .ofMaxLength(12),
                Arbitraries.strings().withChars("ab 1\n").ofMinLength(60).ofMaxLength(200),
                Arbitraries.of(
                        "",
                        "y",
                        "no",
                        "null",
                        "~",
                        "0755",
                        "12:30",
                        "2024-01-01",
                        "1e3",
                        ".5",
                        "<<",
                        "=",
                        "\u0085",
                        "\u2028",
                        "\uFEFF",
                        " a",
                        "a ",
                        "\n",
                        "a\n\n",
                        "\ud83d\ude00",
                        "---",
                        "- a",
                        "? a"));
    }

    private static Json read(Parsed parsed) {
        assertThat(parsed.problems()).isEmpty();
        return parsed.documents().head().value();
    }

    private static void assertRoundTrip(KubeObject object) {
        assertThat(ManifestReader.kubernetes()
                        .parse("x", ManifestWriter.yaml(object))
                        .get()
                        .objects())
                .containsExactly(object);
        assertThat(ManifestReader.kubernetes()
                        .parse("x", ManifestWriter.json(object))
                        .get()
                        .objects())
                .containsExactly(object);
    }
}
