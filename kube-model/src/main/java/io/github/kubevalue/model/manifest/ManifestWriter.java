package io.github.kubevalue.model.manifest;

import io.github.kubevalue.model.codec.Codec;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.yaml.Texts;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Writes objects as {@code kubectl get -o yaml} and {@code -o json} do: {@code ManifestWriter.yaml(service)}. */
public final class ManifestWriter {
    private ManifestWriter() {}

    /** Returns an object as YAML, keys in order. */
    public static String yaml(KubeObject object) {
        return Texts.yaml(tree(object));
    }

    /** Returns an object as JSON, keys in order, indented by four. */
    public static String json(KubeObject object) {
        return Texts.json(tree(object));
    }

    /** Returns several objects as one {@code List} in YAML. */
    public static String yaml(Seq<? extends KubeObject> objects) {
        return Texts.yaml(tree(objects));
    }

    /** Returns several objects as one {@code List} in JSON. */
    public static String json(Seq<? extends KubeObject> objects) {
        return Texts.json(tree(objects));
    }

    /** Returns several objects as YAML documents, one after the other, as manifests have them. */
    public static String documents(Seq<? extends KubeObject> objects) {
        return objects.map(ManifestWriter::yaml).mkString("---\n");
    }

    /** Returns an object as the API has it: {@code apiVersion}, {@code kind}, and the fields. */
    public static Json.Obj tree(KubeObject object) {
        return new Json.Obj(LinkedHashMap.of("apiVersion", Json.of(object.type().apiVersion()))
                .put("kind", Json.of(object.type().name()))
                .merge(object instanceof Unmodelled other ? fields(other) : fields(Codec.encode(object))));
    }

    /** Returns a part of an object as the API has it, such as the spec of a pod. */
    public static Json part(ApiValue part) {
        return Codec.encode(part);
    }

    private static LinkedHashMap<String, Json> fields(Unmodelled object) {
        LinkedHashMap<String, Json> metadata = fields(Codec.encode(object.metadata()));
        return metadata.isEmpty() ? object.otherFields() : object.otherFields().put("metadata", new Json.Obj(metadata));
    }

    private static LinkedHashMap<String, Json> fields(Json object) {
        return ((Json.Obj) object).fields();
    }

    /** Returns several objects as a {@code List}, as {@code kubectl} makes it of the answers of the API server. */
    public static Json.Obj tree(Seq<? extends KubeObject> objects) {
        Json.Obj metadata = new Json.Obj(LinkedHashMap.of("resourceVersion", Json.of("")));
        return new Json.Obj(LinkedHashMap.of(
                "apiVersion",
                Json.of("v1"),
                "items",
                new Json.Arr(Vector.ofAll(objects.map(ManifestWriter::tree))),
                "kind",
                Json.of("List"),
                "metadata",
                metadata));
    }
}
