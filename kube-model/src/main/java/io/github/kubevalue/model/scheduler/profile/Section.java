package io.github.kubevalue.model.scheduler.profile;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A part of a configuration as written.
 *
 * @param json what is written; an empty object if nothing is
 */
record Section(Json json) {

    Option<Json> at(String field) {
        return json.get(field).filter(value -> !value.equals(Json.NULL));
    }

    Section part(String field) {
        return new Section(at(field).getOrElse(Json.Obj.EMPTY));
    }

    Seq<Section> parts(String field) {
        return items(field).map(Section::new);
    }

    Seq<Json> items(String field) {
        return at(field)
                .filter(Json.Arr.class::isInstance)
                .map(list -> ((Json.Arr) list).items())
                .getOrElse(Vector.empty());
    }

    Seq<String> texts(String field) {
        return items(field).filter(Json.Text.class::isInstance).map(text -> ((Json.Text) text).value());
    }

    Option<String> text(String field) {
        return at(field).filter(Json.Text.class::isInstance).map(text -> ((Json.Text) text).value());
    }

    String text(String field, String unset) {
        return text(field).getOrElse(unset);
    }

    int number(String field, int unset) {
        return at(field)
                .filter(Json.Number.class::isInstance)
                .map(number -> ((Json.Number) number).value().intValue())
                .getOrElse(unset);
    }

    boolean truth(String field) {
        return at(field).exists(value -> value instanceof Json.Bool bool && bool.value());
    }
}
