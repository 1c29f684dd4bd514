package io.github.kubevalue.model.authorizer;

import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Decides whether a user may do something. */
@FunctionalInterface
public interface Authorizer {
    /** Allows everything to everybody. */
    Authorizer ALWAYS_ALLOW = (user, request, snapshot) -> Decision.Allowed.of("");

    /** Allows everything to the group {@link User#MASTERS}. */
    // apiserver/pkg/authorization/authorizerfactory/builtin.go, NewPrivilegedGroups
    Authorizer MASTERS = (user, request, snapshot) -> user.isMaster() ? Decision.Allowed.of("") : Decision.noOpinion();

    /** Returns the answer for what the user asks. */
    Decision authorize(User user, Attributes request, Snapshot snapshot);

    /** Returns the authorizer that asks all of these in turn until one has an opinion; it tells what all those said that had none. */
    // apiserver/pkg/authorization/union/union.go
    static Authorizer union(Authorizer... authorizers) {
        Seq<Authorizer> all = Vector.of(authorizers);
        return (user, request, snapshot) -> {
            Vector<String> reasons = Vector.empty();
            for (Authorizer authorizer : all) {
                Decision decision = authorizer.authorize(user, request, snapshot);
                if (decision.isAllowed()) {
                    return decision;
                }
                reasons = reasons.append(decision.reason());
            }
            return new Decision.NoOpinion(
                    reasons.filter(reason -> !reason.isEmpty()).mkString("\n"));
        };
    }
}
