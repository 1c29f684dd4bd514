package io.github.kubevalue.model.validation.core;

import io.github.kubevalue.model.core.ResourceQuota;
import io.github.kubevalue.model.core.ResourceQuotaScope;
import io.github.kubevalue.model.core.ResourceQuotaSpec;
import io.github.kubevalue.model.core.ScopeSelector;
import io.github.kubevalue.model.core.ScopedResourceSelectorRequirement;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.InternalTypes;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;

/** The rules on ResourceQuotas. (pkg/apis/core/validation/validation.go, ValidateResourceQuota) */
public final class QuotaRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath STATUS = FieldPath.of("status");
    private static final FieldPath SCOPES = SPEC.child("scopes");
    private static final FieldPath SELECTOR = SPEC.child("scopeSelector.matchExpressions");
    private static final Seq<String> BARE =
            Vector.of("Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "CrossNamespacePodAffinity");
    private static final Seq<String> KNOWN = BARE.appendAll(Vector.of("PriorityClass", "VolumeAttributesClass"));
    private static final Seq<String> COMPUTE =
            Vector.of("cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory");

    private QuotaRules() {}

    /** Returns the faults of a quota. */
    public static Seq<FieldError> faults(ResourceQuota quota) {
        return spec(quota.spec()).appendAll(status(quota, quota));
    }

    /** Returns the faults of a quota that replaces another: what it counts stays. */
    public static Seq<FieldError> updated(ResourceQuota after, ResourceQuota before) {
        boolean same =
                after.spec().scopes().toSet().equals(before.spec().scopes().toSet());
        return Faults.NONE
                .and(spec(after.spec()))
                .when(!same, () -> SCOPES.invalid(texts(after.spec()), "field is immutable"))
                .found();
    }

    /** Returns the faults of the status of a quota. */
    public static Seq<FieldError> status(ResourceQuota after, ResourceQuota before) {
        return amounts(after.status().hard(), STATUS.child("hard"))
                .appendAll(amounts(after.status().used(), STATUS.child("used")));
    }

    private static Seq<FieldError> spec(ResourceQuotaSpec spec) {
        return Faults.NONE
                .and(amounts(spec.hard(), SPEC.child("hard")))
                .and(scopes(spec))
                .given(spec.scopeSelector(), selector -> selector(selector, spec))
                .found();
    }

    private static Seq<FieldError> amounts(SortedMap<String, Quantity> amounts, FieldPath path) {
        return amounts.toVector()
                .flatMap(amount -> Faults.NONE
                        .and(name(amount._1, path.key(amount._1)))
                        .and(ResourceNames.amount(amount._1, amount._2, path.key(amount._1)))
                        .found());
    }

    private static Seq<FieldError> name(String name, FieldPath path) {
        return Faults.NONE
                .and(ResourceNames.any(name, path))
                .when(
                        name.indexOf('/') < 0 && !ResourceNames.isCounted(name),
                        () -> path.invalid(name, "must be a standard resource for quota"))
                .found();
    }

    private static Seq<FieldError> scopes(ResourceQuotaSpec spec) {
        Seq<String> scopes = texts(spec);
        return Faults.NONE
                .and(scopes.flatMap(scope -> Faults.NONE
                        .when(!KNOWN.contains(scope), () -> SCOPES.invalid(scopes, "unsupported scope"))
                        .and(foreign(spec, scope)
                                .map(resource -> SCOPES.invalid(scopes, "unsupported scope applied to resource")))
                        .found()))
                .and(conflicts(scopes, spec))
                .found();
    }

    private static Seq<String> texts(ResourceQuotaSpec spec) {
        return spec.scopes().map(ResourceQuotaScope::text);
    }

    /** The resources of a quota that objects in that scope have nothing of. */
    private static Seq<String> foreign(ResourceQuotaSpec spec, String scope) {
        return spec.hard().keySet().toVector().filter(name -> ResourceNames.isCounted(name) && !isOf(scope, name));
    }

    private static boolean isOf(String scope, String resource) {
        // pkg/apis/core/helper/helpers.go, IsResourceQuotaScopeValidForResource
        return switch (scope) {
            case "Terminating", "NotTerminating", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity" ->
                resource.equals("pods") || COMPUTE.contains(resource);
            case "BestEffort" -> resource.equals("pods");
            case "VolumeAttributesClass" ->
                resource.equals("persistentvolumeclaims") || resource.equals("requests.storage");
            default -> true;
        };
    }

    private static Seq<FieldError> conflicts(Seq<String> scopes, ResourceQuotaSpec spec) {
        return Vector.of(Vector.of("BestEffort", "NotBestEffort"), Vector.of("Terminating", "NotTerminating"))
                .filter(scopes::containsAll)
                .map(pair -> SCOPES.invalid(texts(spec), "conflicting scopes"));
    }

    private static Seq<FieldError> selector(ScopeSelector selector, ResourceQuotaSpec spec) {
        Seq<ScopedResourceSelectorRequirement> all = selector.matchExpressions();
        return Faults.NONE
                .and(all.flatMap(each -> requirement(each, selector, spec)))
                .and(conflicts(all.map(each -> each.scopeName().text()), spec).map(QuotaRules::ofSelector))
                .found();
    }

    /** The message is about the selector, but its path is that of the expressions. */
    private static FieldError ofSelector(FieldError fault) {
        return new FieldError(SELECTOR, fault.type(), fault.value(), fault.detail());
    }

    private static Seq<FieldError> requirement(
            ScopedResourceSelectorRequirement requirement, ScopeSelector selector, ResourceQuotaSpec spec) {
        String scope = requirement.scopeName().text();
        String operator = requirement.operator().text();
        return Faults.NONE
                .when(!KNOWN.contains(scope), () -> SELECTOR.child("scopeName").invalid(scope, "unsupported scope"))
                .and(foreign(spec, scope)
                        .map(resource -> SELECTOR.invalidJson(
                                InternalTypes.json("ScopeSelector", selector),
                                "unsupported scope applied to resource")))
                .when(
                        BARE.contains(scope) && !operator.equals("Exists"),
                        () -> SELECTOR.child("operator")
                                .invalid(
                                        operator,
                                        "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating,"
                                                + " ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort,"
                                                + " ResourceQuotaScopeNotBestEffort or"
                                                + " ResourceQuotaScopeCrossNamespacePodAffinity"))
                .and(values(requirement, operator))
                .found();
    }

    private static Seq<FieldError> values(ScopedResourceSelectorRequirement requirement, String operator) {
        FieldPath path = SELECTOR.child("values");
        return switch (operator) {
            case "In", "NotIn" ->
                requirement.values().isEmpty()
                        ? Vector.of(path.required(
                                "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector"))
                        : Vector.empty();
            case "Exists", "DoesNotExist" ->
                requirement.values().isEmpty()
                        ? Vector.empty()
                        : Vector.of(path.invalid(
                                requirement.values(),
                                "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector"));
            default -> Vector.of(SELECTOR.child("operator").invalid(operator, "not a valid selector operator"));
        };
    }
}
