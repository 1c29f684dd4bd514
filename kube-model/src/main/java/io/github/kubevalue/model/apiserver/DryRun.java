package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.customresource.StoredVersions;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** What a write would leave, seen from before it. (apiserver/pkg/registry/generic/registry/dryrun.go) */
record DryRun(ApiServer before, Write write) {

    /** Returns the objects that the request is about, as they would be, or as they last were if they would be gone. */
    Seq<KubeObject> objects(ApiServer after) {
        Seq<KubeObject> written = after.store()
                .since(before.store().revision())
                .filter(this::isMeant)
                .foldLeft(
                        LinkedHashMap.<ResourceKey, KubeObject>empty(),
                        (all, change) -> all.put(change.key(), unwritten(change)))
                .values()
                .toVector();
        return written.isEmpty() ? before.get(write.key()).toOption().toVector() : written;
    }

    /** Quotas and budgets are charged besides. */
    private boolean isMeant(Change change) {
        ResourceKey key = new StoredVersions(before.store()).stored(write.key());
        return key.name().isEmpty()
                ? change.key().kind().equals(key.kind())
                : change.key().equals(key);
    }

    /** An object that is not written has the version that it had before. */
    private KubeObject unwritten(Change change) {
        KubeObject object = change.object();
        Option<String> version = before.store()
                .get(change.key())
                .flatMap(stored -> stored.metadata().resourceVersion());
        return object.withMetadata(object.metadata().withResourceVersion(version));
    }
}
