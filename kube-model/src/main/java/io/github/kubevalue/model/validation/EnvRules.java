package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.core.EnvFromSource;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.EnvVarSource;
import io.github.kubevalue.model.core.ObjectFieldSelector;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on environment variables. (pkg/apis/core/validation/validation.go, ValidateEnv, ValidateEnvFrom) */
final class EnvRules {
    private static final Seq<String> FIELDS = Vector.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.serviceAccountName",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs");

    private EnvRules() {}

    static Seq<FieldError> variable(EnvVar variable, FieldPath path) {
        return Faults.NONE
                .named(Names.ENV_VAR_NAME, variable.name(), path.child("name"))
                .given(variable.valueFrom(), source -> source(variable, source, path.child("valueFrom")))
                .found();
    }

    private static Seq<FieldError> source(EnvVar variable, EnvVarSource source, FieldPath path) {
        int sources = Vector.of(
                        source.fieldRef(), source.resourceFieldRef(), source.configMapKeyRef(), source.secretKeyRef())
                .count(Option::isDefined);
        boolean valued = variable.value().exists(value -> !value.isEmpty());
        boolean sourceless = sources == 0 && source.otherFields().isEmpty();
        return Faults.NONE
                .given(source.fieldRef(), field -> field(field, path.child("fieldRef")))
                .given(source.configMapKeyRef(), ref -> key(ref.key(), ref.name(), path.child("configMapKeyRef")))
                .given(source.secretKeyRef(), ref -> key(ref.key(), ref.name(), path.child("secretKeyRef")))
                .when(
                        sourceless,
                        path.invalid(
                                "",
                                "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, "
                                        + "`secretKeyRef` or `fileKeyRef`"))
                .when(sources > 0 && valued, path.invalid("", "may not be specified when `value` is not empty"))
                .when(sources > 1 && !valued, path.invalid("", "may not have more than one field specified at a time"))
                .found();
    }

    private static Seq<FieldError> field(ObjectFieldSelector field, FieldPath path) {
        String text = field.fieldPath();
        if (text.isEmpty()) {
            return Vector.of(path.child("fieldPath").required(""));
        }
        boolean subscripted = text.startsWith("metadata.labels['") || text.startsWith("metadata.annotations['");
        return FIELDS.contains(text) || subscripted
                ? Vector.empty()
                : Vector.of(path.child("fieldPath").notSupported(text, FIELDS));
    }

    private static Seq<FieldError> key(String key, Option<String> name, FieldPath path) {
        return Faults.NONE
                .and(path.child("name").invalid(name.getOrElse(""), Names.DNS_SUBDOMAIN))
                .named(Names.CONFIG_MAP_KEY, key, path.child("key"))
                .found();
    }

    static Seq<FieldError> from(EnvFromSource source, FieldPath path) {
        boolean both = source.configMapRef().isDefined() && source.secretRef().isDefined();
        boolean none = source.configMapRef().isEmpty() && source.secretRef().isEmpty();
        return Faults.NONE
                .keeps(Names.ENV_VAR_NAME, source.prefix(), path.child("prefix"))
                .given(
                        source.configMapRef(),
                        ref -> path.child("configMapRef.name")
                                .invalid(ref.name().getOrElse(""), Names.DNS_SUBDOMAIN))
                .given(
                        source.secretRef(),
                        ref -> path.child("secretRef.name").invalid(ref.name().getOrElse(""), Names.DNS_SUBDOMAIN))
                .when(none, path.invalid("", "must specify one of: `configMapRef` or `secretRef`"))
                .when(both, path.invalid("", "may not have more than one field specified at a time"))
                .found();
    }
}
