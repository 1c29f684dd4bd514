package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.CustomResourceSubresourceScale;
import io.github.kubevalue.model.apiextensions.CustomResourceSubresources;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Where the objects of a custom kind say how many replicas they have. (pkg/registry/customresource/etcd.go,
 * scaleFromCustomResource)
 *
 * @param scale what the definition says
 */
public record ScalePaths(CustomResourceSubresourceScale scale) {

    /** Returns the paths of a kind, if a definition serves it and gives it a scale. */
    public static Option<ScalePaths> of(Kind<?> kind, Snapshot snapshot) {
        return Definitions.of(kind, snapshot)
                .flatMap(definition -> Definitions.served(definition, kind.version()))
                .flatMap(version -> version.subresources())
                .flatMap(CustomResourceSubresources::scale)
                .map(ScalePaths::new);
    }

    /** Returns how many replicas an object is to have, if it says so. */
    public Option<Integer> replicas(Unmodelled object) {
        return number(object, scale.specReplicasPath());
    }

    /** Returns how many replicas an object has. */
    public int statusReplicas(Unmodelled object) {
        return number(object, scale.statusReplicasPath()).getOrElse(0);
    }

    /** Returns which pods are its replicas, as a request selects them. */
    public String selector(Unmodelled object) {
        return scale.labelSelectorPath()
                .flatMap(path -> at(object, path))
                .filter(Json.Text.class::isInstance)
                .map(text -> ((Json.Text) text).value())
                .getOrElse("");
    }

    /** Returns an object that is to have so many replicas. */
    public Unmodelled withReplicas(Unmodelled object, int count) {
        Json.Obj fields = with(new Json.Obj(object.otherFields()), steps(scale.specReplicasPath()), Json.of(count));
        return object.withOtherFields(fields.fields());
    }

    private static Json.Obj with(Json.Obj object, Vector<String> steps, Json value) {
        if (steps.size() == 1) {
            return object.with(steps.head(), value);
        }
        Json.Obj inner =
                object.get(steps.head()).getOrElse(Json.NULL) instanceof Json.Obj known ? known : Json.Obj.EMPTY;
        return object.with(steps.head(), with(inner, steps.tail(), value));
    }

    private static Option<Integer> number(Unmodelled object, String path) {
        return at(object, path)
                .filter(Json.Number.class::isInstance)
                .map(number -> ((Json.Number) number).value().intValue());
    }

    private static Option<Json> at(Unmodelled object, String path) {
        return steps(path)
                .foldLeft(
                        Option.<Json>of(new Json.Obj(object.otherFields())),
                        (so, step) -> so.flatMap(json -> json.get(step)));
    }

    private static Vector<String> steps(String path) {
        return Vector.of(path.replaceFirst("^\\.", "").split("\\."));
    }
}
