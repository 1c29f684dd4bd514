package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.authorizer.Authorizer;
import io.github.kubevalue.model.authorizer.Decision;
import io.github.kubevalue.model.errors.ApiError;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Where requests meet the authorizer, before anything else: where nobody asks, it costs nothing. */
record Authorization(ApiServer server, Call call) {

    /** Returns why the user must not make this request. */
    Option<ApiError> refusal(Write write) {
        if (server.flags().authorizationMode() == AuthorizationMode.ALWAYS_ALLOW) {
            return Option.none();
        }
        Attributes.Resource asked = write.accept(new Asked(server.store()));
        Decision decision = decision(asked);
        return Option.when(!decision.isAllowed() && !isPatchOfComponent(asked), () -> refused(write, asked, decision))
                .orElse(() -> refusalToCreate(write, asked));
    }

    /** Who applies on the server what does not exist must be allowed to create it. */
    private Option<ApiError> refusalToCreate(Write write, Attributes.Resource asked) {
        // apiserver/pkg/endpoints/handlers/create.go, withAuthorization
        Attributes.Resource creation = asked.withVerb("create");
        boolean creates =
                write instanceof Write.ServerSideApply && !server.store().contains(write.key());
        return Option.when(
                creates && !decision(creation).isAllowed(), () -> refused(write, creation, decision(creation)));
    }

    private Decision decision(Attributes asked) {
        Authorizer authorizer = server.flags().authorizationMode().authorizer();
        return authorizer.authorize(call.user(), asked, server.store());
    }

    /**
     * What Kubernetes' own components send as patches, of an object or by way of its status, the controllers here write as
     * updates.
     */
    private boolean isPatchOfComponent(Attributes.Resource asked) {
        Attributes.Resource patch = asked.withVerb("patch");
        return asked.verb().equals("update")
                && call.user().isComponent()
                && Vector.of(patch, patch.withSubresource("status"))
                        .exists(allowed -> decision(allowed).isAllowed());
    }

    private ApiError refused(Write write, Attributes.Resource asked, Decision decision) {
        // apiserver/pkg/endpoints/handlers/responsewriters/errors.go, ForbiddenStatusError
        String why = asked.refusal(call.user());
        return ApiError.forbidden(
                write.key().kind().key(asked.namespace(), asked.name()),
                decision.reason().isEmpty() ? why : why + ": " + decision.reason());
    }
}
