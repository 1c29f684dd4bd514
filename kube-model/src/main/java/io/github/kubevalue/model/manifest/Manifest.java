package io.github.kubevalue.model.manifest;

import io.github.kubevalue.model.codec.UnknownFields;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.scheme.Scheme;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What some files say: objects in the order in which they stand there, and the kinds there are with them.
 *
 * @param documents the objects, each with its place
 * @param scheme the kinds of Kubernetes, and those that CustomResourceDefinitions among the objects add
 * @param duplicates the keys that stand twice in one object, of which the last one counts
 */
public record Manifest(Seq<Document> documents, Scheme scheme, Seq<Problem> duplicates) {

    /** The objects, in order. */
    public Seq<KubeObject> objects() {
        return documents.map(Document::object);
    }

    /** Returns this manifest with that namespace for all objects that live in one and name none. */
    public Manifest inNamespace(String namespace) {
        return new Manifest(
                documents.map(document -> document.object().type().isNamespaced()
                                && document.object().namespace().isEmpty()
                        ? document.with(inNamespace(document.object(), namespace))
                        : document),
                scheme,
                duplicates);
    }

    private static KubeObject inNamespace(KubeObject object, String namespace) {
        ObjectMeta metadata = object.metadata();
        return object.withMetadata(metadata.withNamespace(namespace));
    }

    /**
     * Returns the fields of typed objects that the API does not know, in the words in which {@code kubectl} refuses
     * them, or, with {@code --validate=warn}, warns of them. They are kept nevertheless.
     */
    public Seq<Problem> unknownFields() {
        UnknownFields unknown = new UnknownFields();
        return documents.flatMap(document -> document.unknownFields(unknown));
    }

    /** Returns what {@link FieldValidation#STRICT} would have refused: duplicate keys and unknown fields. */
    public Seq<Problem> warnings() {
        return duplicates.appendAll(unknownFields());
    }

    /** Returns this manifest with only the last of several objects that have the same key, in the place of the first. */
    public Manifest latest() {
        Map<Object, Document> latest = new LinkedHashMap<>();
        documents.forEach(document -> latest.put(identity(document.object()), document));
        return new Manifest(Vector.ofAll(latest.values()), scheme, duplicates);
    }

    /** What makes two objects the same: the key, but that an object yet without a name is like no other. */
    private static Object identity(KubeObject object) {
        return object.name().isEmpty() && object.metadata().generateName().isDefined() ? new Object() : object.key();
    }
}
