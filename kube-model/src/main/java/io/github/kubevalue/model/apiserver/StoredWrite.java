package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.customresource.StoredVersions;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;

/** Requests about objects of a kind that is served in several versions, in the one in which they are kept. */
record StoredWrite(StoredVersions versions) implements Write.Visitor<Write> {

    /** Returns the request that means the same; for most that very request. */
    Write of(Write write) {
        ResourceKey key = write.key();
        return versions.stored(key.kind()).equals(key.kind()) ? write : write.accept(this);
    }

    @Override
    public Write create(Write.Create create) {
        return new Write.Create(versions.stored(create.object()));
    }

    @Override
    public Write update(Write.Update update) {
        return new Write.Update(versions.stored(update.object()));
    }

    @Override
    public Write updateStatus(Write.UpdateStatus update) {
        return new Write.UpdateStatus(versions.stored(update.object()));
    }

    @Override
    public Write updateSubresource(Write.UpdateSubresource<?> update) {
        return update;
    }

    @Override
    public Write updateScale(Write.UpdateScale update) {
        return new Write.UpdateScale(versions.stored(update.key()), update.scale());
    }

    @Override
    public Write apply(Write.Apply apply) {
        KubeObject object = versions.stored(apply.object());
        return new Write.Apply(
                object, versions.stored(apply.said(), apply.object().type()));
    }

    @Override
    public Write patch(Write.Patch patch) {
        return new Write.Patch(versions.stored(patch.key()), patch.patch(), patch.subresource());
    }

    @Override
    public Write serverSideApply(Write.ServerSideApply apply) {
        ResourceKey key = versions.stored(apply.key());
        Json.Obj config = versions.stored(apply.config(), apply.key().kind())
                .with("apiVersion", Json.of(key.kind().apiVersion()));
        return new Write.ServerSideApply(key, config, apply.force(), apply.subresource());
    }

    @Override
    public Write delete(Write.Delete delete) {
        return new Write.Delete(versions.stored(delete.key()), delete.options());
    }

    @Override
    public Write deleteCollection(Write.DeleteCollection delete) {
        return new Write.DeleteCollection(versions.stored(delete.kind()), delete.list(), delete.options());
    }

    @Override
    public Write evict(Write.Evict evict) {
        return evict;
    }

    @Override
    public Write bind(Write.Bind bind) {
        return bind;
    }

    @Override
    public Write assignPodIp(Write.AssignPodIp assignment) {
        return assignment;
    }
}
