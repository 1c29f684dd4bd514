package io.github.kubevalue.model.controller.history;

import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Option;

/** A pod template as the data of a revision: {@code {"spec":{"template":{…,"$patch":"replace"}}}}. */
public final class TemplatePatch {
    private static final String PATCH = "$patch";

    private TemplatePatch() {}

    /** Returns the data for a template. */
    public static Json of(PodTemplateSpec template) {
        // pkg/controller/statefulset/stateful_set_utils.go, getPatch
        Json.Obj set = ManifestWriter.tree(StatefulSet.builder()
                .spec(StatefulSetSpec.builder().template(template).build())
                .build());
        LinkedHashMap<String, Json> body = fields(fields(set, "spec"), "template");
        return object("spec", object("template", new Json.Obj(body.put(PATCH, Json.of("replace")))));
    }

    /** Returns the template of such data; none if it is something else. */
    public static Option<PodTemplateSpec> template(Json data) {
        LinkedHashMap<String, Json> body =
                fields(fields(data, "spec"), "template").remove(PATCH);
        Json.Obj set = new Json.Obj(LinkedHashMap.of(
                "apiVersion", Json.of(StatefulSet.KIND.apiVersion()),
                "kind", Json.of(StatefulSet.KIND.name()),
                "spec", object("template", new Json.Obj(body))));
        return ManifestReader.kubernetes()
                .parse("revision", set.toString())
                .map(Manifest::objects)
                .toOption()
                .flatMap(objects -> objects.headOption())
                .filter(StatefulSet.class::isInstance)
                .map(StatefulSet.class::cast)
                .map(object -> object.spec().template());
    }

    private static Json.Obj object(String field, Json value) {
        return new Json.Obj(LinkedHashMap.of(field, value));
    }

    private static LinkedHashMap<String, Json> fields(LinkedHashMap<String, Json> object, String field) {
        return object.get(field)
                .filter(Json.Obj.class::isInstance)
                .map(value -> ((Json.Obj) value).fields())
                .getOrElse(LinkedHashMap.empty());
    }

    private static LinkedHashMap<String, Json> fields(Json object, String field) {
        return object instanceof Json.Obj whole ? fields(whole.fields(), field) : LinkedHashMap.empty();
    }
}
