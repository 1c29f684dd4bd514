package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.AzureDiskVolumeSource;
import io.github.kubevalue.model.core.CinderVolumeSource;
import io.github.kubevalue.model.core.GitRepoVolumeSource;
import io.github.kubevalue.model.core.ImageVolumeSource;
import io.github.kubevalue.model.core.ScaleIOVolumeSource;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The rules on disks of clouds, and on what is copied into a volume. (pkg/apis/core/validation/validation.go) */
final class DiskRules {
    private static final String MANAGED = "Managed";
    private static final String MANAGED_URI =
            "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}";
    private static final String BLOB_URI =
            "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd";
    private static final int MOST_PARTITIONS = 255;

    private DiskRules() {}

    /** Returns the faults of a disk of which one partition is mounted. */
    static Seq<FieldError> disk(String disk, Option<Integer> partition, FieldPath name, FieldPath path) {
        return Faults.NONE
                .when(disk.isEmpty(), name::required)
                .and(partition
                        .filter(number -> number < 0 || number > MOST_PARTITIONS)
                        .toVector()
                        .map(number -> path.child("partition").invalid(number, "must be between 1 and 255, inclusive")))
                .found();
    }

    static Seq<FieldError> azure(AzureDiskVolumeSource azure, FieldPath path) {
        String uri = azure.diskURI();
        Option<String> kind = azure.kind().map(Object::toString);
        boolean managed = kind.contains(MANAGED);
        return Faults.NONE
                .when(azure.diskName().isEmpty(), () -> path.child("diskName").required())
                .when(uri.isEmpty(), () -> path.child("diskURI").required())
                .oneOf(azure.cachingMode(), path.child("cachingMode"), "None", "ReadOnly", "ReadWrite")
                .oneOf(azure.kind(), path.child("kind"), "Dedicated", MANAGED, "Shared")
                .when(
                        managed && !uri.startsWith("/subscriptions/"),
                        () -> path.child("diskURI").notSupported(uri, MANAGED_URI))
                .when(
                        kind.isDefined() && !managed && !uri.startsWith("https://"),
                        () -> path.child("diskURI").notSupported(uri, BLOB_URI))
                .found();
    }

    static Seq<FieldError> cinder(CinderVolumeSource cinder, FieldPath path) {
        return Faults.NONE
                .when(cinder.volumeID().isEmpty(), () -> path.child("volumeID").required())
                .and(NetworkVolumeRules.named(cinder.secretRef(), path.child("secretRef.name")))
                .found();
    }

    static Seq<FieldError> scaleIo(ScaleIOVolumeSource scale, FieldPath path) {
        return Faults.NONE
                .when(scale.gateway().isEmpty(), () -> path.child("gateway").required())
                .when(scale.system().isEmpty(), () -> path.child("system").required())
                .required(scale.volumeName(), path.child("volumeName"))
                .found();
    }

    static Seq<FieldError> gitRepo(GitRepoVolumeSource repo, FieldPath path) {
        return Faults.NONE
                .when(
                        repo.repository().isEmpty(),
                        () -> path.child("repository").required())
                .and(PathRules.descending(repo.directory().getOrElse(""), path.child("directory")))
                .found();
    }

    static Seq<FieldError> image(ImageVolumeSource image, PodOptions options, FieldPath path) {
        return Faults.NONE
                .andIf(
                        options.isPod(),
                        () -> Faults.NONE
                                .required(image.reference(), path.child("reference"))
                                .found())
                .someOf(image.pullPolicy(), path.child("pullPolicy"), "Always", "IfNotPresent", "Never")
                .found();
    }
}
