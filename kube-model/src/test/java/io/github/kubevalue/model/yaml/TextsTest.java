package io.github.kubevalue.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.kubevalue.model.json.Json;
import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read as what it was. */
class TextsTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void roundTripInYaml(@ForAll("trees") Json tree) {
        assertThat(read(Documents.ofYaml(Texts.yaml(tree)))).isEqualTo(tree);
    }

    /** Jackson's reader knows fewer ways to write a number or a truth value, and no document that says nothing. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anotherReaderReadsTheSame(@ForAll("trees") Json tree) throws IOException {
        assertThat(YAML.readValue(Texts.yaml(tree), Json.class)).isEqualTo(tree);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void roundTripInJson(@ForAll("trees") Json tree) {
        assertThat(read(Documents.ofJson(Texts.json(tree)))).isEqualTo(tree);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfKeysPutsNoTwoInOnePlace(@ForAll("keys") String a, @ForAll("keys") String b) {
        KeyOrder order = new KeyOrder();

        assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
        assertThat(order.compare(a, b) == 0).isEqualTo(a.equals(b));
    }

    @Provide
    Arbitrary<Json> trees() {
        return Trees.any();
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().withChars("ab01290-._").ofMaxLength(6);
    }

    private static Json read(Documents documents) {
        assertThat(documents.faults()).isEmpty();
        assertThat(documents.duplicates()).isEmpty();
        return documents.roots().head().json();
    }
}
