package io.github.kubevalue.dsl.render;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.timeline.Happening;
import io.github.kubevalue.model.timeline.Moment;
import io.github.kubevalue.model.timeline.Standing;
import java.util.Locale;

/** A timeline as JSON. */
public final class TimelineJson {
    private TimelineJson() {}

    /** Returns {@code [{at, happenings, standings}]}. */
    public static Json of(io.github.kubevalue.model.timeline.Timeline timeline) {
        return JsonText.array(timeline.moments().map(TimelineJson::moment));
    }

    private static Json moment(Moment moment) {
        return new Json.Obj(JsonText.object()
                .put("at", Json.of(Timeline.time(moment.at())))
                .put("happenings", JsonText.array(moment.happenings().map(TimelineJson::happening)))
                .put("standings", JsonText.array(moment.standings().map(TimelineJson::standing))));
    }

    /** Returns {@code {actor, type, reason, object, message}}. */
    private static Json happening(Happening happening) {
        return new Json.Obj(JsonText.object()
                .put("actor", Json.of(happening.actor()))
                .put("type", Json.of(happening.severity().toString()))
                .put("reason", Json.of(happening.reason()))
                .put("object", Json.of(happening.object().toString()))
                .put("message", Json.of(happening.message())));
    }

    /** Returns {@code {workload, wanted, parts: [{name, pods}]}}. */
    private static Json standing(Standing standing) {
        return new Json.Obj(JsonText.object()
                .put("workload", Json.of(standing.workload().toString()))
                .put("wanted", Json.of((long) standing.wanted()))
                .put(
                        "parts",
                        JsonText.array(standing.parts()
                                .map(part -> new Json.Obj(JsonText.object()
                                        .put("name", Json.of(part.name()))
                                        .put(
                                                "pods",
                                                JsonText.array(part.pods()
                                                        .map(state -> Json.of(
                                                                state.name().toLowerCase(Locale.ROOT))))))))));
    }
}
