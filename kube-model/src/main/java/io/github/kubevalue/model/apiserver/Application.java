package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Strategy;
import io.vavr.control.Option;

/**
 * What {@code kubectl apply} does, without its memory of the manifest before: what the manifest says is set; labels,
 * annotations, owners, finalizers and whatever the server owns stay; all else gets its default.
 */
record Application<T extends KubeObject>(ApiServer server, Call call, Strategy<T> strategy) {

    /** Returns the manifest as it is sent: in a namespace, and without what only the server may say. */
    static KubeObject wanted(KubeObject manifest) {
        ObjectMeta meta = manifest.metadata()
                .withUid(Option.none())
                .withResourceVersion(Option.none())
                .withGeneration(Option.none())
                .withCreationTimestamp(Option.none())
                .withDeletionTimestamp(Option.none())
                .withDeletionGracePeriodSeconds(Option.none());
        boolean homeless =
                manifest.type().isNamespaced() && manifest.namespace().isEmpty();
        return manifest.withMetadata(homeless ? meta.withNamespace("default") : meta);
    }

    Answer<ApiServer> apply(KubeObject manifest, KubeObject live) {
        T stored = strategy.kind().type().cast(live);
        T complete = new Creation<>(server, call, strategy)
                .completed(strategy.kind().type().cast(manifest));
        return new Modification<>(server, call, strategy)
                .update(strategy.kept().apply(merged(complete, stored), stored));
    }

    private T merged(T wanted, T stored) {
        ObjectMeta mine = wanted.metadata();
        ObjectMeta theirs = stored.metadata();
        return strategy.kind()
                .type()
                .cast(wanted.withMetadata(mine.withResourceVersion(theirs.resourceVersion())
                        .withGenerateName(mine.generateName().orElse(theirs.generateName()))
                        .withLabels(theirs.labels().merge(mine.labels(), (old, set) -> set))
                        .withAnnotations(theirs.annotations().merge(mine.annotations(), (old, set) -> set))
                        .withFinalizers(
                                theirs.finalizers().appendAll(mine.finalizers().removeAll(theirs.finalizers())))
                        .withOwnerReferences(
                                mine.ownerReferences().isEmpty() ? theirs.ownerReferences() : mine.ownerReferences())));
    }
}
