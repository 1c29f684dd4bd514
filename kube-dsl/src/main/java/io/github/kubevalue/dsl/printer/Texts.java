package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;

/** Cells that many kinds share. */
final class Texts {
    private static final int SHOWN = 3;

    private Texts() {}

    /** Returns {@code a=b,c=d}, or {@code <none>}. */
    static String labels(SortedMap<String, String> labels) {
        return labels.isEmpty()
                ? "<none>"
                : labels.map(entry -> entry._1 + "=" + entry._2).mkString(",");
    }

    // apimachinery/pkg/apis/meta/v1/helpers.go, FormatLabelSelector
    static String selector(LabelSelector selector) {
        Seq<String> labels = selector.matchLabels().toVector().map(entry -> entry._1 + "=" + entry._2);
        Seq<String> expressions = selector.matchExpressions().map(each -> switch (each.operator()
                .toString()) {
            case "In" -> each.key() + " in (" + each.values().sorted().mkString(",") + ")";
            case "NotIn" -> each.key() + " notin (" + each.values().sorted().mkString(",") + ")";
            case "DoesNotExist" -> "!" + each.key();
            default -> each.key();
        });
        String all = labels.appendAll(expressions).mkString(",");
        return all.isEmpty() ? "<none>" : all;
    }

    static String containers(PodTemplateSpec template) {
        return template.spec().containers().map(Container::name).mkString(",");
    }

    static String images(PodTemplateSpec template) {
        return template.spec()
                .containers()
                .map(container -> container.image().getOrElse(""))
                .mkString(",");
    }

    /** Returns the first three, and how many more there are. */
    static String more(Seq<String> all) {
        return all.take(SHOWN).mkString(",") + (all.size() > SHOWN ? " + " + (all.size() - SHOWN) + " more..." : "");
    }

    /** Returns a text, or {@code <none>} for an empty one. */
    static String orNone(String text) {
        return text.isEmpty() ? "<none>" : text;
    }

    /** Returns the text of a value, or an empty one. */
    static String orEmpty(Option<?> value) {
        return value.map(Object::toString).getOrElse("");
    }

    /** Returns {@code true} or {@code false}. */
    static String bool(boolean is) {
        return is ? "true" : "false";
    }

    /** Returns {@code RWO} for {@code ReadWriteOnce}. */
    static String initials(String word) {
        return word.replace("Many", "X").replaceAll("[a-z]", "");
    }
}
