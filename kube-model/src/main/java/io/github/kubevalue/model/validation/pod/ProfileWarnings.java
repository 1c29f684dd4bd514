package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.AppArmorProfile;
import io.github.kubevalue.model.core.AppArmorProfileType;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.PodSecurityContext;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.SecurityContext;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Annotations that say what fields say by now: profiles of seccomp and AppArmor. (pkg/api/pod/warnings.go) */
final class ProfileWarnings {
    private static final String SECCOMP = "seccomp.security.alpha.kubernetes.io/pod";
    private static final String SECCOMP_OF = "container.seccomp.security.alpha.kubernetes.io/";
    private static final String APP_ARMOR_OF = "container.apparmor.security.beta.kubernetes.io/";
    private static final String LOCALHOST = "localhost/";
    private static final String NO_SECCOMP = "non-functional in v1.27+; use the \"seccompProfile\" field instead";

    private ProfileWarnings() {}

    static Seq<String> pod(PodSpec spec, ObjectMeta metadata, FieldPath annotations) {
        return spec.securityContext()
                        .flatMap(PodSecurityContext::seccompProfile)
                        .isEmpty()
                ? told(metadata, SECCOMP, NO_SECCOMP, annotations)
                : Vector.empty();
    }

    static Seq<String> container(Container container, PodSpec spec, ObjectMeta metadata, FieldPath annotations) {
        Option<SecurityContext> own = container.securityContext();
        String appArmor = APP_ARMOR_OF + container.name();
        Option<AppArmorProfile> ofPod = spec.securityContext().flatMap(PodSecurityContext::appArmorProfile);
        boolean isSame = ofPod.isDefined()
                && metadata.annotations()
                        .get(appArmor)
                        .flatMap(ProfileWarnings::profile)
                        .equals(ofPod);
        Seq<String> seccomp = own.flatMap(SecurityContext::seccompProfile).isEmpty()
                ? told(metadata, SECCOMP_OF + container.name(), NO_SECCOMP, annotations)
                : Vector.empty();
        return own.flatMap(SecurityContext::appArmorProfile).isEmpty() && !isSame
                ? seccomp.appendAll(told(
                        metadata,
                        appArmor,
                        "deprecated since v1.30; use the \"appArmorProfile\" field instead",
                        annotations))
                : seccomp;
    }

    private static Seq<String> told(ObjectMeta metadata, String key, String why, FieldPath annotations) {
        return metadata.annotations().containsKey(key) ? Vector.of(annotations.key(key) + ": " + why) : Vector.empty();
    }

    // pkg/api/pod/util.go, ApparmorFieldForAnnotation
    private static Option<AppArmorProfile> profile(String annotation) {
        AppArmorProfile.Builder profile = AppArmorProfile.builder();
        if (annotation.equals("unconfined")) {
            return Option.of(profile.type(AppArmorProfileType.UNCONFINED).build());
        } else if (annotation.equals("runtime/default")) {
            return Option.of(profile.type(AppArmorProfileType.RUNTIME_DEFAULT).build());
        }
        return Option.of(annotation)
                .filter(text -> text.startsWith(LOCALHOST) && text.length() > LOCALHOST.length())
                .map(text -> profile.type(AppArmorProfileType.LOCALHOST)
                        .localhostProfile(text.substring(LOCALHOST.length()))
                        .build());
    }
}
