package io.github.kubevalue.model.validation.rbac;

import io.github.kubevalue.model.rbac.ClusterRoleBinding;
import io.github.kubevalue.model.rbac.RoleBinding;
import io.github.kubevalue.model.rbac.RoleRef;
import io.github.kubevalue.model.rbac.Subject;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.InternalTypes;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules on bindings of roles. (pkg/apis/rbac/validation/validation.go) */
public final class BindingRules {
    private static final String GROUP = "rbac.authorization.k8s.io";
    private static final FieldPath ROLE = FieldPath.of("roleRef");
    private static final FieldPath SUBJECTS = FieldPath.of("subjects");

    private BindingRules() {}

    /** Returns the faults of a binding in a namespace. */
    public static Seq<FieldError> roleBinding(RoleBinding binding) {
        return Faults.NONE
                .and(role(binding.roleRef(), "Role", "ClusterRole"))
                .each(binding.subjects(), SUBJECTS, (subject, path) -> subject(subject, true, path))
                .found();
    }

    /** Returns the faults of a binding for the whole cluster. */
    public static Seq<FieldError> clusterRoleBinding(ClusterRoleBinding binding) {
        return Faults.NONE
                .and(role(binding.roleRef(), "ClusterRole"))
                .each(binding.subjects(), SUBJECTS, (subject, path) -> subject(subject, false, path))
                .found();
    }

    /** Returns the fault that a binding is to bind another role than before. */
    public static Seq<FieldError> changes(RoleRef after, RoleRef before) {
        return after.equals(before)
                ? Vector.empty()
                : Vector.of(ROLE.invalidJson(InternalTypes.json("RoleRef", after), "cannot change roleRef"));
    }

    private static Seq<FieldError> role(RoleRef ref, String... kinds) {
        return Faults.NONE
                .and(group(ref.apiGroup(), GROUP, ROLE.child("apiGroup")))
                .when(
                        !Vector.of(kinds).contains(ref.kind()),
                        () -> ROLE.child("kind").notSupported(ref.kind(), kinds))
                .named(Names.PATH_SEGMENT, ref.name(), ROLE.child("name"))
                .found();
    }

    private static Seq<FieldError> subject(Subject subject, boolean isNamespaced, FieldPath path) {
        Faults named = Faults.NONE.when(
                subject.name().isEmpty(), () -> path.child("name").required());
        String group = subject.apiGroup().getOrElse("");
        FieldPath of = path.child("apiGroup");
        return switch (subject.kind()) {
            case "ServiceAccount" ->
                named.andIf(
                                !subject.name().isEmpty(),
                                () -> path.child("name").invalid(subject.name(), Names.DNS_SUBDOMAIN))
                        .and(group(group, "", of))
                        .when(
                                !isNamespaced
                                        && subject.namespace().getOrElse("").isEmpty(),
                                () -> path.child("namespace").required())
                        .found();
            case "User", "Group" -> named.and(group(group, GROUP, of)).found();
            default ->
                named.when(
                                true,
                                () -> path.child("kind")
                                        .notSupported(subject.kind(), "ServiceAccount", "User", "Group"))
                        .found();
        };
    }

    private static Seq<FieldError> group(String said, String known, FieldPath path) {
        return said.equals(known) ? Vector.empty() : Vector.of(path.notSupported(said, known));
    }
}
