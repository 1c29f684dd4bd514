package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.SeccompProfile;
import io.github.kubevalue.model.core.SecurityContext;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.InternalTypes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules on the security context of a container, and on what that of a pod has too. (ValidateSecurityContext) */
final class SecurityRules {
    private static final Seq<String> SECCOMP = Vector.of("Localhost", "RuntimeDefault", "Unconfined");

    private SecurityRules() {}

    static Seq<FieldError> container(SecurityContext context, PodScope pod, FieldPath path) {
        boolean unmasked = pod.hostUsers() && context.procMount().contains("Unmasked");
        boolean bounded = context.allowPrivilegeEscalation().contains(false);
        boolean admin =
                context.capabilities().exists(capabilities -> capabilities.add().contains("CAP_SYS_ADMIN"));
        FieldPath mount = path.child("procMount");
        return Faults.NONE
                .given(context.runAsUser(), id -> id(id, path.child("runAsUser")))
                .given(context.runAsGroup(), id -> id(id, path.child("runAsGroup")))
                .oneOf(context.procMount(), mount, "Default", "Unmasked")
                .when(unmasked, () -> mount.invalid("Unmasked", "`hostUsers` must be false to use `Unmasked`"))
                .given(context.seccompProfile(), profile -> seccomp(profile, path.child("seccompProfile")))
                .when(
                        bounded && context.privileged().getOrElse(false),
                        () -> path.invalidJson(
                                InternalTypes.json("SecurityContext", context),
                                "cannot set `allowPrivilegeEscalation` to false and `privileged` to true"))
                .when(
                        bounded && admin,
                        () -> path.invalidJson(
                                InternalTypes.json("SecurityContext", context),
                                "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN"))
                .given(context.windowsOptions(), options -> WindowsRules.options(options, path.child("windowsOptions")))
                .given(
                        context.appArmorProfile(),
                        profile -> AppArmorRules.profile(profile, path.child("appArmorProfile")))
                .found();
    }

    /** Returns the fault of the number of a user or group. */
    static Seq<FieldError> id(long id, FieldPath path) {
        return Faults.NONE.within(id, 0, Integer.MAX_VALUE, path).found();
    }

    /** Returns the faults of a seccomp profile. (validateSeccompProfileField) */
    static Seq<FieldError> seccomp(SeccompProfile profile, FieldPath path) {
        FieldPath local = path.child("localhostProfile");
        boolean localhost = profile.type().equals("Localhost");
        return Faults.NONE
                .when(
                        profile.type().isEmpty(),
                        () -> path.child("type").required("type is required when seccompProfile is set"))
                .when(
                        !profile.type().isEmpty() && !SECCOMP.contains(profile.type()),
                        () -> path.child("type").notSupported(profile.type(), SECCOMP))
                .when(
                        localhost && profile.localhostProfile().isEmpty(),
                        () -> local.required("must be set when seccomp type is Localhost"))
                .given(profile.localhostProfile().filter(text -> localhost), text -> PathRules.descending(text, local))
                .when(
                        !localhost && profile.localhostProfile().isDefined(),
                        () -> local.invalidJson(
                                InternalTypes.json("SeccompProfile", profile),
                                "can only be set when seccomp type is Localhost"))
                .found();
    }
}
