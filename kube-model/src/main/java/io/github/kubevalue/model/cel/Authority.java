package io.github.kubevalue.model.cel;

import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.authorizer.Decision;
import io.github.kubevalue.model.authorizer.User;
import java.util.function.BiFunction;

/**
 * Whom expressions ask what a user may do: the value of {@code authorizer}.
 *
 * @param user the user
 * @param decisions the authorizer of the API server
 */
public record Authority(User user, BiFunction<User, Attributes, Decision> decisions) {
    /** The type of the variable. */
    public static final CelType TYPE = Types.parse("authorizer");

    /** The type of questions about a resource. */
    public static final CelType RESOURCE_CHECK = Types.parse("resourcecheck");

    /** Returns the value of the variable. */
    public Val value() {
        return new Val.Opaque(TYPE, this);
    }

    /** Returns the value of a question about a resource, whose verb is still to be said. */
    public Val value(Attributes.Resource resource) {
        return new Val.Opaque(RESOURCE_CHECK, new ResourceCheck(this, resource));
    }

    Val answer(Attributes question) {
        return new Val.Opaque(Types.parse("decision"), decisions.apply(user, question));
    }

    /** A question about a path. */
    record PathCheck(Authority authority, String path) {}

    /** A question about something of an API group. */
    record GroupCheck(Authority authority, String group) {}

    /** A question about a resource. */
    record ResourceCheck(Authority authority, Attributes.Resource resource) {}
}
