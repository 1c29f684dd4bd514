package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.EphemeralVolumeSource;
import io.github.kubevalue.model.core.HostPathVolumeSource;
import io.github.kubevalue.model.core.KeyToPath;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.core.ClaimRules;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on volumes. (pkg/apis/core/validation/validation.go, ValidateVolumes) */
final class VolumeRules {
    private static final String[] TYPES = {
        "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"
    };

    private VolumeRules() {}

    /** The volumes without faults, by name, and the faults of all. */
    record Checked(Map<String, Volume> volumes, Seq<FieldError> faults) {}

    /** Returns what is wrong with volumes, and which of them can be mounted; the name is that of the pod, if it is known. */
    static Checked check(Seq<Volume> volumes, Option<String> pod, PodOptions options, FieldPath path) {
        Seq<String> claims = pod.toVector()
                .flatMap(name -> volumes.filter(volume -> volume.ephemeral().isDefined())
                        .map(volume -> name + "-" + volume.name()));
        Map<String, Volume> good = LinkedHashMap.empty();
        Seq<FieldError> faults = Vector.empty();
        for (int i = 0; i < volumes.size(); i++) {
            Volume volume = volumes.get(i);
            FieldPath at = path.index(i);
            Seq<FieldError> own = volume(volume, good, pod, options, at);
            good = own.isEmpty() ? good.put(volume.name(), volume) : good;
            faults = faults.appendAll(own).appendAll(generated(volume, claims, at));
        }
        return new Checked(good, faults);
    }

    private static Seq<FieldError> generated(Volume volume, Seq<String> claims, FieldPath at) {
        return volume.persistentVolumeClaim()
                .map(claim -> claim.claimName())
                .filter(claims::contains)
                .map(name -> at.child("persistentVolumeClaim.claimName")
                        .invalid(name, "must not reference a PVC that gets created for an ephemeral volume"))
                .toVector();
    }

    private static Seq<FieldError> volume(
            Volume volume, Map<String, Volume> earlier, Option<String> pod, PodOptions options, FieldPath path) {
        FieldPath name = path.child("name");
        return Faults.NONE
                .and(VolumeSources.faults(volume, pod, options, path))
                .named(Names.DNS_LABEL, volume.name(), name)
                .when(earlier.containsKey(volume.name()), () -> name.duplicate(volume.name()))
                .found();
    }

    static Seq<FieldError> emptyDir(Option<Quantity> limit, FieldPath path) {
        return limit.filter(size -> size.amount().signum() < 0)
                .map(size -> path.child("sizeLimit").forbidden("SizeLimit field must be a valid resource quantity"))
                .toVector();
    }

    static Seq<FieldError> hostPath(HostPathVolumeSource source, FieldPath path) {
        return source.path().isEmpty()
                ? Vector.of(path.child("path").required())
                : Faults.NONE
                        .and(PathRules.noBacksteps(source.path(), path.child("path")))
                        .oneOf(source.type(), path.child("type"), TYPES)
                        .found();
    }

    /** Returns the faults of the keys of a map or secret that become files. */
    static Seq<FieldError> items(Seq<KeyToPath> items, FieldPath path) {
        return Faults.NONE.each(items, path, VolumeRules::item).found();
    }

    private static Seq<FieldError> item(KeyToPath item, FieldPath path) {
        return Faults.NONE
                .when(item.key().isEmpty(), () -> path.child("key").required())
                .when(item.path().isEmpty(), () -> path.child("path").required())
                .and(PathRules.local(item.path(), path.child("path")))
                .and(PathRules.mode(item.mode(), path.child("mode")))
                .found();
    }

    static Seq<FieldError> ephemeral(
            EphemeralVolumeSource source, String volume, Option<String> pod, FieldPath path, FieldPath name) {
        FieldPath template = path.child("volumeClaimTemplate");
        Option<String> claim = pod.filter(text -> !volume.isEmpty()).map(text -> text + "-" + volume);
        return Faults.NONE
                .when(source.volumeClaimTemplate().isEmpty(), template::required)
                .given(
                        source.volumeClaimTemplate(),
                        given -> Faults.NONE
                                .and(ClaimRules.templateMetadata(given.metadata(), template.child("metadata")))
                                .and(ClaimRules.spec(given.spec(), template.child("spec")))
                                .found())
                .given(
                        claim,
                        text -> Names.DNS_SUBDOMAIN
                                .broken(text)
                                .map(detail -> name.invalid(volume, "PVC name " + GoText.quoted(text) + ": " + detail)))
                .found();
    }
}
