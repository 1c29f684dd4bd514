package io.github.kubevalue.dsl.build;

import io.github.kubevalue.dns.zone.Zone;
import io.github.kubevalue.dns.zone.Zones;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.UnaryOperator;

/** A cluster as said so far. */
final class ClusterDraft extends ObjectsDraft<ClusterStage> implements ClusterStage {
    static final ClusterDraft EMPTY = new ClusterDraft(Vector.empty(), Zones.NONE);

    private final Zones publicZones;

    private ClusterDraft(Vector<KubeObject> objects, Zones publicZones) {
        super("default", objects);
        this.publicZones = publicZones;
    }

    @Override
    ClusterStage and(KubeObject object) {
        return new ClusterDraft(objects.append(object), publicZones);
    }

    @Override
    public ClusterStage node(String name, UnaryOperator<NodeStage> says) {
        return and(((NodeDraft) says.apply(NodeDraft.named(name))).object());
    }

    @Override
    public ClusterStage namespace(String name, UnaryOperator<NamespaceStage> says) {
        NamespaceDraft said = (NamespaceDraft) says.apply(NamespaceDraft.named(name));
        return new ClusterDraft(objects.appendAll(said.objects), publicZones);
    }

    @Override
    public ClusterStage with(ClusterStage other) {
        return new ClusterDraft(
                objects.appendAll(other.objects()), other.publicZones().all().foldLeft(publicZones, Zones::with));
    }

    @Override
    public ClusterStage corefile(String text) {
        return and(ConfigMap.builder()
                .metadata(ObjectMeta.named("kube-system", "coredns"))
                .putData("Corefile", text)
                .build());
    }

    @Override
    public ClusterStage publicZone(Zone zone) {
        return new ClusterDraft(objects, publicZones.with(zone));
    }

    @Override
    public Zones publicZones() {
        return publicZones;
    }

    @Override
    public Seq<KubeObject> objects() {
        return objects;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClusterDraft draft
                && objects.equals(draft.objects)
                && publicZones.equals(draft.publicZones);
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
