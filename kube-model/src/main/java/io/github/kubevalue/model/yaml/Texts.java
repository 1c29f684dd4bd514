package io.github.kubevalue.model.yaml;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kubevalue.model.json.Json;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.TreeMap;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON trees as text: YAML with kubectl's order and quotes, and JSON with its indentation. */
public final class Texts {
    private static final ObjectWriter JSON = JsonMapper.builder()
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build()
            .writer(prettyPrinter());

    private Texts() {}

    /** Returns a value as {@code kubectl get -o yaml} writes it. */
    public static String yaml(Json tree) {
        return YamlWriter.write(tree);
    }

    /** Returns a value as {@code kubectl get -o json} writes it. */
    public static String json(Json tree) {
        try {
            return JSON.writeValueAsString(sorted(tree)) + "\n";
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Json sorted(Json tree) {
        if (tree instanceof Json.Obj object) {
            return new Json.Obj(
                    LinkedHashMap.ofEntries(TreeMap.ofEntries(object.fields()).mapValues(Texts::sorted)));
        }
        return tree instanceof Json.Arr array ? new Json.Arr(array.items().map(Texts::sorted)) : tree;
    }

    private static DefaultPrettyPrinter prettyPrinter() {
        DefaultIndenter four = new DefaultIndenter("    ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(four).withArrayIndenter(four);
    }
}
