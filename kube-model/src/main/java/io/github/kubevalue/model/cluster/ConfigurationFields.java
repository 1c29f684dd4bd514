package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.json.Json;
import io.vavr.Lazy;
import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Which fields the configurations of kubelets, kube-proxy and kube-scheduler have, and what strict decoding says of others. The fields
 * of what stands in them of the API itself, such as a node affinity, and of plugins that are not Kubernetes' own are not looked at.
 */
final class ConfigurationFields {
    private static final Lazy<Map<String, Map<String, String>>> TYPES = Lazy.of(ConfigurationFields::read);
    private static final Seq<String> OF_TYPE_META = Vector.of("apiVersion", "kind");

    private ConfigurationFields() {}

    private static Map<String, Map<String, String>> read() {
        try (InputStream text =
                Objects.requireNonNull(ConfigurationFields.class.getResourceAsStream("configuration-fields.txt"))) {
            return Vector.of(new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .reject(line -> line.startsWith("#"))
                    .map(line -> Vector.of(line.split(" ")))
                    .toLinkedMap(
                            words -> words.head(),
                            words -> words.tail()
                                    .toLinkedMap(
                                            word -> word.split(":")[0], word -> word.substring(word.indexOf(':') + 1)));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /**
     * What strict decoding minds.
     *
     * @param field the way to the first field that it does not know
     * @param message what it says
     */
    record Fault(String field, String message) {}

    /** Returns all that strict decoding minds of a document of that kind. */
    static Seq<Fault> faults(String kind, Json document) {
        return unknown(kind, "", document).appendAll(ofPlugins(document));
    }

    // apimachinery, runtime/error.go, strictDecodingError
    static String strict(Seq<Fault> faults) {
        return faults.map(Fault::message).mkString("strict decoding error: ", ", ", "");
    }

    private static Seq<Fault> unknown(String type, String path, Json document) {
        return document instanceof Json.Obj object
                ? in(type, path, new Json.Obj(object.fields().removeAll(OF_TYPE_META)))
                : Vector.empty();
    }

    /** In the order of their names: YAML is made JSON before it is decoded, and that puts them in order. */
    private static Seq<Fault> in(String type, String path, Json json) {
        if (json instanceof Json.Arr list) {
            return list.items().zipWithIndex().flatMap(item -> in(type, path + "[" + item._2 + "]", item._1));
        }
        Option<Map<String, String>> fields = TYPES.get().get(type);
        return json instanceof Json.Obj object && fields.isDefined()
                ? object.fields()
                        .toVector()
                        .sortBy(Tuple2::_1)
                        .flatMap(field -> field(fields.get(), path.isEmpty() ? field._1 : path + "." + field._1, field))
                : Vector.empty();
    }

    private static Seq<Fault> field(Map<String, String> known, String path, Tuple2<String, Json> field) {
        return known.get(field._1)
                .map(type -> in(type, path, field._2))
                .getOrElse(() -> Vector.of(new Fault(path, "unknown field \"" + path + "\"")));
    }

    /** Arguments of a plugin are decoded on their own. */
    // staging/src/k8s.io/kube-scheduler/config/v1/types.go, DecodeNestedObjects
    private static Seq<Fault> ofPlugins(Json document) {
        return items(document, "profiles")
                .flatMap(profile -> items(profile._1, "pluginConfig")
                        .flatMap(config ->
                                ofPlugin("profiles[" + profile._2 + "].pluginConfig[" + config._2 + "]", config._1)));
    }

    private static Option<Fault> ofPlugin(String path, Json config) {
        String name = config.get("name")
                .filter(Json.Text.class::isInstance)
                .map(text -> ((Json.Text) text).value())
                .getOrElse("");
        Seq<Fault> faults = unknown(name + "Args", "", config.get("args").getOrElse(Json.NULL));
        return faults.headOption()
                .map(first -> new Fault(
                        path + ".args." + first.field(),
                        "decoding ." + path + ": strict decoding error: decoding args for plugin " + name + ": "
                                + strict(faults)));
    }

    private static Seq<Tuple2<Json, Integer>> items(Json json, String field) {
        return json.get(field).getOrElse(Json.NULL) instanceof Json.Arr list
                ? list.items().zipWithIndex()
                : Vector.empty();
    }
}
