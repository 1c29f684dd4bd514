package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.registry.Strategies;
import io.github.kubevalue.model.registry.Strategy;
import io.vavr.control.Either;

/** Answers each verb by the part of the API server that knows it. */
record Verbs(ApiServer server, Call call) implements Write.Visitor<Answer<ApiServer>> {
    private static final String STATUS = "status";

    @Override
    public Answer<ApiServer> create(Write.Create create) {
        return new Creation<>(server, call.byCommand("kubectl-create"), strategy(create.object()))
                .create(create.object());
    }

    @Override
    public Answer<ApiServer> update(Write.Update update) {
        KubeObject object = update.object();
        boolean isNew = !server.store().contains(object.key());
        return isNew && strategy(object).createOnUpdate()
                ? UpdatePreconditions.ofCreation(object).then(this::create)
                : by("kubectl-replace").modification(object).update(object);
    }

    @Override
    public Answer<ApiServer> updateStatus(Write.UpdateStatus update) {
        return modification(update.object()).updateStatus(update.object());
    }

    @Override
    public Answer<ApiServer> updateSubresource(Write.UpdateSubresource<?> update) {
        return updatePart(update);
    }

    private <T extends KubeObject> Answer<ApiServer> updatePart(Write.UpdateSubresource<T> update) {
        Strategy<T> strategy = Strategies.of(update.part().kind(), server.store());
        return new Modification<>(server, call, strategy).update(update.object(), update.part());
    }

    @Override
    public Answer<ApiServer> updateScale(Write.UpdateScale update) {
        return new Scaling(server, call).update(update);
    }

    @Override
    public Answer<ApiServer> apply(Write.Apply apply) {
        Application application = Application.of(server, apply);
        return application
                .warnings()
                .then(known -> by("kubectl-client-side-apply").applied(application));
    }

    private Answer<ApiServer> applied(Application application) {
        return application.live().isEmpty()
                ? create(new Write.Create(application.created()))
                : Answer.of(application.applied())
                        .then(changed -> changed.map(this::applied).getOrElse(() -> Answer.of(Either.right(server))));
    }

    private Answer<ApiServer> applied(KubeObject object) {
        Answer<ApiServer> answer = modification(object).update(object);
        // kubectl/pkg/cmd/apply/apply.go, WarnIfDeleting
        return object.metadata().isDeleting() && answer.outcome().isRight()
                ? answer.withWarning(
                        "Detected changes to resource " + object.name() + " which is currently being deleted.")
                : answer;
    }

    /** Answers likewise what that command of kubectl asks for. */
    private Verbs by(String command) {
        return new Verbs(server, call.byCommand(command));
    }

    @Override
    public Answer<ApiServer> patch(Write.Patch patch) {
        return Answer.of(new Patching(server, call, patch.key()).patched(patch))
                .then(object -> by("kubectl-patch").patched(object, patch.subresource()));
    }

    private Answer<ApiServer> patched(KubeObject object, String subresource) {
        return subresource.equals(STATUS)
                ? modification(object).updateStatus(object)
                : modification(object).update(object);
    }

    @Override
    public Answer<ApiServer> serverSideApply(Write.ServerSideApply apply) {
        return Answer.of(new ServerSideApplication(server, call, apply).applied())
                .then(object -> server.store().contains(apply.key())
                        ? replaced(object, apply.subresource())
                        : new Creation<>(server, call, strategy(object)).apply(object));
    }

    private Answer<ApiServer> replaced(KubeObject object, String subresource) {
        return subresource.equals(STATUS)
                ? modification(object).applyStatus(object)
                : modification(object).apply(object);
    }

    @Override
    public Answer<ApiServer> delete(Write.Delete delete) {
        return new Deletion(server, call, delete.options()).delete(delete);
    }

    @Override
    public Answer<ApiServer> deleteCollection(Write.DeleteCollection delete) {
        return new CollectionDeletion(server, call).delete(delete);
    }

    @Override
    public Answer<ApiServer> evict(Write.Evict evict) {
        return new Eviction(server, call).evict(evict);
    }

    @Override
    public Answer<ApiServer> bind(Write.Bind bind) {
        return new PodSubresources(server, call).bind(bind);
    }

    @Override
    public Answer<ApiServer> assignPodIp(Write.AssignPodIp assignment) {
        return Answer.of(new PodSubresources(server, call).assignPodIp(assignment));
    }

    private Modification<?> modification(KubeObject object) {
        return new Modification<>(server, call, strategy(object));
    }

    private Strategy<?> strategy(KubeObject object) {
        return Strategies.of(object.type(), server.store());
    }
}
