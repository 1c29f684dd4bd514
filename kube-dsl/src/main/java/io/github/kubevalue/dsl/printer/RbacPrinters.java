package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.rbac.ClusterRoleBinding;
import io.github.kubevalue.model.rbac.RoleBinding;
import io.github.kubevalue.model.rbac.RoleRef;
import io.github.kubevalue.model.rbac.Subject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Function;
import java.util.function.Predicate;

/** Who may do what. */
// pkg/printers/internalversion/printers.go
final class RbacPrinters {
    private RbacPrinters() {}

    static Seq<Column<RoleBinding>> roleBindings() {
        return bindings(RoleBinding::roleRef, RoleBinding::subjects);
    }

    static Seq<Column<ClusterRoleBinding>> clusterRoleBindings() {
        return bindings(ClusterRoleBinding::roleRef, ClusterRoleBinding::subjects);
    }

    private static <T extends KubeObject> Seq<Column<T>> bindings(
            Function<T, RoleRef> role, Function<T, Seq<Subject>> subjects) {
        return Vector.of(
                Column.of("NAME", KubeObject::name),
                Column.of(
                        "ROLE",
                        each -> role.apply(each).kind() + "/" + role.apply(each).name()),
                Column.at("AGE", Age::of),
                Column.wide("USERS", each -> names(subjects.apply(each), Subject::isUser, Subject::name)),
                Column.wide("GROUPS", each -> names(subjects.apply(each), Subject::isGroup, Subject::name)),
                Column.wide(
                        "SERVICEACCOUNTS",
                        each -> names(
                                subjects.apply(each),
                                Subject::isServiceAccount,
                                subject -> subject.namespace().getOrElse("") + "/" + subject.name())));
    }

    private static String names(Seq<Subject> subjects, Predicate<Subject> which, Function<Subject, String> name) {
        return subjects.filter(which).map(name).mkString(", ");
    }
}
