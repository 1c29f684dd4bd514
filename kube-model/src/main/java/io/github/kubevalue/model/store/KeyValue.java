package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;

/**
 * An object under its key, with the numbers by which etcd tells its life. An object that was deleted and made again has a
 * new life: its creation revision is another, and its version begins anew.
 *
 * @param key what identifies the object
 * @param object the object, whose {@code resourceVersion} is the modification revision
 * @param createRevision the revision that created it
 * @param modRevision the revision that wrote it last
 * @param version how often it was written in this life; 1 once it is created
 * @param lease the lease that it goes with; 0 if it stays
 */
public record KeyValue(
        ResourceKey key, KubeObject object, long createRevision, long modRevision, long version, long lease) {

    static KeyValue created(ResourceKey key, KubeObject object, long revision, long lease) {
        return new KeyValue(key, object, revision, revision, 1, lease);
    }

    KeyValue written(KubeObject after, long revision, long other) {
        return new KeyValue(key, after, createRevision, revision, version + 1, other);
    }

    /** Returns {@code pod/demo/web, version 3 of 7..12}. */
    @Override
    public String toString() {
        return key() + ", version " + version + " of " + createRevision + ".." + modRevision;
    }
}
