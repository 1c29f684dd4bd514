package io.github.kubevalue.model.validation.networking;

import io.github.kubevalue.model.networking.IngressClass;
import io.github.kubevalue.model.networking.IngressClassParametersReference;
import io.github.kubevalue.model.validation.DomainRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;

/** The rules on IngressClasses. (pkg/apis/networking/validation/validation.go, ValidateIngressClass) */
public final class IngressClassRules {
    private static final FieldPath CONTROLLER = FieldPath.of("spec.controller");
    private static final FieldPath PARAMETERS = FieldPath.of("spec.parameters");
    private static final int LONGEST = 250;

    private IngressClassRules() {}

    /** Returns the faults of an IngressClass that has its defaults. */
    public static Seq<FieldError> faults(IngressClass ingressClass) {
        String controller = ingressClass.spec().controller().getOrElse("");
        return Faults.NONE
                .when(controller.length() > LONGEST, () -> CONTROLLER.tooLong(LONGEST))
                .and(DomainRules.prefixedPath(controller, CONTROLLER))
                .given(ingressClass.spec().parameters(), IngressClassRules::parameters)
                .found();
    }

    /** Returns the faults of an IngressClass that replaces another: its controller is what it stands for. */
    public static Seq<FieldError> updated(IngressClass after, IngressClass before) {
        return Faults.NONE
                .immutable(
                        after.spec().controller().getOrElse(""),
                        before.spec().controller().getOrElse(""),
                        CONTROLLER,
                        GoText::quoted)
                .and(faults(after))
                .found();
    }

    private static Seq<FieldError> parameters(IngressClassParametersReference reference) {
        boolean here = reference.scope().contains("Namespace");
        boolean everywhere = reference.scope().contains("Cluster");
        FieldPath scope = PARAMETERS.child("scope");
        FieldPath namespace = PARAMETERS.child("namespace");
        return Faults.NONE
                .given(
                        reference.apiGroup(),
                        group -> PARAMETERS.child("apiGroup").invalid(group, Names.DNS_SUBDOMAIN))
                .named(Names.PATH_SEGMENT, reference.kind(), PARAMETERS.child("kind"))
                .named(Names.PATH_SEGMENT, reference.name(), PARAMETERS.child("name"))
                .when(reference.scope().isEmpty(), scope::required)
                .oneOf(reference.scope(), scope, "Cluster", "Namespace")
                .when(
                        here && reference.namespace().isEmpty(),
                        () -> namespace.required("`parameters.scope` is set to 'Namespace'"))
                .given(reference.namespace().filter(name -> here), name -> namespace.invalid(name, Names.DNS_LABEL))
                .when(
                        everywhere && reference.namespace().isDefined(),
                        () -> namespace.forbidden("`parameters.scope` is set to 'Cluster'"))
                .found();
    }
}
