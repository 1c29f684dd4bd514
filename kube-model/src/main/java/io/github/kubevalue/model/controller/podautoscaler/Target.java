package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.apiserver.Scale;
import io.github.kubevalue.model.autoscaling.CrossVersionObjectReference;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.controller.scale.RestMapper;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.selector.LabelQuery;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What an autoscaler scales.
 *
 * @param autoscaler the autoscaler
 * @param snapshot the cluster
 */
record Target(HorizontalPodAutoscaler autoscaler, Snapshot snapshot) {

    /**
     * An object that has a scale.
     *
     * @param key the object
     * @param scale its scale
     */
    record Scaled(ResourceKey key, Scale scale) {}

    private CrossVersionObjectReference reference() {
        return autoscaler.spec().scaleTargetRef();
    }

    /** Returns the selector of the pods of the target, if it has one that can be read. */
    Option<LabelQuery> query() {
        return scaled().toOption()
                .map(found -> found.scale().selector())
                .filter(selector -> !selector.isEmpty())
                .flatMap(selector -> LabelQuery.parse(selector).toOption());
    }

    /** Returns the target and its scale, or why it cannot be read. (horizontal.go, scaleForResourceMappings) */
    Either<String, Scaled> scaled() {
        String version = reference().apiVersion().getOrElse("");
        if (version.indexOf('/') != version.lastIndexOf('/')) {
            // apimachinery/pkg/runtime/schema/group_version.go, ParseGroupVersion
            return Either.left("unexpected GroupVersion string: " + version);
        }
        return new RestMapper(snapshot)
                .mappings(reference().group(), reference().kind())
                .flatMap(kinds -> {
                    Seq<Either<String, Scaled>> tried = kinds.map(kind ->
                            scaled(kind.key(autoscaler.namespace(), reference().name())));
                    return tried.find(Either::isRight).getOrElse(tried::head);
                });
    }

    private Either<String, Scaled> scaled(ResourceKey key) {
        return Scale.of(key, snapshot).mapLeft(Object::toString).map(scale -> new Scaled(key, scale));
    }
}
