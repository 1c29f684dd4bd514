package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Vector;

/** A namespace as said so far: its own object first, then what lives in it. */
final class NamespaceDraft extends ObjectsDraft<NamespaceStage> implements NamespaceStage {

    private NamespaceDraft(String namespace, Vector<KubeObject> objects) {
        super(namespace, objects);
    }

    static NamespaceDraft named(String name) {
        return new NamespaceDraft(name, Vector.of(Namespace.named(name)));
    }

    @Override
    NamespaceStage and(KubeObject object) {
        return new NamespaceDraft(namespace, objects.append(object));
    }

    @Override
    public NamespaceStage label(String key, String value) {
        ObjectMeta metadata = objects.head().metadata();
        return new NamespaceDraft(
                namespace,
                objects.update(
                        0,
                        objects.head()
                                .withMetadata(
                                        metadata.withLabels(metadata.labels().put(key, value)))));
    }
}
