package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Snapshot;

/**
 * What a user must be allowed to do for a request. (apiserver/pkg/endpoints/request/requestinfo.go)
 *
 * @param snapshot the objects before the request
 */
record Asked(Snapshot snapshot) implements Write.Visitor<Attributes.Resource> {

    @Override
    public Attributes.Resource create(Write.Create create) {
        return creation(create.key());
    }

    /** A new object is posted to its collection: its name is not part of the request. */
    private static Attributes.Resource creation(ResourceKey key) {
        return Attributes.Resource.of("create", key.kind(), key.namespace());
    }

    @Override
    public Attributes.Resource update(Write.Update update) {
        return Attributes.Resource.of("update", update.key());
    }

    @Override
    public Attributes.Resource updateStatus(Write.UpdateStatus update) {
        return Attributes.Resource.of("update", update.key(), "status");
    }

    @Override
    public Attributes.Resource updateSubresource(Write.UpdateSubresource<?> update) {
        return Attributes.Resource.of("update", update.key(), update.part().name());
    }

    @Override
    public Attributes.Resource updateScale(Write.UpdateScale update) {
        return Attributes.Resource.of("update", update.key(), Scaling.SUBRESOURCE);
    }

    @Override
    public Attributes.Resource apply(Write.Apply apply) {
        ResourceKey key = Application.wanted(apply.object()).key();
        return snapshot.contains(key) ? Attributes.Resource.of("patch", key) : creation(key);
    }

    @Override
    public Attributes.Resource patch(Write.Patch patch) {
        return Attributes.Resource.of("patch", patch.key(), patch.subresource());
    }

    @Override
    public Attributes.Resource serverSideApply(Write.ServerSideApply apply) {
        return Attributes.Resource.of("patch", apply.key(), apply.subresource());
    }

    @Override
    public Attributes.Resource delete(Write.Delete delete) {
        return Attributes.Resource.of("delete", delete.key());
    }

    @Override
    public Attributes.Resource deleteCollection(Write.DeleteCollection delete) {
        return Attributes.Resource.of(
                "deletecollection", delete.kind(), delete.key().namespace());
    }

    @Override
    public Attributes.Resource evict(Write.Evict eviction) {
        return Attributes.Resource.of("create", eviction.key(), "eviction");
    }

    @Override
    public Attributes.Resource bind(Write.Bind bind) {
        return Attributes.Resource.of("create", bind.key(), "binding");
    }

    @Override
    public Attributes.Resource assignPodIp(Write.AssignPodIp assignment) {
        return Attributes.Resource.of("patch", assignment.key(), "status");
    }
}
