package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.authorizer.User;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Who calls the API server, and when.
 *
 * @param user who asks
 * @param now the virtual time
 * @param fieldManager the name under which the fields that are written are owned; none for that of the user's program
 */
public record Call(User user, Instant now, Option<String> fieldManager) {

    /** Returns a call of the administrator. */
    public static Call at(Instant now) {
        return new Call(User.ADMIN, now, Option.none());
    }

    /** Returns this call by somebody else. */
    public Call by(User other) {
        return new Call(other, now, fieldManager);
    }

    /** Returns this call, whose written fields are owned under that name. */
    public Call as(String manager) {
        return new Call(user, now, Option.of(manager));
    }
}
