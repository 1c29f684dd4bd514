package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.PodSecurityContext;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Sysctl;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.regex.Pattern;

/** The rules on the security context of a pod. (validatePodSpecSecurityContext) */
final class PodSecurityRules {
    private static final String SEGMENT = "[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private static final String SYSCTL = "(" + SEGMENT + "[\\./])*" + SEGMENT;
    private static final Pattern SYSCTL_NAME = Pattern.compile(SYSCTL);
    private static final int LONGEST_SYSCTL = 253;

    private static final Seq<String> IPC = Vector.of(
            "kernel.sem",
            "kernel.shm",
            "kernel.shmall",
            "kernel.shmmax",
            "kernel.shmmni",
            "kernel.shm_rmid_forced",
            "kernel.msg",
            "kernel.msgmax",
            "kernel.msgmnb",
            "kernel.msgmni");

    private PodSecurityRules() {}

    static Seq<FieldError> faults(PodSecurityContext context, PodScope pod, FieldPath path) {
        boolean shares = pod.spec().shareProcessNamespace().getOrElse(false)
                && pod.spec().hostPID().getOrElse(false);
        return Faults.NONE
                .given(context.fsGroup(), id -> SecurityRules.id(id, path.child("fsGroup")))
                .given(context.runAsUser(), id -> SecurityRules.id(id, path.child("runAsUser")))
                .given(context.runAsGroup(), id -> SecurityRules.id(id, path.child("runAsGroup")))
                .each(context.supplementalGroups(), path.child("supplementalGroups"), SecurityRules::id)
                .when(
                        shares,
                        () -> path.child("shareProcessNamespace")
                                .invalid(true, "ShareProcessNamespace and HostPID cannot both be enabled"))
                .each(
                        context.sysctls(),
                        path.child("sysctls"),
                        (sysctl, each) -> sysctl(sysctl, context.sysctls(), pod, each.child("name")))
                .oneOf(context.fsGroupChangePolicy(), path.child("fsGroupChangePolicy"), "Always", "OnRootMismatch")
                .given(
                        context.seccompProfile(),
                        profile -> SecurityRules.seccomp(profile, path.child("seccompProfile")))
                .given(context.windowsOptions(), options -> WindowsRules.options(options, path.child("windowsOptions")))
                .given(
                        context.appArmorProfile(),
                        profile -> AppArmorRules.profile(profile, path.child("appArmorProfile")))
                .oneOf(context.supplementalGroupsPolicy(), path.child("supplementalGroupsPolicy"), "Merge", "Strict")
                .oneOf(context.seLinuxChangePolicy(), path.child("seLinuxChangePolicy"), "MountOption", "Recursive")
                .found();
    }

    private static Seq<FieldError> sysctl(Sysctl sysctl, Seq<Sysctl> all, PodScope pod, FieldPath path) {
        String name = sysctl.name();
        boolean valid =
                name.length() <= LONGEST_SYSCTL && SYSCTL_NAME.matcher(name).matches();
        boolean repeated = all.takeWhile(other -> other != sysctl)
                .exists(other -> other.name().equals(name));
        return Faults.NONE
                .when(name.isEmpty(), path::required)
                .when(
                        !name.isEmpty() && !valid,
                        () -> path.invalid(
                                name,
                                "must have at most " + LONGEST_SYSCTL + " characters and match regex ^" + SYSCTL + "$"))
                .when(valid && repeated, () -> path.duplicate(name))
                .andIf(!pod.options().anySysctls(), () -> hostSysctl(name, pod.spec(), path))
                .found();
    }

    /** A sysctl of a namespace that the pod shares with its node would be the node's. (ValidateHostSysctl) */
    private static Seq<FieldError> hostSysctl(String sysctl, PodSpec spec, FieldPath path) {
        // component-helpers/node/util/sysctl/namespace.go
        int first = sysctl.indexOf('/');
        String name = first >= 0 && first == firstSeparator(sysctl) ? sysctl.replace('/', '.') : sysctl;
        boolean ipc = IPC.contains(name) || name.startsWith("fs.mqueue.");
        return Faults.NONE
                .when(
                        spec.isHostNetwork() && name.startsWith("net."),
                        () -> path.invalid(sysctl, "may not be specified when 'hostNetwork' is true"))
                .when(
                        spec.hostIPC().getOrElse(false) && ipc,
                        () -> path.invalid(sysctl, "may not be specified when 'hostIPC' is true"))
                .found();
    }

    private static int firstSeparator(String sysctl) {
        int dot = sysctl.indexOf('.');
        int slash = sysctl.indexOf('/');
        return dot < 0 ? slash : slash < 0 ? dot : Math.min(dot, slash);
    }

    /** Whether a pod sets sysctls that are its node's. */
    static boolean hasHostSysctls(PodScope pod) {
        return pod.spec()
                .securityContext()
                .toVector()
                .flatMap(PodSecurityContext::sysctls)
                .exists(sysctl ->
                        !hostSysctl(sysctl.name(), pod.spec(), FieldPath.of("")).isEmpty());
    }
}
