package io.github.kubevalue.dns.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Value QUESTION = new Value.Struct(
            "*main.Question",
            LinkedHashMap.of(
                    "Name",
                    new Value.Text("IP-10-95-12-8.example."),
                    "Qtype",
                    new Value.Whole(1, "uint16"),
                    "Qclass",
                    new Value.Whole(1, "uint16")),
            LinkedHashMap.empty());
    private static final Value DATA = new Value.Struct(
            "*main.templateData",
            LinkedHashMap.<String, Value>of("Zone", new Value.Text("example."))
                    .put("Name", new Value.Text("ip-10-95-12-8.example."))
                    .put("Regex", new Value.Text("re"))
                    .put("Match", new Value.Items(Vector.of("ip-10-95-12-8.example.", "95", "12", "8")))
                    .put(
                            "Group",
                            new Value.Table(
                                    TreeMap.of("0", "ip-10-95-12-8.example.", "1", "95", "b", "95", "c", "12", "d", "8")
                                            .put("e", "")))
                    .put("Class", new Value.Text("IN"))
                    .put("Type", new Value.Text("A"))
                    .put("Question", QUESTION)
                    .put("Remote", new Value.Text("10.240.0.1"))
                    .put("Var", new Value.Table(TreeMap.empty())),
            LinkedHashMap.of("Meta", name -> new Value.Text(name.equals("kubernetes/client-namespace") ? "demo" : "")));

    private static String outcome(String text) {
        Either<String, Template> template = Template.parse("answer", text);
        if (template.isLeft()) {
            return "parse! " + template.getLeft();
        }
        Either<String, String> result = template.get().execute(DATA);
        return result.isLeft() ? "run! " + result.getLeft() : "= " + result.get();
    }

    private static String unescaped(String text) {
        return text.replace("\\\\", "\0")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace('\0', '\\');
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "templates.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false)
    void templatesAreThoseOfGo(String template, String outcome) {
        assertThat(outcome(unescaped(template))).isEqualTo(unescaped(outcome));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ define \"x\" }}{{ end }}",
                "{{ template \"x\" }}",
                "{{ block \"x\" . }}{{ end }}",
                "{{ js \"x\" }}",
                "{{ 1.5 }}"
            })
    void whatIsNotModelledIsSaid(String template) {
        assertThat(outcome(template)).startsWith("parse! template: answer:1: not modelled: ");
    }

    @Property
    void aTextWithoutActionsIsItsOwnResult(@ForAll String text) {
        String plain = text.replace("{{", "");

        assertThat(outcome(plain)).isEqualTo("= " + plain);
    }
}
