package io.github.kubevalue.dsl.render;

import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.Place;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/** Findings for programs. */
public final class FindingsJson {
    private FindingsJson() {}

    /** Returns {@code {findings: [{id, severity, object, field, message, because, fix, place?}]}}. */
    public static Json of(Seq<Finding> findings, Function<Finding, Option<Place>> places) {
        return new Json.Obj(JsonText.object()
                .put("findings", JsonText.array(findings.map(finding -> of(finding, places.apply(finding))))));
    }

    private static Json of(Finding finding, Option<Place> place) {
        LinkedHashMap<String, Json> fields = JsonText.object()
                .put("id", Json.of(finding.id()))
                .put("severity", Json.of(finding.severity().toString()))
                .put("object", Json.of(finding.object().toString()))
                .put("field", Json.of(finding.field()))
                .put("message", Json.of(finding.message()))
                .put("because", JsonText.texts(finding.because()))
                .put("fix", Json.of(finding.fix()));
        return new Json.Obj(place.map(where -> fields.put("place", Json.of(where.toString())))
                .getOrElse(fields));
    }
}
