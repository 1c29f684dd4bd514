package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.DownwardAPIVolumeFile;
import io.github.kubevalue.model.core.KeyToPath;
import io.github.kubevalue.model.core.ProjectedVolumeSource;
import io.github.kubevalue.model.core.ServiceAccountTokenProjection;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.core.VolumeProjection;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on several sources in one directory. (pkg/apis/core/validation/validation.go, validateProjectionSources) */
final class ProjectionRules {
    private static final long TEN_MINUTES = 600;
    private static final long MOST_SECONDS = 1L << 32;
    private static final String CONFLICT = "conflicting duplicate paths";

    private ProjectionRules() {}

    /** Returns the faults of a projected volume. That two sources write one file is said of the volume. */
    static Seq<FieldError> faults(ProjectedVolumeSource volume, PodOptions options, FieldPath path) {
        return Faults.NONE
                .and(PathRules.mode(volume.defaultMode(), path.child("defaultMode")))
                .and(volume.sources()
                        .zipWithIndex()
                        .flatMap(source -> source(
                                source._1,
                                volume.sources().take(source._2),
                                options,
                                path,
                                path.child("sources").index(source._2))))
                .found();
    }

    private static Seq<FieldError> source(
            VolumeProjection source,
            Seq<VolumeProjection> earlier,
            PodOptions options,
            FieldPath volume,
            FieldPath path) {
        int kinds = Vector.of(
                        source.secret(),
                        source.configMap(),
                        source.downwardAPI(),
                        source.serviceAccountToken(),
                        source.clusterTrustBundle(),
                        source.podCertificate())
                .count(Option::isDefined);
        return Faults.NONE
                .given(source.secret(), secret -> named(secret.name(), secret.items(), path.child("secret")))
                .given(source.configMap(), map -> named(map.name(), map.items(), path.child("configMap")))
                .given(source.downwardAPI(), api -> api.items().flatMap(file -> file(file, path.child("downwardAPI"))))
                .and(conflicts(paths(source), earlier, volume))
                .given(
                        source.serviceAccountToken(),
                        token -> token(token, options, path.child("serviceAccountToken"), volume))
                .when(kinds > 1, () -> path.forbidden("may not specify more than 1 volume type per source"))
                .found();
    }

    private static Seq<FieldError> named(Option<String> name, Seq<KeyToPath> items, FieldPath path) {
        return Faults.NONE
                .required(name, path.child("name"))
                .and(VolumeRules.items(items, path.child("items")))
                .found();
    }

    /** The files that a source writes, each with what a message about it shows. */
    private static Seq<Tuple2<String, String>> paths(VolumeProjection source) {
        Seq<Tuple2<String, String>> secret = source.secret()
                .toVector()
                .flatMap(given -> given.items()
                        .map(item -> Tuple.of(item.path(), given.name().getOrElse(""))));
        Seq<Tuple2<String, String>> map = source.configMap()
                .toVector()
                .flatMap(given -> given.items()
                        .map(item -> Tuple.of(item.path(), given.name().getOrElse(""))));
        Seq<Tuple2<String, String>> files = source.downwardAPI()
                .toVector()
                .flatMap(given -> given.items().map(file -> Tuple.of(file.path(), file.path())));
        return secret.appendAll(map).appendAll(files).filter(file -> !file._1.isEmpty());
    }

    private static Seq<FieldError> conflicts(
            Seq<Tuple2<String, String>> own, Seq<VolumeProjection> earlier, FieldPath volume) {
        if (own.isEmpty()) {
            return Vector.empty();
        }
        Seq<String> taken = earlier.flatMap(ProjectionRules::paths).map(Tuple2::_1);
        return own.zipWithIndex()
                .filter(file ->
                        taken.contains(file._1._1) || own.take(file._2).exists(other -> other._1.equals(file._1._1)))
                .map(file -> volume.invalid(file._1._2, CONFLICT));
    }

    /** Returns the faults of a field of the pod that becomes a file. */
    static Seq<FieldError> file(DownwardAPIVolumeFile file, FieldPath path) {
        boolean neither = file.fieldRef().isEmpty() && file.resourceFieldRef().isEmpty();
        boolean both = file.fieldRef().isDefined() && file.resourceFieldRef().isDefined();
        return Faults.NONE
                .when(file.path().isEmpty(), () -> path.child("path").required())
                .and(PathRules.local(file.path(), path.child("path")))
                .given(
                        file.fieldRef(),
                        field -> FieldRefRules.field(field, FieldRefRules.VOLUME_FIELDS, path.child("fieldRef")))
                .when(
                        both,
                        () -> path.invalid(
                                "resource", "fieldRef and resourceFieldRef can not be specified simultaneously"))
                .given(
                        file.resourceFieldRef().filter(field -> !both),
                        field -> FieldRefRules.resource(field, true, path.child("resourceFieldRef")))
                .when(neither, () -> path.required("one of fieldRef and resourceFieldRef is required"))
                .and(PathRules.mode(file.mode(), path.child("mode")))
                .found();
    }

    private static Seq<FieldError> token(
            ServiceAccountTokenProjection token, PodOptions options, FieldPath path, FieldPath volume) {
        FieldPath expiration = path.child("expirationSeconds");
        long seconds = token.expirationSeconds().getOrElse(0L);
        return Faults.NONE
                .when(
                        seconds < TEN_MINUTES,
                        () -> expiration.invalid(seconds, "may not specify a duration less than 10 minutes"))
                .when(
                        seconds > MOST_SECONDS,
                        () -> expiration.invalid(seconds, "may not specify a duration larger than 2^32 seconds"))
                .when(token.path().isEmpty(), () -> volume.child("path").required())
                .andIf(!options.anyTokenPaths(), () -> PathRules.local(token.path(), volume.child("path")))
                .found();
    }

    /** Whether volumes project tokens to paths that lead out of the volume. */
    static boolean hasInvalidTokenPaths(Seq<Volume> volumes) {
        return volumes.flatMap(Volume::projected)
                .flatMap(ProjectedVolumeSource::sources)
                .flatMap(VolumeProjection::serviceAccountToken)
                .exists(token ->
                        !PathRules.local(token.path(), FieldPath.of("")).isEmpty());
    }
}
