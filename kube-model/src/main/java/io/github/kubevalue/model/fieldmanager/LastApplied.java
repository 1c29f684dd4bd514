package io.github.kubevalue.model.fieldmanager;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.vavr.control.Option;

/**
 * The annotation in which {@code kubectl apply} remembers what it applied: {@code {"apiVersion":"v1",…}}, keys in order, and a
 * new line at the end.
 */
public final class LastApplied {
    /** The key of the annotation. */
    public static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

    // apimachinery/pkg/api/validation/objectmeta.go, TotalAnnotationSizeLimitB
    private static final int MOST_CHARACTERS = 256 * 1024;

    private LastApplied() {}

    /** Returns what an object says was applied last; none if it does not say, or says no object. */
    public static Option<Json.Obj> of(Json.Obj object) {
        return text(object).flatMap(LastApplied::parse);
    }

    /** Returns the object that a value of the annotation says; none if it says none. */
    public static Option<Json.Obj> parse(String value) {
        return JsonText.parse(value)
                .toOption()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast);
    }

    /** Returns the value of the annotation of an object; none if it has none or an empty one. */
    static Option<String> text(Json.Obj object) {
        return annotations(object)
                .get(ANNOTATION)
                .flatMap(value -> Option.when(value instanceof Json.Text, () -> ((Json.Text) value).value()))
                .filter(value -> !value.isEmpty());
    }

    /** Returns the value of the annotation for what is to be applied, which itself is not to be remembered. */
    public static String value(Json.Obj applied) {
        // kubectl/pkg/util/apply.go, GetModifiedConfiguration: annotations are always there
        return JsonText.of(withAnnotations(applied, annotations(applied).without(ANNOTATION))) + "\n";
    }

    /** Returns what is to be applied, which remembers itself. */
    public static Json.Obj remembered(Json.Obj applied) {
        return withAnnotations(
                applied, annotations(applied).without(ANNOTATION).with(ANNOTATION, Json.of(value(applied))));
    }

    /** Returns an object that remembers what is applied, unless that is too long to be an annotation. */
    static Json.Obj remembering(Json.Obj object, Json.Obj applied) {
        Json.Obj others = annotations(object).without(ANNOTATION);
        String value = value(applied);
        int size = value.length() + others.toString().length();
        return withAnnotations(object, size > MOST_CHARACTERS ? others : others.with(ANNOTATION, Json.of(value)));
    }

    private static Json.Obj annotations(Json.Obj object) {
        return part(part(object, "metadata"), "annotations");
    }

    private static Json.Obj withAnnotations(Json.Obj object, Json.Obj annotations) {
        return object.with("metadata", part(object, "metadata").with("annotations", annotations));
    }

    private static Json.Obj part(Json.Obj object, String name) {
        return object.get(name).getOrElse(Json.NULL) instanceof Json.Obj part ? part : Json.Obj.EMPTY;
    }
}
