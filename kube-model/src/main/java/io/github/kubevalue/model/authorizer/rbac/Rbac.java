package io.github.kubevalue.model.authorizer.rbac;

import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.authorizer.Authorizer;
import io.github.kubevalue.model.authorizer.Decision;
import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Vector;

/** Allows what the roles allow that are bound to the user. (plugin/pkg/auth/authorizer/rbac/rbac.go) */
public final class Rbac implements Authorizer {

    @Override
    public Decision authorize(User user, Attributes request, Snapshot snapshot) {
        Grants.Held held = Grants.of(user, request.namespace(), snapshot);
        return held.grants()
                .find(grant -> Rules.allows(grant.rule(), request))
                .<Decision>map(Rbac::allowed)
                .getOrElse(() -> new Decision.NoOpinion(reason(held)));
    }

    private static Decision.Allowed allowed(Grant grant) {
        return new Decision.Allowed(
                "RBAC: allowed by " + grant, Vector.of(grant.binding(), grant.role()), Rules.text(grant.rule()));
    }

    private static String reason(Grants.Held held) {
        // apimachinery/pkg/util/errors/errors.go, aggregate.Error
        return held.missing().isEmpty()
                ? ""
                : "RBAC: "
                        + (held.missing().size() == 1
                                ? held.missing().head()
                                : held.missing().distinct().mkString("[", ", ", "]"));
    }
}
