package io.github.kubevalue.model.admission.policy;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admissionregistration.MatchResources;
import io.github.kubevalue.model.admissionregistration.NamedRuleWithOperations;
import io.github.kubevalue.model.admissionregistration.OperationType;
import io.github.kubevalue.model.admissionregistration.ScopeType;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Whether a policy or binding speaks of a request.
 * (apiserver/pkg/admission/plugin/policy/matching, webhook/predicates)
 *
 * @param request the request
 * @param snapshot the cluster, for the labels of namespaces
 */
public record PolicyMatch(AdmissionRequest request, Snapshot snapshot) {
    private static final String ANY = "*";

    /** Whether resources, namespaces and labels are those of the request. */
    public boolean fits(MatchResources resources) {
        return resources.namespaceSelector().forAll(this::isInNamespace)
                && resources.objectSelector().forAll(this::isOfObject)
                && !resources.excludeResourceRules().exists(this::fits)
                && (resources.resourceRules().isEmpty()
                        || resources.resourceRules().exists(this::fits));
    }

    private boolean isInNamespace(LabelSelector selector) {
        if (selector.isEverything()) {
            return true;
        }
        if (request.isOf(Namespace.KIND)) {
            return request.object().orElse(request.oldObject()).exists(namespace -> selects(selector, namespace));
        }
        return request.key().namespace().isEmpty()
                || PolicyValues.namespace(request, snapshot).exists(namespace -> selects(selector, namespace));
    }

    /** The object as it is to be, or as it was. */
    private boolean isOfObject(LabelSelector selector) {
        return selector.isEverything()
                || request.object().exists(object -> selects(selector, object))
                || request.oldObject().exists(object -> selects(selector, object));
    }

    private static boolean selects(LabelSelector selector, KubeObject object) {
        return selector.matches(object.metadata().labels());
    }

    // webhook/predicates/rules/rules.go
    private boolean fits(NamedRuleWithOperations rule) {
        return isInScope(rule.scope().getOrElse(ScopeType.ALL))
                && rule.operations()
                        .map(OperationType::text)
                        .exists(operation -> operation.equals(ANY)
                                || operation.equals(request.operation().name()))
                && holds(rule.apiGroups(), request.key().kind().group())
                && holds(rule.apiVersions(), request.key().kind().version())
                && rule.resources().exists(this::isResource)
                && (rule.resourceNames().isEmpty()
                        || rule.resourceNames().contains(request.key().name()));
    }

    private boolean isInScope(ScopeType scope) {
        boolean namespaced =
                !request.key().namespace().isEmpty() && !request.key().kind().equals(Namespace.KIND);
        return scope.equals(ScopeType.ALL) || scope.equals(namespaced ? ScopeType.NAMESPACED : ScopeType.CLUSTER);
    }

    private static boolean holds(Seq<String> items, String wanted) {
        return items.exists(item -> item.equals(ANY) || item.equals(wanted));
    }

    private boolean isResource(String text) {
        Vector<String> parts = Vector.of(text.split("/", 2));
        String subresource = parts.size() > 1 ? parts.get(1) : "";
        return holds(Vector.of(parts.head()), request.key().kind().plural())
                && holds(Vector.of(subresource), request.subresource());
    }
}
