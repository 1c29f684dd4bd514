package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;

/**
 * An object under its key, with the numbers by which etcd tells its life. An object that was deleted and made again has a
 * new life: its creation revision is another, and its version begins anew.
 *
 * @param object the object, whose {@code resourceVersion} is the modification revision
 * @param createRevision the revision that created it
 * @param modRevision the revision that wrote it last
 * @param version how often it was written in this life; 1 once it is created
 * @param lease the lease that it goes with; 0 if it stays
 */
public record KeyValue(KubeObject object, long createRevision, long modRevision, long version, long lease) {

    /** What identifies the object. */
    public ResourceKey key() {
        return object.key();
    }

    /** Returns {@code pod/demo/web, version 3 of 7..12}. */
    @Override
    public String toString() {
        return key() + ", version " + version + " of " + createRevision + ".." + modRevision;
    }
}
