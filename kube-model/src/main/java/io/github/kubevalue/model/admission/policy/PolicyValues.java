package io.github.kubevalue.model.admission.policy;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.cel.Authority;
import io.github.kubevalue.model.cel.Val;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Lazy;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.function.Supplier;

/** What the names in expressions of policies stand for. (apiserver/pkg/admission/plugin/cel/activation.go, condition.go) */
public final class PolicyValues {
    private PolicyValues() {}

    /** Returns them for a request. */
    public static Map<String, Supplier<Val>> of(AdmissionRequest request, Snapshot snapshot) {
        Authority authority = new Authority(
                request.user(), (user, asked) -> request.authorizer().authorize(user, asked, snapshot));
        return LinkedHashMap.<String, Supplier<Val>>empty()
                .put("object", Lazy.of(() -> object(request.object())))
                .put("oldObject", Lazy.of(() -> object(request.oldObject())))
                .put("request", Lazy.of(() -> Val.of(json(request))))
                .put("namespaceObject", Lazy.of(() -> object(namespace(request, snapshot))))
                .put("authorizer", authority::value)
                .put("authorizer.requestResource", () -> authority.value(resource(request)))
                .put("Object", () -> new Val.TypeVal(PolicyTypes.OBJECT))
                .put("JSONPatch", () -> new Val.TypeVal(PolicyTypes.JSON_PATCH))
                .put("variables", () -> new Val.MapVal(LinkedHashMap.empty()));
    }

    // apiserver/pkg/cel/library/authz.go, NewResourceAuthorizerVal
    private static Attributes.Resource resource(AdmissionRequest request) {
        return Attributes.Resource.of("", request.key(), request.subresource());
    }

    static Val object(Option<? extends KubeObject> object) {
        return object.map(sent -> Val.of(ManifestWriter.tree(sent))).getOrElse(Val.NULL);
    }

    /** The namespace of the request; a namespace itself is in none. */
    static Option<Namespace> namespace(AdmissionRequest request, Snapshot snapshot) {
        return request.isOf(Namespace.KIND) || request.key().namespace().isEmpty()
                ? Option.none()
                : snapshot.get(Namespace.KIND, request.key().namespace());
    }

    private static Json json(AdmissionRequest request) {
        Kind<?> kind = request.kind();
        Kind<?> resource = request.key().kind();
        Json kinds = kinds(kind, "kind", kind.name());
        Json resources = kinds(resource, "resource", resource.plural());
        LinkedHashMap<String, Json> user = LinkedHashMap.of(
                "username",
                Json.of(request.user().name()),
                "groups",
                new Json.Arr(request.user().groups().map(Json::of).toVector()));
        LinkedHashMap<String, Json> fields = LinkedHashMap.<String, Json>of("kind", kinds, "resource", resources)
                .put("requestKind", kinds)
                .put("requestResource", resources)
                .put("operation", Json.of(request.operation().name()))
                .put("userInfo", new Json.Obj(user))
                .put("dryRun", Json.of(request.isDryRun()))
                .put("options", request.options());
        LinkedHashMap<String, Json> texts = LinkedHashMap.<String, Json>of(
                        "subResource",
                        Json.of(request.subresource()),
                        "requestSubResource",
                        Json.of(request.subresource()))
                .put("name", Json.of(request.key().name()))
                .put("namespace", Json.of(request.key().namespace()));
        return new Json.Obj(fields.merge(texts.filterValues(text -> !text.equals(Json.of("")))));
    }

    private static Json kinds(Kind<?> kind, String field, String name) {
        return new Json.Obj(LinkedHashMap.of(
                "group", Json.of(kind.group()), "version", Json.of(kind.version()), field, Json.of(name)));
    }
}
