package io.github.kubevalue.model.admission.policy;

import io.github.kubevalue.model.cel.Authority;
import io.github.kubevalue.model.cel.CelType;
import io.github.kubevalue.model.cel.Expression;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * The names that expressions of policies may use, and their types. (apiserver/pkg/admission/plugin/cel/compile.go)
 *
 * @param names the names
 */
public record PolicyTypes(Map<String, CelType> names) {
    /** Objects that mutations apply; those of their fields have types by the path of the field. */
    public static final CelType OBJECT = CelType.openObject("Object");
    /** The operations of JSON patches. */
    public static final CelType JSON_PATCH =
            CelType.object("JSONPatch", texts("op", "from", "path").put("value", CelType.DYN));

    private static final CelType TEXTS = CelType.list(CelType.STRING);

    /** The names that every policy has; {@code params} only if it has parameters. */
    public static PolicyTypes of(boolean hasParams) {
        Map<String, CelType> names = LinkedHashMap.<String, CelType>empty()
                .put("object", CelType.DYN)
                .put("oldObject", CelType.DYN)
                .put("request", request())
                .put("namespaceObject", namespace())
                .put("authorizer", Authority.TYPE)
                .put("authorizer.requestResource", Authority.RESOURCE_CHECK)
                .put("variables", CelType.object("kubernetes.variables", LinkedHashMap.empty()));
        return new PolicyTypes(hasParams ? names.put("params", CelType.DYN) : names);
    }

    /** Returns these names and those of the types of which mutations make objects. */
    public PolicyTypes withPatchTypes() {
        return new PolicyTypes(names.put("Object", CelType.type(OBJECT)).put("JSONPatch", CelType.type(JSON_PATCH)));
    }

    /** Returns these names but the authorizer's. */
    public PolicyTypes unauthorized() {
        return new PolicyTypes(names.remove("authorizer").remove("authorizer.requestResource"));
    }

    /** Returns these names and a further variable. */
    public PolicyTypes with(String variable, CelType type) {
        Map<String, CelType> variables = names.get("variables").get().fields().put(variable, type);
        return new PolicyTypes(names.put("variables", CelType.object("kubernetes.variables", variables)));
    }

    /** Returns the expression of a text that has one of those types; any, if none is given. */
    public Either<String, Expression> compile(String text, CelType... wanted) {
        Vector<CelType> types = Vector.of(wanted);
        return Expression.compile(text, names)
                .mapLeft(problem -> "compilation failed: " + problem)
                .filterOrElse(
                        expression -> types.isEmpty() || types.contains(expression.type()),
                        expression -> types.size() == 1
                                ? "must evaluate to " + types.head() + " but got " + expression.type()
                                : "must evaluate to one of " + types.mkString("[", " ", "]") + " but got "
                                        + expression.type());
    }

    private static CelType object(String name, Map<String, CelType> fields) {
        return CelType.object("kubernetes." + name, fields);
    }

    private static Map<String, CelType> texts(String... names) {
        return Vector.of(names).foldLeft(LinkedHashMap.empty(), (all, name) -> all.put(name, CelType.STRING));
    }

    private static CelType request() {
        CelType kind = object("GroupVersionKind", texts("group", "version", "kind"));
        CelType resource = object("GroupVersionResource", texts("group", "version", "resource"));
        CelType user = object(
                "UserInfo",
                texts("username", "uid").put("groups", TEXTS).put("extra", CelType.map(CelType.STRING, TEXTS)));
        return object(
                "AdmissionRequest",
                texts("subResource", "requestSubResource", "name", "namespace", "operation")
                        .put("kind", kind)
                        .put("resource", resource)
                        .put("requestKind", kind)
                        .put("requestResource", resource)
                        .put("userInfo", user)
                        .put("dryRun", CelType.BOOL)
                        .put("options", CelType.DYN));
    }

    private static CelType namespace() {
        CelType labels = CelType.map(CelType.STRING, CelType.STRING);
        CelType metadata = object(
                "NamespaceMetadata",
                texts("name", "generateName", "namespace", "UID", "resourceVersion")
                        .put("labels", labels)
                        .put("annotations", labels)
                        .put("creationTimestamp", CelType.TIMESTAMP)
                        .put("deletionTimestamp", CelType.TIMESTAMP)
                        .put("deletionGracePeriodSeconds", CelType.INT)
                        .put("generation", CelType.INT)
                        .put("finalizers", TEXTS));
        CelType condition = object(
                "NamespaceCondition",
                texts("status", "type", "message", "reason").put("lastTransitionTime", CelType.TIMESTAMP));
        CelType status = object("NamespaceStatus", texts("phase").put("conditions", CelType.list(condition)));
        CelType spec = object("NamespaceSpec", LinkedHashMap.of("finalizers", TEXTS));
        return object(
                "Namespace", LinkedHashMap.<String, CelType>of("metadata", metadata, "spec", spec, "status", status));
    }
}
