package io.github.kubevalue.model.yaml;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What could be read of a text.
 *
 * @param roots the documents before the first fault
 * @param duplicates the keys that stand twice in one object, of which the last one counts
 * @param faults what ended the reading, or nothing
 * @param isBroken whether it was an error of syntax
 */
public record Documents(Seq<Node> roots, Seq<Fault> duplicates, Seq<Fault> faults, boolean isBroken) {

    /** Reads a stream of YAML documents. */
    public static Documents ofYaml(String text) {
        return BlockReader.read(text).getOrElse(() -> YamlComposer.parse(text));
    }

    /** Reads a stream of JSON values. */
    public static Documents ofJson(String text) {
        return JsonComposer.parse(text);
    }

    /** Returns the documents of a text in which nothing is wrong. */
    static Documents of(Seq<Node> roots) {
        return new Documents(roots, Vector.empty(), Vector.empty(), false);
    }
}
