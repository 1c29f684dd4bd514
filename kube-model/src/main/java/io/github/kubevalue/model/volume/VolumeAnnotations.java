package io.github.kubevalue.model.volume;

/** What those who bind, make and delete volumes note on claims and volumes, and the finalizers by which they hold volumes. */
public final class VolumeAnnotations {
    // component-helpers/storage/volume/pv_helpers.go

    /** On a claim: it has been bound once. */
    public static final String BIND_COMPLETED = "pv.kubernetes.io/bind-completed";

    /** On a claim or volume: the binder bound it, not the user. */
    public static final String BOUND_BY_CONTROLLER = "pv.kubernetes.io/bound-by-controller";

    /** On a claim: the node of the pod that waits for it, as the scheduler chose it. */
    public static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

    /** On a volume: who made it. */
    public static final String PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";

    /** On a claim or volume: the driver that has taken over from the plugin within Kubernetes. */
    public static final String MIGRATED_TO = "pv.kubernetes.io/migrated-to";

    /** On a claim: who is to make a volume for it. */
    public static final String STORAGE_PROVISIONER = "volume.kubernetes.io/storage-provisioner";

    /** The same, as it was called before. */
    public static final String BETA_STORAGE_PROVISIONER = "volume.beta.kubernetes.io/storage-provisioner";

    /** The finalizer of a volume that its provisioner has to delete. */
    public static final String EXTERNAL_FINALIZER = "external-provisioner.volume.kubernetes.io/finalizer";

    /** The finalizer of a volume that a plugin within Kubernetes has to delete. */
    public static final String IN_TREE_FINALIZER = "kubernetes.io/pv-controller";

    private VolumeAnnotations() {}
}
