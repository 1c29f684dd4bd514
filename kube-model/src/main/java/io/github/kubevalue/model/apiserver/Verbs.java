package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.registry.Strategies;
import io.github.kubevalue.model.registry.Strategy;
import io.vavr.control.Either;
import java.time.Instant;

/** Answers each verb by the part of the API server that knows it. */
record Verbs(ApiServer server, Instant now) implements Write.Visitor<Either<ApiError, ApiServer>> {

    @Override
    public Either<ApiError, ApiServer> create(Write.Create create) {
        return new Creation<>(server, now, strategy(create.object())).create(create.object());
    }

    @Override
    public Either<ApiError, ApiServer> update(Write.Update update) {
        return modification(update.object()).update(update.object());
    }

    @Override
    public Either<ApiError, ApiServer> updateStatus(Write.UpdateStatus update) {
        return modification(update.object()).updateStatus(update.object());
    }

    @Override
    public Either<ApiError, ApiServer> apply(Write.Apply apply) {
        KubeObject wanted = Application.wanted(apply.object());
        return server.store()
                .get(wanted.key())
                .fold(
                        () -> create(new Write.Create(wanted)),
                        stored -> new Application<>(server, now, strategy(wanted)).apply(wanted, stored));
    }

    @Override
    public Either<ApiError, ApiServer> delete(Write.Delete delete) {
        return new Deletion(server, now).delete(delete);
    }

    @Override
    public Either<ApiError, ApiServer> bind(Write.Bind bind) {
        return new PodSubresources(server, now).bind(bind);
    }

    @Override
    public Either<ApiError, ApiServer> assignPodIp(Write.AssignPodIp assignment) {
        return new PodSubresources(server, now).assignPodIp(assignment);
    }

    private Modification<?> modification(KubeObject object) {
        return new Modification<>(server, now, strategy(object));
    }

    private static Strategy<?> strategy(KubeObject object) {
        return Strategies.of(object.type());
    }
}
