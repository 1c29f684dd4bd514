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

    /** Returns this call, made by that command of kubectl unless it says otherwise. */
    Call byCommand(String command) {
        return fieldManager.isDefined() || program().isDefined() ? this : as(command);
    }

    /** The name under which the fields that are written are owned. */
    String writer() {
        return fieldManager.orElse(this::program).getOrElse("kubectl");
    }

    /** The program of a user that is no person. */
    private Option<String> program() {
        if (user.groups().contains("system:nodes")) {
            return Option.of("kubelet");
        } else if (user.name().startsWith("system:serviceaccount:kube-system:")) {
            return Option.of("kube-controller-manager");
        }
        return Option.of(user.name())
                .filter(name -> name.startsWith("system:kube-"))
                .map(name -> name.substring("system:".length()));
    }

    /** Returns this call, whose written fields are owned under that name. */
    public Call as(String manager) {
        return new Call(user, now, Option.of(manager));
    }
}
