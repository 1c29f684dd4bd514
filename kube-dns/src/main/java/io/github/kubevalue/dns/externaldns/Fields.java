package io.github.kubevalue.dns.externaldns;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.LabelSelectorOperator;
import io.github.kubevalue.model.meta.LabelSelectorRequirement;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The fields of an object of a kind that has no type here; one that is absent is empty. */
record Fields(Json json) {

    static Fields of(KubeObject object) {
        return new Fields(new Json.Obj(LinkedHashMap.ofEntries(object.otherFields())));
    }

    Fields at(String name) {
        return new Fields(json.get(name).getOrElse(Json.NULL));
    }

    boolean isAbsent() {
        return json.equals(Json.NULL);
    }

    /** The text in a field, unless it is empty. */
    Option<String> text(String name) {
        return Vector.of(at(name)).flatMap(Fields::text).headOption();
    }

    Option<String> text() {
        return json instanceof Json.Text text && !text.value().isEmpty() ? Option.some(text.value()) : Option.none();
    }

    Option<Integer> number(String name) {
        return at(name).json instanceof Json.Number number
                ? Option.some(number.value().intValue())
                : Option.none();
    }

    Seq<Fields> items(String name) {
        return at(name).json instanceof Json.Arr array ? array.items().map(Fields::new) : Vector.empty();
    }

    Seq<String> texts(String name) {
        return items(name).flatMap(Fields::text);
    }

    LabelSelector selector(String name) {
        Fields selector = at(name);
        SortedMap<String, String> labels = selector.at("matchLabels").json instanceof Json.Obj object
                ? object.fields()
                        .foldLeft(
                                TreeMap.empty(),
                                (all, label) -> all.put(
                                        label._1, new Fields(label._2).text().getOrElse("")))
                : TreeMap.empty();
        return LabelSelector.of(labels)
                .withMatchExpressions(selector.items("matchExpressions").map(Fields::requirement));
    }

    private LabelSelectorRequirement requirement() {
        return LabelSelectorRequirement.builder()
                .key(text("key").getOrElse(""))
                .operator(new LabelSelectorOperator(text("operator").getOrElse("")))
                .values(texts("values"))
                .build();
    }
}
