package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Something that containers of a pod may mount. Sources that no rule here reads are kept among the other fields. */
@Value.Immutable
@JsonDeserialize(builder = Volume.Builder.class)
public interface Volume extends ApiValue, WithVolume {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name, unique in the pod. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** A path of the node. */
    Option<HostPathVolumeSource> hostPath();

    /** A directory that lives as long as the pod. */
    Option<EmptyDirVolumeSource> emptyDir();

    /** A secret. */
    Option<SecretVolumeSource> secret();

    /** What a claim is bound to. */
    Option<PersistentVolumeClaimVolumeSource> persistentVolumeClaim();

    /** Fields of the pod. */
    Option<DownwardAPIVolumeSource> downwardAPI();

    /** A config map. */
    Option<ConfigMapVolumeSource> configMap();

    /** Several sources in one directory. */
    Option<ProjectedVolumeSource> projected();

    /** A claim made for this pod. */
    Option<EphemeralVolumeSource> ephemeral();

    /** A disk of Google Compute Engine; served by its CSI driver today. */
    Option<GCEPersistentDiskVolumeSource> gcePersistentDisk();

    /** A disk of Amazon EC2; served by its CSI driver today. */
    Option<AWSElasticBlockStoreVolumeSource> awsElasticBlockStore();

    /** A clone of a git repository; no longer supported. */
    Option<GitRepoVolumeSource> gitRepo();

    /** A path of an NFS server. */
    Option<NFSVolumeSource> nfs();

    /** An ISCSI disk. */
    Option<ISCSIVolumeSource> iscsi();

    /** A GlusterFS volume; no longer supported. */
    Option<GlusterfsVolumeSource> glusterfs();

    /** A Ceph block device; no longer supported. */
    Option<RBDVolumeSource> rbd();

    /** A volume of an executable driver; superseded by CSI. */
    Option<FlexVolumeSource> flexVolume();

    /** A disk of OpenStack; served by its CSI driver today. */
    Option<CinderVolumeSource> cinder();

    /** A Ceph file system; no longer supported. */
    Option<CephFSVolumeSource> cephfs();

    /** A Flocker data set; no longer supported. */
    Option<FlockerVolumeSource> flocker();

    /** A Fibre Channel disk. */
    Option<FCVolumeSource> fc();

    /** A file share of Azure; served by its CSI driver today. */
    Option<AzureFileVolumeSource> azureFile();

    /** A disk of vSphere; served by its CSI driver today. */
    Option<VsphereVirtualDiskVolumeSource> vsphereVolume();

    /** A Quobyte volume; no longer supported. */
    Option<QuobyteVolumeSource> quobyte();

    /** A disk of Azure; served by its CSI driver today. */
    Option<AzureDiskVolumeSource> azureDisk();

    /** A disk of Photon Controller; no longer supported. */
    Option<PhotonPersistentDiskVolumeSource> photonPersistentDisk();

    /** A volume of Portworx; served by its CSI driver today. */
    Option<PortworxVolumeSource> portworxVolume();

    /** A ScaleIO volume; no longer supported. */
    Option<ScaleIOVolumeSource> scaleIO();

    /** A StorageOS volume; no longer supported. */
    Option<StorageOSVolumeSource> storageos();

    /** A volume that a storage driver makes for this pod. */
    Option<CSIVolumeSource> csi();

    /** The content of an image. */
    Option<ImageVolumeSource> image();

    /** Builds a {@link Volume}. */
    final class Builder extends ImmutableVolume.Builder {
        Builder() {}
    }
}
