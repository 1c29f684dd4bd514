package io.github.kubevalue.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.arbitrary.KubeDomain;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.KubeObject;
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

    @Property(tries = 300)
    void anyTextAtAllIsAnswered(@ForAll("nonsense") String text) {
        assertThat(ManifestReader.kubernetes().parse("x", text)).isNotNull();
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
