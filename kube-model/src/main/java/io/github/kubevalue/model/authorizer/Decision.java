package io.github.kubevalue.model.authorizer;

import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** An authorizer's answer. */
public sealed interface Decision {

    /** Why, in the authorizer's words; may be empty. */
    String reason();

    /** Whether it is a yes. */
    default boolean isAllowed() {
        return this instanceof Allowed;
    }

    /** Returns the answer that nothing is known against, nor for. */
    static Decision noOpinion() {
        return new NoOpinion("");
    }

    /**
     * Yes.
     *
     * @param reason {@code RBAC: allowed by ClusterRoleBinding "admins" of ClusterRole "cluster-admin" to Group "ops"}
     * @param because the objects that say so: a binding and the role it binds; none where no object was asked
     * @param rule the rule of the role, as text; empty where no rule was asked
     */
    record Allowed(String reason, Seq<ResourceKey> because, String rule) implements Decision {

        /** Returns a yes for which no object is needed. */
        static Allowed of(String reason) {
            return new Allowed(reason, Vector.empty(), "");
        }
    }

    /**
     * Not known here; no, if no other authorizer knows either.
     *
     * @param reason what stood in the way; mostly empty
     */
    record NoOpinion(String reason) implements Decision {}
}
