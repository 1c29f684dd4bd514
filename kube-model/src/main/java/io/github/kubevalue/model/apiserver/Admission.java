package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.authorizer.rbac.Escalation;
import io.github.kubevalue.model.choice.Draw;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Store;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/** Where requests meet the admission plugins: before an object is validated, and before it is written. */
record Admission(ApiServer server, Call call) {

    /** Returns the object as the mutating plugins complete it. */
    Either<ApiError, KubeObject> admitted(AdmissionRequest request) {
        return server.flags()
                .admission()
                .admitted(asked(request), server.store())
                .map(admitted ->
                        admitted.object().getOrElse(() -> request.oldObject().get()));
    }

    /** Returns the server after the write and after what it is charged for it, if the validating plugins allow it. */
    Answer<ApiServer> reviewed(AdmissionRequest request, UnaryOperator<Store> write) {
        Option<ApiError> escalation = escalation(request);
        if (escalation.isDefined()) {
            return Answer.of(Either.left(escalation.get()));
        }
        Review review = server.flags().admission().reviewed(asked(request), server.store());
        return Answer.of(review, server)
                .map(so -> so.withStore(review.charges().foldLeft(write.apply(so.store()), Store::put)));
    }

    /** Nobody gives others what he does not have, where anybody asks. */
    private Option<ApiError> escalation(AdmissionRequest request) {
        AuthorizationMode mode = server.flags().authorizationMode();
        return mode == AuthorizationMode.ALWAYS_ALLOW
                ? Option.none()
                : request.object()
                        .flatMap(object -> new Escalation(call.user(), mode.authorizer(), server.store())
                                .refusal(object, request.oldObject()));
    }

    private AdmissionRequest asked(AdmissionRequest request) {
        return AdmissionRequest.builder()
                .from(request)
                .user(call.user())
                .authorizer(server.flags().authorizationMode().authorizer())
                .draw(new Draw(server.flags().seed()))
                .build();
    }
}
