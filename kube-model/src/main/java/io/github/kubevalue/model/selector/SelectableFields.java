package io.github.kubevalue.model.selector;

import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.core.SecretType;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.scheme.Scheme;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The fields by which objects of a kind can be selected: {@code metadata.name} and {@code metadata.namespace} of all of them, a
 * few more of some. ({@code pkg/apis/GROUP/VERSION/conversion.go} has the names, {@code pkg/registry} how they are read)
 *
 * @param fields how each field beyond those of the metadata is read off an object
 * @param aliases other names for fields
 * @param complaint what is said of a field that there is not
 */
public record SelectableFields(
        Map<String, Function<KubeObject, String>> fields,
        Map<String, String> aliases,
        UnaryOperator<String> complaint) {
    private static final String NAME = "metadata.name";
    private static final String NAMESPACE = "metadata.namespace";

    private static final SelectableFields COMMON = new SelectableFields(
            HashMap.empty(),
            HashMap.empty(),
            label -> "\"" + label + "\" is not a known field selector: only \"" + NAME + "\", \"" + NAMESPACE + "\"");
    private static final SelectableFields OTHERS =
            new SelectableFields(HashMap.empty(), HashMap.empty(), label -> "field label not supported: " + label);

    private static final Map<String, SelectableFields> ALL = HashMap.<String, SelectableFields>empty()
            .put(
                    id(Pod.KIND),
                    OTHERS.with(
                                    Pod.KIND,
                                    "spec.nodeName",
                                    pod -> pod.spec().nodeName().getOrElse(""))
                            .with(
                                    Pod.KIND,
                                    "spec.restartPolicy",
                                    pod -> text(pod.spec().restartPolicy()))
                            .with(
                                    Pod.KIND,
                                    "spec.schedulerName",
                                    pod -> text(pod.spec().schedulerName()))
                            .with(
                                    Pod.KIND,
                                    "spec.serviceAccountName",
                                    pod -> text(pod.spec().serviceAccountName()))
                            .with(Pod.KIND, "spec.hostNetwork", pod -> hostNetwork(pod.spec()))
                            .with(
                                    Pod.KIND,
                                    "status.phase",
                                    pod -> text(pod.status().phase()))
                            .with(Pod.KIND, "status.podIP", SelectableFields::podIp)
                            .with(Pod.KIND, "status.podIPs", pod -> "")
                            .with(
                                    Pod.KIND,
                                    "status.nominatedNodeName",
                                    pod -> text(pod.status().nominatedNodeName()))
                            .alias("spec.host", "spec.nodeName"))
            .put(
                    id(Node.KIND),
                    OTHERS.with(
                            Node.KIND,
                            "spec.unschedulable",
                            node -> String.valueOf(node.spec().isUnschedulable())))
            .put(
                    id(Namespace.KIND),
                    OTHERS.with(
                            Namespace.KIND,
                            "status.phase",
                            one -> text(one.status().phase())))
            .put(
                    id(Secret.KIND),
                    OTHERS.with(
                            Secret.KIND,
                            "type",
                            secret -> secret.secretType().map(SecretType::text).getOrElse("")))
            .put(
                    id(Service.KIND),
                    OTHERS.with(
                                    Service.KIND,
                                    "spec.clusterIP",
                                    one -> text(one.spec().clusterIP()))
                            .with(
                                    Service.KIND,
                                    "spec.type",
                                    one -> one.spec().effectiveType().toString()))
            .put("v1 ReplicationController", OTHERS.path("status.replicas", "0"))
            .put(id(Event.KIND), event())
            .put("events.k8s.io/v1 Event", regarding())
            .put(
                    id(Job.KIND),
                    COMMON.complaining(label -> "field label \"" + label + "\" not supported for Job")
                            .with(
                                    Job.KIND,
                                    "status.successful",
                                    job -> String.valueOf(job.status().succeeded())))
            .put("certificates.k8s.io/v1 CertificateSigningRequest", OTHERS.path("spec.signerName", ""))
            .put(
                    "resource.k8s.io/v1 ResourceSlice",
                    OTHERS.path("spec.nodeName", "")
                            .path("spec.driver", "")
                            .complaining(label ->
                                    "field label not supported for resource.k8s.io/v1, Kind=ResourceSlice: " + label));

    /** Returns the fields of a kind. */
    public static SelectableFields of(Kind<?> kind) {
        boolean isBuiltIn = Scheme.kubernetes().resource(kind).isDefined();
        return ALL.getOrElse(id(kind), isBuiltIn ? COMMON : OTHERS);
    }

    /** Returns these fields and that of a path through the document, which reads as the fallback where it leads nowhere. */
    public SelectableFields path(String field, String fallback) {
        Vector<String> steps = Vector.of(field.split("\\."));
        return new SelectableFields(
                fields.put(field, object -> read(object, steps).getOrElse(fallback)), aliases, complaint);
    }

    private <T extends KubeObject> SelectableFields with(Kind<T> kind, String field, Function<T, String> reader) {
        return new SelectableFields(
                fields.put(field, object -> reader.apply(kind.type().cast(object))), aliases, complaint);
    }

    private SelectableFields alias(String other, String field) {
        return new SelectableFields(fields, aliases.put(other, field), complaint);
    }

    private SelectableFields complaining(UnaryOperator<String> other) {
        return new SelectableFields(fields, aliases, other);
    }

    /** Returns a query with the names of this kind, or what the API server says of a field that there is not. */
    public Either<String, FieldQuery> resolved(FieldQuery query) {
        return query.map(term -> {
            String field = aliases.getOrElse(term.field(), term.field());
            boolean isKnown = field.equals(NAME) || field.equals(NAMESPACE) || fields.containsKey(field);
            return isKnown ? Either.right(term.on(field)) : Either.left(complaint.apply(term.field()));
        });
    }

    /** Whether a query, which is resolved, selects an object. */
    public boolean matches(FieldQuery query, KubeObject object) {
        return query.matches(field -> value(object, field));
    }

    private String value(KubeObject object, String field) {
        if (field.equals(NAME)) {
            return object.name();
        }
        return field.equals(NAMESPACE)
                ? object.namespace()
                : fields.get(field).map(reader -> reader.apply(object)).getOrElse("");
    }

    private static String id(Kind<?> kind) {
        return kind.toString();
    }

    private static String text(Option<?> value) {
        return value.map(Object::toString).getOrElse("");
    }

    private static String hostNetwork(PodSpec spec) {
        return String.valueOf(spec.isHostNetwork());
    }

    private static String podIp(Pod pod) {
        return pod.status().podIPs().headOption().map(PodIP::ip).getOrElse("");
    }

    private static SelectableFields event() {
        return OTHERS.with(
                        Event.KIND,
                        "involvedObject.kind",
                        event -> text(event.involvedObject().kind()))
                .with(
                        Event.KIND,
                        "involvedObject.namespace",
                        event -> text(event.involvedObject().namespace()))
                .with(
                        Event.KIND,
                        "involvedObject.name",
                        event -> text(event.involvedObject().name()))
                .with(
                        Event.KIND,
                        "involvedObject.uid",
                        event -> text(event.involvedObject().uid()))
                .with(
                        Event.KIND,
                        "involvedObject.apiVersion",
                        event -> text(event.involvedObject().apiVersion()))
                .with(
                        Event.KIND,
                        "involvedObject.resourceVersion",
                        event -> text(event.involvedObject().resourceVersion()))
                .with(
                        Event.KIND,
                        "involvedObject.fieldPath",
                        event -> text(event.involvedObject().fieldPath()))
                .with(Event.KIND, "reason", event -> text(event.reason()))
                .with(Event.KIND, "reportingComponent", Event::reportingComponent)
                .with(Event.KIND, "source", SelectableFields::source)
                .with(Event.KIND, "type", event -> text(event.eventType()));
    }

    private static String source(Event event) {
        String component = text(event.source().component());
        return component.isEmpty() ? event.reportingComponent() : component;
    }

    /** What the group events.k8s.io calls the same fields. */
    private static SelectableFields regarding() {
        Seq<String> fields = Vector.of("kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath")
                .map("regarding."::concat)
                .appendAll(Vector.of("reason", "reportingController", "type"));
        return fields.foldLeft(OTHERS, (so, field) -> so.path(field, ""));
    }

    private static Option<String> read(KubeObject object, Seq<String> steps) {
        Option<Json> start = Option.of(ManifestWriter.tree(object));
        return steps.foldLeft(start, (so, step) -> so.flatMap(json -> child(json, step)))
                .flatMap(SelectableFields::scalar);
    }

    private static Option<Json> child(Json json, String field) {
        return json instanceof Json.Obj object ? object.fields().get(field) : Option.none();
    }

    private static Option<String> scalar(Json json) {
        if (json instanceof Json.Text text) {
            return Option.of(text.value());
        }
        boolean isScalar = json instanceof Json.Number || json instanceof Json.Bool;
        return isScalar ? Option.of(json.toString()) : Option.none();
    }
}
