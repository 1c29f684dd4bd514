package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.PodSecurityContext;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.SecurityContext;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on what a pod may ask of the operating system that it names. (validateOS, validateLinux, validateWindows) */
final class OsRules {
    private static final String LINUX = "windows options cannot be set for a linux pod";
    private static final String WINDOWS = "cannot be set for a windows pod";

    private OsRules() {}

    static Seq<FieldError> faults(PodScope pod, FieldPath spec) {
        if (pod.os().isEmpty()) {
            return Vector.empty();
        }
        return switch (pod.os().get()) {
            case "" -> Vector.of(spec.child("os.name").required());
            case "linux" -> linux(pod.spec(), spec);
            case "windows" -> windows(pod.spec(), spec);
            default -> Vector.of(spec.child("os").notSupported(pod.os().get(), "linux", "windows"));
        };
    }

    private static Seq<FieldError> linux(PodSpec spec, FieldPath path) {
        return Faults.NONE
                .given(
                        spec.securityContext(),
                        context -> linux(context.windowsOptions().isDefined(), path))
                .and(Containers.visit(
                        spec,
                        path,
                        (container, at) -> linux(
                                container
                                        .securityContext()
                                        .exists(context ->
                                                context.windowsOptions().isDefined()),
                                at)))
                .found();
    }

    private static Seq<FieldError> linux(boolean optioned, FieldPath path) {
        return optioned ? Vector.of(path.child("securityContext.windowsOptions").forbidden(LINUX)) : Vector.empty();
    }

    private static Seq<FieldError> windows(PodSpec spec, FieldPath path) {
        FieldPath security = path.child("securityContext");
        PodSecurityContext context = spec.securityContext()
                .getOrElse(() -> PodSecurityContext.builder().build());
        Option<Boolean> pid = spec.hostPID().filter(is -> is);
        Option<Boolean> ipc = spec.hostIPC().filter(is -> is);
        return Faults.NONE
                .and(unfit(context.appArmorProfile(), security.child("appArmorProfile")))
                .and(unfit(context.seLinuxOptions(), security.child("seLinuxOptions")))
                .and(unfit(spec.hostUsers(), path.child("hostUsers")))
                .and(unfit(pid, path.child("hostPID")))
                .and(unfit(ipc, path.child("hostIPC")))
                .and(unfit(context.seccompProfile(), security.child("seccompProfile")))
                .and(unfit(context.fsGroup(), security.child("fsGroup")))
                .and(unfit(context.fsGroupChangePolicy(), security.child("fsGroupChangePolicy")))
                .and(unfit(context.sysctls().headOption(), security.child("sysctls")))
                .and(unfit(spec.shareProcessNamespace(), path.child("shareProcessNamespace")))
                .and(unfit(context.runAsUser(), security.child("runAsUser")))
                .and(unfit(context.runAsGroup(), security.child("runAsGroup")))
                .and(unfit(context.supplementalGroups().headOption(), security.child("supplementalGroups")))
                .and(unfit(context.supplementalGroupsPolicy(), security.child("supplementalGroupsPolicy")))
                .and(unfit(context.seLinuxChangePolicy(), security.child("seLinuxChangePolicy")))
                .and(Containers.visit(spec, path, OsRules::windows))
                .found();
    }

    private static Seq<FieldError> windows(Container container, FieldPath path) {
        return container
                .securityContext()
                .map(context -> windows(context, path.child("securityContext")))
                .getOrElse(Vector.empty());
    }

    private static Seq<FieldError> windows(SecurityContext context, FieldPath path) {
        return Faults.NONE
                .and(unfit(context.appArmorProfile(), path.child("appArmorProfile")))
                .and(unfit(context.seLinuxOptions(), path.child("seLinuxOptions")))
                .and(unfit(context.seccompProfile(), path.child("seccompProfile")))
                .and(unfit(context.capabilities(), path.child("capabilities")))
                .and(unfit(context.readOnlyRootFilesystem(), path.child("readOnlyRootFilesystem")))
                .and(unfit(context.privileged(), path.child("privileged")))
                .and(unfit(context.allowPrivilegeEscalation(), path.child("allowPrivilegeEscalation")))
                .and(unfit(context.procMount(), path.child("procMount")))
                .and(unfit(context.runAsUser(), path.child("runAsUser")))
                .and(unfit(context.runAsGroup(), path.child("runAsGroup")))
                .found();
    }

    private static Seq<FieldError> unfit(Option<?> value, FieldPath path) {
        return value.isDefined() ? Vector.of(path.forbidden(WINDOWS)) : Vector.empty();
    }
}
