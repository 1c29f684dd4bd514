package io.github.kubevalue.model.admission.policy;

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
import io.vavr.control.Option;

/** What the rules must be by which policies and bindings choose requests. */
public final class MatchRules {
    private MatchRules() {}

    /** Returns the faults of the rules of a policy, which has to have some. */
    public static Seq<FieldError> constraints(Option<MatchResources> said, FieldPath path) {
        return Faults.NONE
                .when(said.isEmpty(), path.required(""))
                .given(said, resources -> faults(resources, path))
                .when(
                        said.exists(resources -> resources.resourceRules().isEmpty()),
                        path.child("resourceRules").required(""))
                .found();
    }

    /** Returns the faults of the rules at that path. */
    public static Seq<FieldError> faults(MatchResources resources, FieldPath path) {
        return Faults.NONE
                .oneOf(resources.matchPolicy(), path.child("matchPolicy"), "Equivalent", "Exact")
                .and(LabelRules.selector(resources.namespaceSelector(), path.child("namespaceSelector")))
                .and(LabelRules.selector(resources.objectSelector(), path.child("objectSelector")))
                .each(resources.resourceRules(), path.child("resourceRules"), MatchRules::rule)
                .each(resources.excludeResourceRules(), path.child("excludeResourceRules"), MatchRules::rule)
                .found();
    }

    /** Returns the faults of rules by which policies choose requests that complete objects: there is none in a deletion. */
    public static Seq<FieldError> ofMutations(MatchResources resources, FieldPath path) {
        Vector<String> known = Vector.of("*", "CONNECT", "CREATE", "UPDATE");
        FieldPath operations = path.child("resourceRules").child("operations");
        return resources
                .resourceRules()
                .flatMap(NamedRuleWithOperations::operations)
                .map(OperationType::text)
                .reject(known::contains)
                .map(operation -> operations.notSupported(operation, known));
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
                .and(resources(rule.resources(), path.child("resources")))
                .oneOf(rule.scope(), path.child("scope"), "*", "Cluster", "Namespaced")
                .found();
    }

    private static Seq<FieldError> operation(String operation, FieldPath path) {
        Vector<String> known = Vector.of("*", "CONNECT", "CREATE", "DELETE", "UPDATE");
        return Faults.NONE
                .when(!known.contains(operation), path.notSupported(operation, known))
                .found();
    }

    private static Seq<FieldError> resources(Seq<String> resources, FieldPath path) {
        boolean single = resources.contains("*");
        boolean bare = resources
                .filter(resource -> !resource.isEmpty() && resource.indexOf('/') < 0)
                .lastOption()
                .exists(resource -> !resource.equals("*"));
        return Faults.NONE
                .when(resources.isEmpty(), path.required(""))
                .each(
                        resources.zipWithIndex(),
                        path,
                        (resource, here) -> resource(resource._1, resources.take(resource._2), here))
                .when(
                        resources.size() > 1 && resources.contains("*/*"),
                        path.invalid(resources, "if '*/*' is present, must not specify other resources"))
                .when(
                        single && bare,
                        path.invalid(
                                resources, "if '*' is present, must not specify other resources without subresources"))
                .found();
    }

    private static Seq<FieldError> resource(String resource, Seq<String> before, FieldPath path) {
        int slash = resource.indexOf('/');
        if (slash < 0) {
            return Faults.NONE.when(resource.isEmpty(), path.required("")).found();
        }
        return Vector.of(resource.substring(0, slash) + "/*", "*/" + resource.substring(slash + 1))
                .filter(before::contains)
                .map(wider -> path.invalid(resource, "if '" + wider + "' is present, must not specify " + resource));
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
