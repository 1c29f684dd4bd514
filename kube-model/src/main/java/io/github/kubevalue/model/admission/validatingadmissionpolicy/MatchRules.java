package io.github.kubevalue.model.admission.validatingadmissionpolicy;

import io.github.kubevalue.model.admissionregistration.MatchResources;
import io.github.kubevalue.model.admissionregistration.NamedRuleWithOperations;
import io.github.kubevalue.model.admissionregistration.OperationType;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.LabelRules;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What the rules must be by which policies and bindings choose requests. */
final class MatchRules {
    private MatchRules() {}

    static Seq<FieldError> faults(MatchResources resources, FieldPath path) {
        return Faults.NONE
                .oneOf(resources.matchPolicy(), path.child("matchPolicy"), "Equivalent", "Exact")
                .and(LabelRules.selector(resources.namespaceSelector(), path.child("namespaceSelector")))
                .and(LabelRules.selector(resources.objectSelector(), path.child("objectSelector")))
                .each(resources.resourceRules(), path.child("resourceRules"), MatchRules::rule)
                .each(resources.excludeResourceRules(), path.child("excludeResourceRules"), MatchRules::rule)
                .found();
    }

    private static Seq<FieldError> rule(NamedRuleWithOperations rule, FieldPath path) {
        Seq<String> operations = rule.operations().map(OperationType::text);
        return Faults.NONE
                .each(
                        rule.resourceNames(),
                        path.child("resourceNames"),
                        (name, here) -> here.invalid(name, Names.PATH_SEGMENT))
                .unique(rule.resourceNames(), path.child("resourceNames"), (name, here) -> here.duplicate(name))
                .and(list(operations, "operations", path.child("operations")))
                .each(operations, path.child("operations"), MatchRules::operation)
                .and(list(rule.apiGroups(), "API groups", path.child("apiGroups")))
                .and(list(rule.apiVersions(), "API versions", path.child("apiVersions")))
                .each(
                        rule.apiVersions(),
                        path.child("apiVersions"),
                        (version, here) -> Faults.NONE
                                .when(version.isEmpty(), here.required(""))
                                .found())
                .when(rule.resources().isEmpty(), path.child("resources").required(""))
                .oneOf(rule.scope(), path.child("scope"), "*", "Cluster", "Namespaced")
                .found();
    }

    private static Seq<FieldError> operation(String operation, FieldPath path) {
        Vector<String> known = Vector.of("*", "CONNECT", "CREATE", "DELETE", "UPDATE");
        return Faults.NONE
                .when(!known.contains(operation), path.notSupported(operation, known))
                .found();
    }

    private static Seq<FieldError> list(Seq<String> items, String what, FieldPath path) {
        return Faults.NONE
                .when(items.isEmpty(), path.required(""))
                .when(
                        items.size() > 1 && items.contains("*"),
                        path.invalid(items, "if '*' is present, must not specify other " + what))
                .found();
    }
}
