package io.github.kubevalue.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What the quick reader reads, it reads as the library does: the same values in the same places. */
public final class Agreement {
    private Agreement() {}

    /** Reads a text in both ways, if the quick reader does not decline, and compares. */
    public static void assertOn(String text) {
        for (Documents quick : BlockReader.read(text)) {
            Documents library = YamlComposer.parse(text);
            assertThat(library.faults()).as(() -> text).isEmpty();
            assertThat(library.duplicates()).as(() -> text).isEmpty();
            assertThat(places(quick)).as(() -> text).isEqualTo(places(library));
            assertThat(quick.roots().map(Node::json))
                    .as(() -> text)
                    .isEqualTo(said(library).map(Node::json));
        }
    }

    private static Seq<Node> said(Documents documents) {
        return documents.roots().filter(root -> !root.json().equals(Json.NULL));
    }

    private static Vector<String> places(Documents documents) {
        return said(documents).toVector().flatMap(Agreement::places);
    }

    private static Vector<String> places(Node node) {
        Vector<String> parts = Vector.empty();
        if (node instanceof Node.Mapping mapping) {
            parts = Vector.range(0, mapping.count()).flatMap(i -> places(mapping.value(i)));
        } else if (node instanceof Node.Sequence sequence) {
            parts = Vector.range(0, sequence.count()).flatMap(i -> places(sequence.item(i)));
        }
        return parts.prepend(node.line() + ":" + node.column() + " " + node.size());
    }
}
