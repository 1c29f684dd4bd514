package io.github.kubevalue.model.authorizer.rbac;

import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.rbac.Subject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Whom the subjects of bindings stand for. */
final class Subjects {
    static final String SERVICE_ACCOUNT = "ServiceAccount";
    private static final String USER = "User";
    private static final String GROUP = "Group";

    private Subjects() {}

    /** Returns the first of the subjects that is the user. */
    static Option<Subject> find(Seq<Subject> subjects, User user, String namespace) {
        Seq<String> texts = texts(user);
        return subjects.find(subject -> texts.contains(text(subject, namespace)));
    }

    /** Returns the texts of all subjects that are the user. */
    static Seq<String> texts(User user) {
        return Vector.of(USER + " " + user.name()).appendAll(user.groups().map(group -> GROUP + " " + group));
    }

    /**
     * Returns a text that is the same for all subjects that stand for the same; empty for one that stands for nobody.
     *
     * @param namespace that of the binding: a service account without one is of there
     */
    static String text(Subject subject, String namespace) {
        // pkg/registry/rbac/validation/rule.go, appliesToUser
        if (!subject.isServiceAccount()) {
            return subject.isUser() || subject.isGroup() ? subject.kind() + " " + subject.name() : "";
        }
        String home = subject.namespace().filter(text -> !text.isEmpty()).getOrElse(namespace);
        return home.isEmpty() ? "" : USER + " " + User.serviceAccountName(home, subject.name());
    }
}
