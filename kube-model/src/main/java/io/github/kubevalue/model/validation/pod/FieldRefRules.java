package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.ObjectFieldSelector;
import io.github.kubevalue.model.core.ResourceFieldSelector;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * The rules on what the downward API may tell: fields of the pod, resources of its containers.
 * (validateObjectFieldSelector, validateContainerResourceFieldSelector)
 */
final class FieldRefRules {
    /** The fields that may become variables. */
    static final Seq<String> ENV_FIELDS = Vector.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.serviceAccountName",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs");

    /** The fields that may become files. */
    static final Seq<String> VOLUME_FIELDS =
            Vector.of("metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid");

    // pkg/apis/core/pods/helpers.go, ConvertDownwardAPIFieldLabel
    private static final Seq<String> CONVERTIBLE = Vector.of(
                    "metadata.annotations",
                    "metadata.labels",
                    "spec.restartPolicy",
                    "spec.schedulerName",
                    "status.phase")
            .appendAll(ENV_FIELDS)
            .append("spec.host");

    private static final Seq<String> RESOURCES = Vector.of(
            "limits.cpu",
            "limits.ephemeral-storage",
            "limits.memory",
            "requests.cpu",
            "requests.ephemeral-storage",
            "requests.memory");
    private static final Seq<String> CPU_DIVISORS = Vector.of("1m", "1");
    private static final Seq<String> BYTE_DIVISORS =
            Vector.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");

    private FieldRefRules() {}

    /** Returns the faults of a reference to a field, of which those may be told. */
    static Seq<FieldError> field(ObjectFieldSelector field, Seq<String> known, FieldPath path) {
        String version = field.apiVersion().getOrElse("");
        if (version.isEmpty()) {
            return Vector.of(path.child("apiVersion").required());
        }
        return field.fieldPath().isEmpty()
                ? Vector.of(path.child("fieldPath").required())
                : field(version, field.fieldPath(), known, path);
    }

    private static Seq<FieldError> field(String version, String text, Seq<String> known, FieldPath path) {
        int open = text.indexOf("['");
        boolean subscripted = open > 0 && text.endsWith("']");
        String name = subscripted ? text.substring(0, open) : text;
        boolean map = name.equals("metadata.annotations") || name.equals("metadata.labels");
        String problem = !version.equals("v1")
                ? "unsupported pod version: " + version
                : subscripted && !map
                        ? "field label does not support subscript: " + text
                        : !CONVERTIBLE.contains(name) ? "field label not supported: " + text : "";
        if (!problem.isEmpty()) {
            return Vector.of(path.child("fieldPath").invalid(text, "error converting fieldPath: " + problem));
        }
        if (subscripted) {
            String key = text.substring(open + 2, text.length() - 2);
            return path.invalid(name.equals("metadata.annotations") ? Names.caseless(key) : key, Names.QUALIFIED_NAME);
        }
        String converted = name.equals("spec.host") ? "spec.nodeName" : name;
        return known.contains(converted)
                ? Vector.empty()
                : Vector.of(path.child("fieldPath").notSupported(converted, known));
    }

    /** Returns the faults of a reference to a resource; a file must name the container. */
    static Seq<FieldError> resource(ResourceFieldSelector field, boolean isFile, FieldPath path) {
        String resource = field.resource();
        boolean huge = resource.startsWith("limits.hugepages-") || resource.startsWith("requests.hugepages-");
        boolean nameless = isFile && field.containerName().getOrElse("").isEmpty();
        FieldPath at = path.child("resource");
        return Faults.NONE
                .when(nameless, () -> path.child("containerName").required())
                .when(!nameless && resource.isEmpty(), at::required)
                .when(
                        !nameless && !resource.isEmpty() && !huge && !RESOURCES.contains(resource),
                        () -> at.notSupported(resource, RESOURCES))
                .given(
                        field.divisor().filter(divisor -> !divisor.isZero()),
                        divisor -> divisor(resource, divisor, path.child("divisor")))
                .found();
    }

    private static Seq<FieldError> divisor(String resource, Quantity divisor, FieldPath path) {
        String kind = resource.substring(resource.indexOf('.') + 1);
        String called = kind.startsWith("hugepages-")
                ? "hugepages"
                : kind.equals("ephemeral-storage") ? "local ephemeral storage" : kind;
        String text = divisor.canonical().text();
        if (called.equals("cpu")) {
            return CPU_DIVISORS.contains(text)
                    ? Vector.empty()
                    : Vector.of(path.invalid(
                            resource, "only divisor's values 1m and 1 are supported with the cpu resource"));
        }
        boolean known =
                Vector.of("memory", "hugepages", "local ephemeral storage").contains(called);
        return !known || BYTE_DIVISORS.contains(text)
                ? Vector.empty()
                : Vector.of(path.invalid(
                        resource,
                        "only divisor's values " + BYTE_DIVISORS.mkString(", ") + " are supported with the " + called
                                + " resource"));
    }
}
