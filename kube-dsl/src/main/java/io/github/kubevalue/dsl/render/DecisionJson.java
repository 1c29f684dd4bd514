package io.github.kubevalue.dsl.render;

import io.github.kubevalue.model.authorizer.Decision;
import io.github.kubevalue.model.json.Json;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;

/** An authorizer's answer for programs: {@code {allowed, reason, because, rule}}. */
public final class DecisionJson {
    private DecisionJson() {}

    /** Returns the answer as JSON. */
    public static Json of(Decision decision) {
        LinkedHashMap<String, Json> fields =
                LinkedHashMap.of("allowed", new Json.Bool(decision.isAllowed()), "reason", Json.of(decision.reason()));
        return new Json.Obj(
                decision instanceof Decision.Allowed allowed
                        ? fields.put(
                                        "because",
                                        new Json.Arr(
                                                Vector.ofAll(allowed.because().map(key -> Json.of(key.toString())))))
                                .put("rule", Json.of(allowed.rule()))
                        : fields);
    }
}
