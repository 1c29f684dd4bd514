package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Where a volume is and how it may be used: exactly one source, and what holds for all. */
@Value.Immutable
@JsonDeserialize(builder = PersistentVolumeSpec.Builder.class)
public interface PersistentVolumeSpec extends ApiValue, WithPersistentVolumeSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How much it holds. */
    SortedMap<String, Quantity> capacity();

    /** A disk of Google Compute Engine; served by its CSI driver today. */
    Option<GCEPersistentDiskVolumeSource> gcePersistentDisk();

    /** A disk of Amazon EC2; served by its CSI driver today. */
    Option<AWSElasticBlockStoreVolumeSource> awsElasticBlockStore();

    /** A path of the node; for a single node only. */
    Option<HostPathVolumeSource> hostPath();

    /** A GlusterFS volume; no longer supported. */
    Option<GlusterfsPersistentVolumeSource> glusterfs();

    /** A path of an NFS server. */
    Option<NFSVolumeSource> nfs();

    /** A Ceph block device; no longer supported. */
    Option<RBDPersistentVolumeSource> rbd();

    /** An ISCSI disk. */
    Option<ISCSIPersistentVolumeSource> iscsi();

    /** A disk of OpenStack; served by its CSI driver today. */
    Option<CinderPersistentVolumeSource> cinder();

    /** A Ceph file system; no longer supported. */
    Option<CephFSPersistentVolumeSource> cephfs();

    /** A Fibre Channel disk. */
    Option<FCVolumeSource> fc();

    /** A Flocker data set; no longer supported. */
    Option<FlockerVolumeSource> flocker();

    /** A volume of an executable driver; superseded by CSI. */
    Option<FlexPersistentVolumeSource> flexVolume();

    /** A file share of Azure; served by its CSI driver today. */
    Option<AzureFilePersistentVolumeSource> azureFile();

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
    Option<ScaleIOPersistentVolumeSource> scaleIO();

    /** A disk or path of one node. */
    Option<LocalVolumeSource> local();

    /** A StorageOS volume; no longer supported. */
    Option<StorageOSPersistentVolumeSource> storageos();

    /** A volume of a storage driver. */
    Option<CSIPersistentVolumeSource> csi();

    /** How it may be mounted. */
    Seq<PersistentVolumeAccessMode> accessModes();

    /** The claim that it is bound to, or meant for. */
    Option<ObjectReference> claimRef();

    /** What becomes of it when its claim is gone. */
    Option<PersistentVolumeReclaimPolicy> persistentVolumeReclaimPolicy();

    /** The class it belongs to; none if empty. */
    Option<String> storageClassName();

    /** Options with which it is mounted; not checked. */
    Seq<String> mountOptions();

    /** What pods see; a directory unless set. */
    Option<PersistentVolumeMode> volumeMode();

    /** The nodes from which it can be reached. */
    Option<VolumeNodeAffinity> nodeAffinity();

    /** The class of its attributes. */
    Option<String> volumeAttributesClassName();

    /** Builds a {@link PersistentVolumeSpec}. */
    final class Builder extends ImmutablePersistentVolumeSpec.Builder {
        Builder() {}
    }
}
