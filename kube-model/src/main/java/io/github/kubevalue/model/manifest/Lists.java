package io.github.kubevalue.model.manifest;

import io.github.kubevalue.model.yaml.Node;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Takes lists apart: {@code kind: List}, and the typed lists of the API, such as {@code PodList}. */
final class Lists {
    private Lists() {}

    /** Returns the objects of a document: its items, and theirs, if it is a list; otherwise the document itself. */
    static Seq<Part> flatten(Part part) {
        return items(part)
                .map(items -> (Seq<Part>) items.flatMap(Lists::flatten))
                .getOrElse(() -> Vector.of(part));
    }

    private static Option<Vector<Part>> items(Part part) {
        return Option.when(part.kind().endsWith("List"), part.node())
                .flatMap(list -> list.part("items"))
                .filter(Node.Sequence.class::isInstance)
                .map(items -> items(part, (Node.Sequence) items));
    }

    private static Vector<Part> items(Part list, Node.Sequence items) {
        return Vector.range(0, items.count()).map(index -> kinded(list, Part.of(list.source(), items.item(index))));
    }

    /** The items of a typed list may leave out what they are. */
    private static Part kinded(Part list, Part item) {
        // apimachinery, unstructured/helpers.go, decodeToList
        String kind = list.kind().replaceFirst("List$", "");
        return kind.isEmpty() || !item.isObject() || !item.kind().isEmpty()
                ? item
                : new Part(list.source(), list.apiVersion(), kind, item.node());
    }
}
