package io.github.kubevalue.model.volume;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** The volume plugins that were within Kubernetes once; drivers outside have taken over what most of them did. */
public final class InTreePlugins {
    /** What the names of all plugins within Kubernetes begin with. */
    public static final String PREFIX = "kubernetes.io/";

    /** The provisioner of classes whose volumes nobody makes. */
    public static final String NO_PROVISIONER = "kubernetes.io/no-provisioner";

    // csi-translation-lib/plugins
    private static final Map<String, String> DRIVERS = HashMap.of(
            "kubernetes.io/aws-ebs", "ebs.csi.aws.com",
            "kubernetes.io/azure-disk", "disk.csi.azure.com",
            "kubernetes.io/azure-file", "file.csi.azure.com",
            "kubernetes.io/cinder", "cinder.csi.openstack.org",
            "kubernetes.io/gce-pd", "pd.csi.storage.gke.io",
            "kubernetes.io/portworx-volume", "pxd.portworx.com",
            "kubernetes.io/vsphere-volume", "csi.vsphere.vmware.com");

    // cmd/kube-controller-manager/app/plugins.go, ProbeProvisionableRecyclableVolumePlugins
    private static final String NFS = "kubernetes.io/nfs";
    private static final String HOST_PATH = "kubernetes.io/host-path";

    private InTreePlugins() {}

    /** Returns why no plugin within Kubernetes makes volumes of that name. */
    // pkg/volume/plugins.go, FindPluginByName and FindProvisionablePluginByName
    public static String refusal(String plugin) {
        return switch (plugin) {
            case NFS -> "no provisionable volume plugin matched";
            // pkg/volume/hostpath/host_path.go, NewProvisioner
            case HOST_PATH ->
                "Failed to create provisioner: provisioning in volume plugin \"" + plugin + "\" is disabled";
            default -> "no volume plugin matched name: " + plugin;
        };
    }

    /** Returns the driver that has taken over from a plugin. */
    public static Option<String> driver(String plugin) {
        return DRIVERS.get(plugin);
    }

    /** Returns who makes the volumes for a provisioner: the driver that has taken over from it, or itself. */
    public static String successor(String provisioner) {
        return driver(provisioner).getOrElse(provisioner);
    }

    /** Whether the volumes for a provisioner are made by somebody outside Kubernetes. */
    public static boolean isExternal(String provisioner) {
        return !successor(provisioner).startsWith(PREFIX);
    }
}
