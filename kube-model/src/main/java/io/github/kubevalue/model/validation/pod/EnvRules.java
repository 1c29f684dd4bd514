package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.EnvFromSource;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.EnvVarSource;
import io.github.kubevalue.model.core.FileKeySelector;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on environment variables. (pkg/apis/core/validation/validation.go, ValidateEnv, ValidateEnvFrom) */
final class EnvRules {
    private static final String SOURCELESS = "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, "
            + "`secretKeyRef` or `fileKeyRef`";
    private static final String MANY = "may not have more than one field specified at a time";

    private EnvRules() {}

    static Seq<FieldError> variable(EnvVar variable, FieldPath path) {
        return Faults.NONE
                .named(Names.ENV_VAR_NAME, variable.name(), path.child("name"))
                .given(variable.valueFrom(), source -> source(variable, source, path.child("valueFrom")))
                .found();
    }

    private static Seq<FieldError> source(EnvVar variable, EnvVarSource source, FieldPath path) {
        int sources = Vector.of(
                        source.fieldRef(),
                        source.resourceFieldRef(),
                        source.configMapKeyRef(),
                        source.secretKeyRef(),
                        source.fileKeyRef())
                .count(Option::isDefined);
        boolean valued = variable.value().exists(value -> !value.isEmpty());
        return Faults.NONE
                .given(
                        source.fieldRef(),
                        field -> FieldRefRules.field(field, FieldRefRules.ENV_FIELDS, path.child("fieldRef")))
                .given(
                        source.resourceFieldRef(),
                        field -> FieldRefRules.resource(field, false, path.child("resourceFieldRef")))
                .given(source.configMapKeyRef(), ref -> key(ref.key(), ref.name(), path.child("configMapKeyRef")))
                .given(source.secretKeyRef(), ref -> key(ref.key(), ref.name(), path.child("secretKeyRef")))
                .given(source.fileKeyRef(), ref -> file(ref, path.child("fileKeyRef")))
                .when(sources == 0, () -> path.invalid("", SOURCELESS))
                .when(sources > 0 && valued, () -> path.invalid("", "may not be specified when `value` is not empty"))
                .when(sources > 1 && !valued, () -> path.invalid("", MANY))
                .found();
    }

    private static Seq<FieldError> file(FileKeySelector file, FieldPath path) {
        FieldPath key = path.child("key");
        return Faults.NONE
                .when(file.key().isEmpty(), key::required)
                .keeps(Names.ENV_VAR_NAME, Option.of(file.key()), key)
                .when(
                        file.volumeName().isEmpty(),
                        () -> path.child("volumeName").required())
                .keeps(Names.DNS_LABEL, Option.of(file.volumeName()), path.child("volumeName"))
                .when(file.path().isEmpty(), () -> path.child("path").required())
                .and(PathRules.noBacksteps(file.path(), path.child("path")))
                .found();
    }

    /** Files of variables are read from empty directories. (validateFileKeyRefVolumes) */
    static Seq<FieldError> files(PodSpec spec, FieldPath path) {
        return Containers.visit(
                spec,
                path,
                (container, at) -> Faults.NONE
                        .each(
                                container.env(),
                                at.child("env"),
                                (variable, each) -> variable.valueFrom()
                                        .flatMap(EnvVarSource::fileKeyRef)
                                        .toVector()
                                        .flatMap(file -> directory(
                                                file.volumeName(),
                                                spec,
                                                each.child("valueFrom.fileKeyRef.volumeName"))))
                        .found());
    }

    private static Option<FieldError> directory(String name, PodSpec spec, FieldPath path) {
        Option<Volume> volume = spec.volumes().findLast(each -> each.name().equals(name));
        if (volume.isEmpty()) {
            return Option.of(path.notFound(name));
        }
        return volume.filter(given -> given.emptyDir().isEmpty())
                .map(given -> path.invalid(name, "referenced volume must be of type emptyDir"));
    }

    private static Seq<FieldError> key(String key, Option<String> name, FieldPath path) {
        return Faults.NONE
                .and(path.child("name").invalid(name.getOrElse(""), Names.DNS_SUBDOMAIN))
                .named(Names.CONFIG_MAP_KEY, key, path.child("key"))
                .found();
    }

    /** Returns the faults of the maps and secrets whose keys become variables. */
    static Seq<FieldError> from(Seq<EnvFromSource> sources, FieldPath path) {
        return Faults.NONE
                .each(sources, path, (source, each) -> from(source, path, each))
                .found();
    }

    private static Seq<FieldError> from(EnvFromSource source, FieldPath list, FieldPath path) {
        boolean both = source.configMapRef().isDefined() && source.secretRef().isDefined();
        boolean none = source.configMapRef().isEmpty() && source.secretRef().isEmpty();
        return Faults.NONE
                .keeps(Names.ENV_VAR_NAME, source.prefix(), path.child("prefix"))
                .given(source.configMapRef(), ref -> reference(ref.name(), path.child("configMapRef.name")))
                .given(source.secretRef(), ref -> reference(ref.name(), path.child("secretRef.name")))
                .when(none, () -> list.invalid("", "must specify one of: `configMapRef` or `secretRef`"))
                .when(both, () -> list.invalid("", MANY))
                .found();
    }

    private static Seq<FieldError> reference(Option<String> name, FieldPath path) {
        return Faults.NONE.named(Names.prefix(Names.DNS_SUBDOMAIN), name, path).found();
    }
}
