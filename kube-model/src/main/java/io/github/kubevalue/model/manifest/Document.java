package io.github.kubevalue.model.manifest;

import io.github.kubevalue.model.codec.UnknownFields;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;

/**
 * An object and where its fields stand.
 *
 * <p>Two documents are equal if their objects are and they begin in the same place.
 */
public final class Document {
    private final KubeObject object;
    private final Part part;

    Document(KubeObject object, Part part) {
        this.object = object;
        this.part = part;
    }

    /** The object. */
    public KubeObject object() {
        return object;
    }

    /** Returns the object as the document says it, word for word but for the namespace that it has been given. */
    public Json.Obj tree() {
        Json.Obj said = (Json.Obj) part.node().json();
        if (object.namespace().isEmpty()) {
            return said;
        }
        Json.Obj metadata =
                said.get("metadata").getOrElse(Json.NULL) instanceof Json.Obj fields ? fields : Json.Obj.EMPTY;
        return said.with("metadata", metadata.with("namespace", Json.of(object.namespace())));
    }

    /** Where the object begins. */
    public Place place() {
        return part.place();
    }

    /**
     * Returns where a field stands, such as {@code spec.ports[0].port} or {@code metadata.labels[app]}; for a field that
     * is not written, where the nearest object around it stands.
     */
    public Place place(String path) {
        return part.place(path);
    }

    /** Returns a problem with a field of this object. */
    public Problem problem(String path, String message) {
        return new Problem(place(path), path, message);
    }

    Seq<Problem> unknownFields(UnknownFields unknown) {
        return unknown.of(object.type(), part.node())
                .map(field -> new Problem(part.place(field.value()), field.path(), field.message()));
    }

    /** Returns this document with another form of its object, as when it has been given a namespace. */
    public Document with(KubeObject object) {
        return new Document(object, part);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Document that && object.equals(that.object) && place().equals(that.place());
    }

    @Override
    public int hashCode() {
        return 31 * object.hashCode() + place().hashCode();
    }

    /** Returns place and key: {@code shop.yaml:1:1 service/demo/web}. */
    @Override
    public String toString() {
        return place() + " " + object.key();
    }
}
