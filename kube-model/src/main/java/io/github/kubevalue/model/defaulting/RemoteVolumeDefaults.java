package io.github.kubevalue.model.defaulting;

import io.github.kubevalue.model.core.AzureDataDiskCachingMode;
import io.github.kubevalue.model.core.AzureDataDiskKind;
import io.github.kubevalue.model.core.AzureDiskVolumeSource;
import io.github.kubevalue.model.core.ImageVolumeSource;
import io.github.kubevalue.model.core.RBDVolumeSource;
import io.github.kubevalue.model.core.Volume;
import io.vavr.control.Option;

/** Defaults of volumes that come from elsewhere. (pkg/apis/core/v1/zz_generated.defaults.go) */
final class RemoteVolumeDefaults {
    private RemoteVolumeDefaults() {}

    static Volume volume(Volume volume) {
        return volume.withIscsi(
                        volume.iscsi().map(iscsi -> iscsi.withIscsiInterface(given(iscsi.iscsiInterface(), "default"))))
                .withRbd(volume.rbd().map(RemoteVolumeDefaults::rbd))
                .withAzureDisk(volume.azureDisk().map(RemoteVolumeDefaults::azureDisk))
                .withScaleIO(volume.scaleIO()
                        .map(scale -> scale.withStorageMode(given(scale.storageMode(), "ThinProvisioned"))
                                .withFsType(given(scale.fsType(), "xfs"))))
                .withImage(volume.image().map(RemoteVolumeDefaults::image));
    }

    private static RBDVolumeSource rbd(RBDVolumeSource rbd) {
        return rbd.withPool(given(rbd.pool(), "rbd"))
                .withUser(given(rbd.user(), "admin"))
                .withKeyring(given(rbd.keyring(), "/etc/ceph/keyring"));
    }

    private static AzureDiskVolumeSource azureDisk(AzureDiskVolumeSource disk) {
        return disk.withCachingMode(disk.cachingMode().orElse(Option.of(AzureDataDiskCachingMode.READ_WRITE)))
                .withFsType(disk.fsType().orElse(Option.of("ext4")))
                .withReadOnly(disk.readOnly().orElse(Option.of(false)))
                .withKind(disk.kind().orElse(Option.of(AzureDataDiskKind.SHARED)));
    }

    private static ImageVolumeSource image(ImageVolumeSource image) {
        return image.withPullPolicy(image.pullPolicy()
                .orElse(() ->
                        Option.of(ContainerDefaults.pullPolicy(image.reference().getOrElse("")))));
    }

    private static Option<String> given(Option<String> text, String otherwise) {
        return text.filter(value -> !value.isEmpty()).orElse(Option.of(otherwise));
    }
}
