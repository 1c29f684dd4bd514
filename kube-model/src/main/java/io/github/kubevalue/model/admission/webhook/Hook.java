package io.github.kubevalue.model.admission.webhook;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admissionregistration.MutatingWebhook;
import io.github.kubevalue.model.admissionregistration.OperationType;
import io.github.kubevalue.model.admissionregistration.RuleWithOperations;
import io.github.kubevalue.model.admissionregistration.ScopeType;
import io.github.kubevalue.model.admissionregistration.ValidatingWebhook;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;

/**
 * Which requests a webhook is asked about. (apiserver/pkg/admission/plugin/webhook/generic/webhook.go, ShouldCallHook) Whether its
 * match conditions leave a request out is not looked at.
 */
record Hook(
        String name, Seq<RuleWithOperations> rules, Option<LabelSelector> namespaces, Option<LabelSelector> objects) {

    static Hook of(MutatingWebhook hook) {
        return new Hook(hook.name(), hook.rules(), hook.namespaceSelector(), hook.objectSelector());
    }

    static Hook of(ValidatingWebhook hook) {
        return new Hook(hook.name(), hook.rules(), hook.namespaceSelector(), hook.objectSelector());
    }

    boolean matches(AdmissionRequest request, Snapshot snapshot) {
        return rules.exists(rule -> matches(rule, request))
                && namespaces.forAll(selector -> selectsNamespace(selector, request, snapshot))
                && objects.forAll(
                        selector -> selects(selector, request.object()) || selects(selector, request.oldObject()));
    }

    // apiserver/pkg/admission/plugin/webhook/predicates/rules/rules.go
    private static boolean matches(RuleWithOperations rule, AdmissionRequest request) {
        String operation = request.operation().name();
        return rule.scope().forAll(scope -> isIn(scope, request))
                && rule.operations()
                        .exists(one ->
                                one.equals(OperationType.ALL) || one.text().equals(operation))
                && isListed(rule.apiGroups(), request.key().kind().group())
                && isListed(rule.apiVersions(), request.key().kind().version())
                && rule.resources().exists(resource -> isAbout(resource, request));
    }

    private static boolean isIn(ScopeType scope, AdmissionRequest request) {
        boolean namespaced = !request.key().namespace().isEmpty();
        return scope.equals(ScopeType.ALL) || scope.equals(ScopeType.NAMESPACED) == namespaced;
    }

    private static boolean isListed(Seq<String> items, String item) {
        return items.contains("*") || items.contains(item);
    }

    private static boolean isAbout(String resource, AdmissionRequest request) {
        String[] parts = resource.split("/", 2);
        String subresource = parts.length == 2 ? parts[1] : "";
        return (parts[0].equals("*") || parts[0].equals(request.key().kind().plural()))
                && (subresource.equals("*") || subresource.equals(request.subresource()));
    }

    // apiserver/pkg/admission/plugin/webhook/predicates/namespace/matcher.go
    private static boolean selectsNamespace(LabelSelector selector, AdmissionRequest request, Snapshot snapshot) {
        if (request.key().kind().equals(Namespace.KIND)) {
            return selects(selector, request.object().orElse(request.oldObject()));
        }
        String namespace = request.key().namespace();
        return namespace.isEmpty()
                || selector.matches(snapshot.get(Namespace.KIND, namespace)
                        .map(found -> found.metadata().labels())
                        .getOrElse(Hook::none));
    }

    private static SortedMap<String, String> none() {
        return TreeMap.empty();
    }

    private static boolean selects(LabelSelector selector, Option<KubeObject> object) {
        return object.exists(found -> selector.matches(found.metadata().labels()));
    }
}
