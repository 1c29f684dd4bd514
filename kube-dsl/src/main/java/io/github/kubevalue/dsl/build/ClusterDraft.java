package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.UnaryOperator;

/** A cluster as said so far. */
final class ClusterDraft extends ObjectsDraft<ClusterStage> implements ClusterStage {
    static final ClusterDraft EMPTY = new ClusterDraft(Vector.empty());

    private ClusterDraft(Vector<KubeObject> objects) {
        super("default", objects);
    }

    @Override
    ClusterStage and(KubeObject object) {
        return new ClusterDraft(objects.append(object));
    }

    @Override
    public ClusterStage node(String name, UnaryOperator<NodeStage> says) {
        return and(((NodeDraft) says.apply(NodeDraft.named(name))).object());
    }

    @Override
    public ClusterStage namespace(String name, UnaryOperator<NamespaceStage> says) {
        NamespaceDraft said = (NamespaceDraft) says.apply(NamespaceDraft.named(name));
        return new ClusterDraft(objects.appendAll(said.objects));
    }

    @Override
    public ClusterStage with(ClusterStage other) {
        return new ClusterDraft(objects.appendAll(other.objects()));
    }

    @Override
    public Seq<KubeObject> objects() {
        return objects;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClusterDraft draft && objects.equals(draft.objects);
    }

    @Override
    public int hashCode() {
        return objects.hashCode();
    }

    /** Returns the keys of the objects. */
    @Override
    public String toString() {
        return objects.map(KubeObject::key).mkString("cluster(", ", ", ")");
    }
}
