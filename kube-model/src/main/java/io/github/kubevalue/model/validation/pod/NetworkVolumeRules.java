package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.CSIVolumeSource;
import io.github.kubevalue.model.core.FCVolumeSource;
import io.github.kubevalue.model.core.FlexVolumeSource;
import io.github.kubevalue.model.core.FlockerVolumeSource;
import io.github.kubevalue.model.core.ISCSIVolumeSource;
import io.github.kubevalue.model.core.LocalObjectReference;
import io.github.kubevalue.model.core.NFSVolumeSource;
import io.github.kubevalue.model.core.QuobyteVolumeSource;
import io.github.kubevalue.model.core.StorageOSVolumeSource;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules on volumes that are reached over a network. (pkg/apis/core/validation/validation.go) */
final class NetworkVolumeRules {
    private static final Pattern IQN = Pattern.compile("iqn\\.\\d{4}-\\d{2}\\.([a-zA-Z0-9.-]+)(:[^,;*&$|\\s]+)$");
    private static final Pattern EUI = Pattern.compile("^eui.[a-zA-Z0-9]{16}$");
    private static final Pattern NAA = Pattern.compile("^naa.[a-zA-Z0-9]{32}$");
    private static final int MOST_LUN = 255;
    private static final int LONGEST_DRIVER = 63;
    private static final int LONGEST_TENANT = 64;
    private static final int LONGEST_INITIATOR = 64;
    private static final String HOSTS = "must be a host:port pair or multiple pairs separated by commas";

    private NetworkVolumeRules() {}

    static Seq<FieldError> nfs(NFSVolumeSource nfs, FieldPath path) {
        return Faults.NONE
                .when(nfs.server().isEmpty(), () -> path.child("server").required())
                .when(nfs.path().isEmpty(), () -> path.child("path").required())
                .when(
                        !nfs.path().startsWith("/"),
                        () -> path.child("path").invalid(nfs.path(), "must be an absolute path"))
                .found();
    }

    static Seq<FieldError> iscsi(ISCSIVolumeSource iscsi, FieldPath path) {
        boolean secret = iscsi.chapAuthDiscovery().getOrElse(false)
                || iscsi.chapAuthSession().getOrElse(false);
        return Faults.NONE
                .when(
                        iscsi.targetPortal().isEmpty(),
                        () -> path.child("targetPortal").required())
                .when(iscsi.iqn().isEmpty(), () -> path.child("iqn").required())
                .andIf(!iscsi.iqn().isEmpty(), () -> qualified(iscsi.iqn(), path.child("iqn")))
                .within(iscsi.lun(), 0, MOST_LUN, path.child("lun"))
                .when(
                        secret && iscsi.secretRef().isEmpty(),
                        () -> path.child("secretRef").required())
                .given(iscsi.initiatorName(), name -> qualified(name, path.child("initiatorname")))
                .found();
    }

    /** The names of a volume and of its portal make one name for the initiator. */
    static Seq<FieldError> initiator(ISCSIVolumeSource iscsi, String volume, FieldPath path) {
        boolean tooLong = (volume + ":" + iscsi.targetPortal()).length() > LONGEST_INITIATOR;
        return iscsi.initiatorName().isDefined() && tooLong
                ? Vector.of(path.invalid(
                        volume,
                        "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if"
                                + " iscsi.initiatorName is specified."))
                : Vector.empty();
    }

    private static Seq<FieldError> qualified(String name, FieldPath path) {
        boolean known = name.startsWith("iqn") || name.startsWith("eui") || name.startsWith("naa");
        boolean valid = IQN.matcher(name).find()
                || EUI.matcher(name).find()
                || NAA.matcher(name).find();
        return Faults.NONE
                .when(!known, () -> path.invalid(name, "must be valid format starting with iqn, eui, or naa"))
                .when(known && !valid, () -> path.invalid(name, "must be valid format"))
                .found();
    }

    static Seq<FieldError> fc(FCVolumeSource fc, FieldPath path) {
        FieldPath names = path.child("targetWWNs");
        FieldPath lun = path.child("lun");
        boolean named = fc.targetWWNs().nonEmpty();
        return Faults.NONE
                .when(
                        !named && fc.wwids().isEmpty(),
                        () -> names.required("must specify either targetWWNs or wwids, but not both"))
                .when(
                        named && fc.wwids().nonEmpty(),
                        () -> names.invalid(
                                fc.targetWWNs(), "targetWWNs and wwids can not be specified simultaneously"))
                .when(named && fc.lun().isEmpty(), () -> lun.required("lun is required if targetWWNs is specified"))
                .given(
                        fc.lun().filter(number -> named),
                        number -> Faults.NONE.within(number, 0, MOST_LUN, lun).found())
                .found();
    }

