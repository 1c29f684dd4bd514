package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.core.VolumeDevice;
import io.github.kubevalue.model.core.VolumeMount;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The rules on where volumes are in a container. (ValidateVolumeMounts, ValidateVolumeDevices) */
final class MountRules {
    private MountRules() {}

    /** Returns the faults of the mounts of a container. Some of them do not say which mount they are about. */
    static Seq<FieldError> mounts(Container container, PodScope pod, FieldPath path) {
        Seq<String> paths = container.volumeMounts().map(VolumeMount::mountPath);
        Seq<VolumeDevice> devices = container.volumeDevices();
        return container.volumeMounts().zipWithIndex().flatMap(each -> {
            VolumeMount mount = each._1;
            FieldPath at = path.index(each._2);
            return Faults.NONE
                    .when(mount.name().isEmpty(), () -> at.child("name").required())
                    .when(
                            !pod.volumes().containsKey(mount.name()),
                            () -> at.child("name").notFound(mount.name()))
                    .when(
                            mount.mountPath().isEmpty(),
                            () -> at.child("mountPath").required())
                    .when(
                            paths.indexOf(mount.mountPath()) < each._2,
                            () -> at.child("mountPath").invalid(mount.mountPath(), "must be unique"))
                    .when(
                            devices.exists(device -> device.name().equals(mount.name())),
                            () -> at.child("name").invalid(mount.name(), "must not already exist in volumeDevices"))
                    .when(
                            devices.exists(device -> device.devicePath().equals(mount.mountPath())),
                            () -> at.child("mountPath")
                                    .invalid(mount.mountPath(), "must not already exist as a path in volumeDevices"))
                    .and(subPaths(mount, at, path))
                    .given(
                            mount.mountPropagation(),
                            mode -> propagation(mode, container, path.child("mountPropagation")))
                    .given(mount.recursiveReadOnly(), mode -> recursive(mode, mount, path.child("recursiveReadOnly")))
                    .found();
        });
    }

    private static Seq<FieldError> subPaths(VolumeMount mount, FieldPath at, FieldPath list) {
        Option<String> plain = mount.subPath().filter(text -> !text.isEmpty());
        Option<String> expression = mount.subPathExpr().filter(text -> !text.isEmpty());
        return Faults.NONE
                .given(plain, text -> PathRules.descending(text, list.child("subPath")))
                .when(
                        plain.isDefined() && expression.isDefined(),
                        () -> at.child("subPathExpr")
                                .invalid(expression.get(), "subPathExpr and subPath are mutually exclusive"))
                .given(expression, text -> PathRules.descending(text, list.child("subPathExpr")))
                .found();
    }

    private static Seq<FieldError> propagation(String mode, Container container, FieldPath path) {
        boolean privileged = container
                .securityContext()
                .flatMap(context -> context.privileged())
                .getOrElse(false);
        return Faults.NONE
                .oneOf(Option.of(mode), path, "Bidirectional", "HostToContainer", "None")
                .when(
                        mode.equals("Bidirectional") && !privileged,
                        () -> path.forbidden(
                                "Bidirectional mount propagation is available only to privileged containers"))
                .found();
    }

    private static Seq<FieldError> recursive(String mode, VolumeMount mount, FieldPath path) {
        boolean asks = mode.equals("Enabled") || mode.equals("IfPossible");
        return Faults.NONE
                .when(
                        asks && !mount.readOnly().getOrElse(false),
                        () -> path.forbidden("may only be specified when readOnly is true"))
                .when(
                        asks && mount.mountPropagation().exists(propagation -> !propagation.equals("None")),
                        () -> path.forbidden("may only be specified when mountPropagation is None or not specified"))
                .oneOf(Option.of(mode), path, "Disabled", "Enabled", "IfPossible")
                .found();
    }

    /** Returns the faults of the block devices of a container. */
    static Seq<FieldError> devices(Container container, PodScope pod, FieldPath path) {
        return container
                .volumeDevices()
                .zipWithIndex()
                .flatMap(each -> device(
                        each._1,
                        container.volumeDevices().take(each._2),
                        container.volumeMounts(),
                        pod,
                        path.index(each._2)));
    }

    private static Seq<FieldError> device(
            VolumeDevice device, Seq<VolumeDevice> earlier, Seq<VolumeMount> mounts, PodScope pod, FieldPath at) {
        String name = device.name();
        String place = device.devicePath();
        boolean steps = PathRules.hasBacksteps(place);
        Option<Volume> volume = pod.volumes().get(name);
        FieldPath named = at.child("name");
        FieldPath placed = at.child("devicePath");
        return Faults.NONE
                .when(name.isEmpty(), named::required)
                .when(
                        !name.isEmpty() && earlier.exists(other -> other.name().equals(name)),
                        () -> named.invalid(name, "must be unique"))
                .when(
                        volume.exists(source -> source.persistentVolumeClaim().isEmpty()
                                && source.ephemeral().isEmpty()),
                        () -> named.invalid(
                                name,
                                "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode"))
                .when(volume.isEmpty(), () -> named.notFound(name))
                .when(place.isEmpty(), placed::required)
                .when(
                        earlier.exists(other -> other.devicePath().equals(place)),
                        () -> placed.invalid(place, "must be unique"))
                .when(steps, () -> placed.invalid(place, "can not contain backsteps ('..')"))
                .when(
                        mounts.exists(mount -> mount.name().equals(name)),
                        () -> named.invalid(name, "must not already exist in volumeMounts"))
                .when(
                        mounts.exists(mount -> mount.mountPath().equals(place)),
                        () -> placed.invalid(place, "must not already exist as a path in volumeMounts"))
                .found();
    }
}
