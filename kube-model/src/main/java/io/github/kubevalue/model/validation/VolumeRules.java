package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.core.Volume;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on volumes. (pkg/apis/core/validation/validation.go, ValidateVolumes) */
final class VolumeRules {
    private VolumeRules() {}

    static Seq<FieldError> volume(Volume volume, FieldPath path) {
        Seq<String> sources = sources(volume);
        return Faults.NONE
                .and(sources.drop(1)
                        .map(source -> path.child(source).forbidden("may not specify more than 1 volume type")))
                .given(volume.secret(), secret -> required(secret.secretName(), path.child("secret.secretName")))
                .given(volume.configMap(), map -> required(map.name(), path.child("configMap.name")))
                .given(
                        volume.persistentVolumeClaim(),
                        claim -> Faults.NONE
                                .when(
                                        claim.claimName().isEmpty(),
                                        path.child("persistentVolumeClaim.claimName")
                                                .required(""))
                                .found())
                .given(
                        volume.hostPath(),
                        host -> Faults.NONE
                                .when(
                                        host.path().isEmpty(),
                                        path.child("hostPath.path").required(""))
                                .found())
                .named(Names.DNS_LABEL, volume.name(), path.child("name"))
                .found();
    }

    private static Seq<FieldError> required(Option<String> name, FieldPath path) {
        return name.getOrElse("").isEmpty() ? Vector.of(path.required("")) : Vector.empty();
    }

    private static Seq<String> sources(Volume volume) {
        return Vector.<Tuple2<String, Option<?>>>of(
                        Tuple.of("emptyDir", volume.emptyDir()),
                        Tuple.of("hostPath", volume.hostPath()),
                        Tuple.of("secret", volume.secret()),
                        Tuple.of("persistentVolumeClaim", volume.persistentVolumeClaim()),
                        Tuple.of("downwardAPI", volume.downwardAPI()),
                        Tuple.of("configMap", volume.configMap()),
                        Tuple.of("projected", volume.projected()),
                        Tuple.of("ephemeral", volume.ephemeral()))
                .filter(source -> source._2.isDefined())
                .map(Tuple2::_1);
    }
}