    static Seq<FieldError> flocker(FlockerVolumeSource flocker, FieldPath path) {
        String name = flocker.datasetName().getOrElse("");
        String uuid = flocker.datasetUUID().getOrElse("");
        return Faults.NONE
                .when(
                        name.isEmpty() && uuid.isEmpty(),
                        () -> path.required("one of datasetName and datasetUUID is required"))
                .when(
                        !name.isEmpty() && !uuid.isEmpty(),
                        () -> path.invalid(
                                "resource", "datasetName and datasetUUID can not be specified simultaneously"))
                .when(name.contains("/"), () -> path.child("datasetName").invalid(name, "must not contain '/'"))
                .found();
    }

    static Seq<FieldError> flex(FlexVolumeSource flex, FieldPath path) {
        return Faults.NONE
                .when(flex.driver().isEmpty(), () -> path.child("driver").required())
                .and(flex.options()
                        .keySet()
                        .toVector()
                        .filter(NetworkVolumeRules::isReserved)
                        .map(key -> path.child("options")
                                .key(key)
                                .invalid(key, "kubernetes.io and k8s.io namespaces are reserved")))
                .found();
    }

    private static boolean isReserved(String key) {
        String domain = "." + key.split("/", 2)[0].toLowerCase(Locale.ROOT);
        return domain.endsWith(".kubernetes.io") || domain.endsWith(".k8s.io");
    }

    static Seq<FieldError> quobyte(QuobyteVolumeSource quobyte, FieldPath path) {
        FieldPath registry = path.child("registry");
        boolean tooLong = quobyte.tenant().exists(tenant -> tenant.length() > LONGEST_TENANT);
        return Faults.NONE
                .when(quobyte.registry().isEmpty(), () -> registry.required(HOSTS))
                .when(
                        !quobyte.registry().isEmpty() && tooLong,
                        () -> path.child("tenant")
                                .required("must be a UUID and may not exceed a length of 64 characters"))
                .andIf(
                        !quobyte.registry().isEmpty() && !tooLong,
                        () -> Vector.of(quobyte.registry().split(",", -1))
                                .filter(pair -> !isHostPort(pair))
                                .map(pair -> registry.invalid(quobyte.registry(), HOSTS)))
                .when(quobyte.volume().isEmpty(), () -> path.child("volume").required())
                .found();
    }

    /** Whether Go splits it into a host and a port: one colon, or several in brackets. */
    private static boolean isHostPort(String pair) {
        int colon = pair.lastIndexOf(':');
        String host = colon < 0 ? "" : pair.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return colon >= 0 && (bracketed || host.indexOf(':') < 0);
    }

    static Seq<FieldError> storageOs(StorageOSVolumeSource storage, FieldPath path) {
        return Faults.NONE
                .required(storage.volumeName(), path.child("volumeName"))
                .keeps(Names.DNS_LABEL, storage.volumeName(), path.child("volumeName"))
                .keeps(Names.DNS_LABEL, storage.volumeNamespace(), path.child("volumeNamespace"))
                .and(named(storage.secretRef(), path.child("secretRef.name")))
                .found();
    }

    /** Returns the fault of a reference that names nothing. */
    static Seq<FieldError> named(Option<LocalObjectReference> reference, FieldPath path) {
        return reference.exists(given -> given.name().getOrElse("").isEmpty())
                ? Vector.of(path.required())
                : Vector.empty();
    }

    static Seq<FieldError> csi(CSIVolumeSource csi, FieldPath path) {
        FieldPath driver = path.child("driver");
        return Faults.NONE
                .when(csi.driver().isEmpty(), driver::required)
                .when(csi.driver().length() > LONGEST_DRIVER, () -> driver.tooLong(LONGEST_DRIVER))
                .and(Names.DNS_SUBDOMAIN
                        .broken(csi.driver().toLowerCase(Locale.ROOT))
                        .map(detail -> driver.invalid(csi.driver(), detail)))
                .and(named(csi.nodePublishSecretRef(), path.child("nodePublishSecretRef.name")))
                .given(
                        csi.nodePublishSecretRef(),
                        secret -> Faults.NONE
                                .keeps(Names.DNS_SUBDOMAIN, secret.name(), path.child("name"))
                                .found())
                .found();
    }
}
