package io.github.kubevalue.model.yaml;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import io.github.kubevalue.model.json.Json;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.TreeMap;

/** JSON trees as text: YAML with kubectl's order and quotes, and JSON with its indentation. */
public final class Texts {
    private static final ObjectWriter YAML = new ObjectMapper(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                    .stringQuotingChecker(new Quoting())
                    .build())
            .writer();
    private static final ObjectWriter JSON = JsonMapper.builder()
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build()
            .writer(prettyPrinter());

    private Texts() {}

    /** Returns a value as {@code kubectl get -o yaml} writes it. */
    public static String yaml(Json tree) {
        return write(YAML, sorted(tree, new KeyOrder()));
    }

    /** Returns a value as {@code kubectl get -o json} writes it. */
    public static String json(Json tree) {
        return write(JSON, sorted(tree, Comparator.naturalOrder())) + "\n";
    }

    private static String write(ObjectWriter writer, Json tree) {
        try {
            return writer.writeValueAsString(tree);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Json sorted(Json tree, Comparator<String> order) {
        if (tree instanceof Json.Obj object) {
            // a tree, since it bears an order that is not transitive everywhere
            TreeMap<String, Json> fields = new TreeMap<>(order);
            object.fields().forEach((name, value) -> fields.put(name, sorted(value, order)));
            return new Json.Obj(LinkedHashMap.ofAll(fields));
        }
        return tree instanceof Json.Arr array
                ? new Json.Arr(Vector.ofAll(array.items().map(item -> sorted(item, order))))
                : tree;
    }

    private static DefaultPrettyPrinter prettyPrinter() {
        DefaultIndenter four = new DefaultIndenter("    ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(four).withArrayIndenter(four);
    }

    /** Which texts get double quotes: those that would be read as something else, or not at all. */
    private static final class Quoting extends StringQuotingChecker {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteName(String name) {
            return needToQuoteValue(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return Scalars.needsQuotes(value) || value.codePoints().anyMatch(Quoting::isSpecial);
        }

        /** Characters that YAML, or SnakeYAML's writer, would not keep without an escape. */
        private static boolean isSpecial(int codePoint) {
            return Character.isISOControl(codePoint) && codePoint != '\n'
                    || codePoint == 0x2028
                    || codePoint == 0x2029
                    || codePoint == 0xFEFF
                    || codePoint >= 0xFFFE && codePoint <= 0xFFFF
                    || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        }
    }
}
