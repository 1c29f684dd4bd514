package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.authorizer.User;
import java.time.Instant;

/**
 * Who calls the API server, and when.
 *
 * @param user who asks
 * @param now the virtual time
 */
public record Call(User user, Instant now) {

    /** Returns a call of the administrator. */
    public static Call at(Instant now) {
        return new Call(User.ADMIN, now);
    }

    /** Returns this call by somebody else. */
    public Call by(User other) {
        return new Call(other, now);
    }
}
