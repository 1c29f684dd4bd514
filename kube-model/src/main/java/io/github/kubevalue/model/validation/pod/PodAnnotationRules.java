package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.SeccompProfile;
import io.github.kubevalue.model.core.SecurityContext;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** The rules on annotations that mean something on pods. (ValidatePodSpecificAnnotations) */
final class PodAnnotationRules {
    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";
    private static final String SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
    private static final String SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
    private static final String APPARMOR = "container.apparmor.security.beta.kubernetes.io/";
    private static final Pattern COST = Pattern.compile("0|[1-9][0-9]{0,9}|-[0-9]{1,20}");

    private PodAnnotationRules() {}

    /** Whether the pod stands for one that a node runs without being told. */
    static boolean isMirror(Map<String, String> annotations) {
        return annotations.containsKey(Pod.MIRROR);
    }

    static Seq<FieldError> faults(Map<String, String> annotations, PodSpec spec, PodOptions options, FieldPath path) {
        boolean homeless = spec.nodeName().getOrElse("").isEmpty();
        return Faults.NONE
                .given(
                        annotations.get(Pod.MIRROR).filter(value -> homeless),
                        value -> Vector.of(path.key(Pod.MIRROR)
                                .invalid(value, "must set spec.nodeName if mirror pod annotation is set")))
                .when(
                        !options.anyDeletionCost() && !hasValidDeletionCost(annotations),
                        () -> path.key(DELETION_COST)
                                .invalid(annotations.get(DELETION_COST).getOrElse(""), "must be a 32bit integer"))
                .given(annotations.get(SECCOMP_POD), profile -> seccomp(profile, path.child(SECCOMP_POD)))
                .and(prefixed(annotations, SECCOMP_CONTAINER)
                        .flatMap(key -> seccomp(annotations.get(key).getOrElse(""), path.child(key))))
                .and(prefixed(annotations, APPARMOR)
                        .flatMap(key -> appArmor(key, annotations.get(key).getOrElse(""), spec, path.key(key))))
                .found();
    }

    private static Seq<String> prefixed(Map<String, String> annotations, String prefix) {
        return annotations.exists(annotation -> annotation._1.startsWith(prefix))
                ? annotations
                        .keySet()
                        .toVector()
                        .filter(key -> key.startsWith(prefix))
                        .sorted()
                : Vector.empty();
    }

    // pkg/apis/core/helper/helpers.go, GetDeletionCostFromPodAnnotations
    static boolean hasValidDeletionCost(Map<String, String> annotations) {
        return annotations.get(DELETION_COST).forAll(text -> COST.matcher(text).matches() && isInt(text));
    }

    private static boolean isInt(String text) {
        try {
            Integer.parseInt(text);
            return true;
        } catch (NumberFormatException tooLarge) {
            return false;
        }
    }

    private static Seq<FieldError> seccomp(String profile, FieldPath path) {
        if (profile.startsWith("localhost/")) {
            return PathRules.descending(profile.substring("localhost/".length()), path);
        }
        return Vector.of("runtime/default", "docker/default", "unconfined").contains(profile)
                ? Vector.empty()
                : Vector.of(path.invalid(profile, "must be a valid seccomp profile"));
    }

    private static Seq<FieldError> appArmor(String key, String profile, PodSpec spec, FieldPath path) {
        String name = key.substring(APPARMOR.length());
        boolean known =
                Vector.of("", "runtime/default", "unconfined").contains(profile) || profile.startsWith("localhost/");
        return Faults.NONE
                .when(
                        !Containers.of(spec)
                                .exists(container -> container.name().equals(name)),
                        () -> path.invalid(name, "container not found"))
                .when(!known, () -> path.invalid(profile, "invalid AppArmor profile name: " + GoText.quoted(profile)))
                .found();
    }

    /** Returns the faults of annotations that a pod must not gain, change or lose. (ValidatePodSpecificAnnotationUpdates) */
    static Seq<FieldError> changes(Map<String, String> after, Map<String, String> before, FieldPath path) {
        Seq<String> changed = before.keySet()
                .toVector()
                .sorted()
                .filter(key -> !after.get(key).equals(before.get(key)));
        Seq<String> added = after.keySet().toVector().sorted().filter(key -> !before.containsKey(key));
        return Faults.NONE
                .and(changed.flatMap(key -> fixed(key, "may not remove or update ", path)))
                .and(added.flatMap(key -> fixed(key, "may not add ", path)))
                .found();
    }

    private static Seq<FieldError> fixed(String key, String what, FieldPath path) {
        return Faults.NONE
                .when(key.startsWith(APPARMOR), () -> path.key(key).forbidden(what + "AppArmor annotations"))
                .when(key.equals(Pod.MIRROR), () -> path.key(key).forbidden(what + "mirror pod annotation"))
                .found();
    }

    /** Returns the faults of annotations and fields that say different things. (validateSeccompAnnotationsAndFields) */
    static Seq<FieldError> matching(Map<String, String> annotations, PodSpec spec, FieldPath path) {
        return Faults.NONE
                .and(matching(
                        annotations.get(SECCOMP_POD),
                        spec.securityContext().flatMap(context -> context.seccompProfile()),
                        path))
                .and(Containers.visit(
                        spec,
                        path,
                        (container, at) -> matching(
                                annotations.get(SECCOMP_CONTAINER + container.name()), profile(container), at)))
                .found();
    }

    private static Option<SeccompProfile> profile(Container container) {
        return container.securityContext().flatMap(SecurityContext::seccompProfile);
    }

    private static Seq<FieldError> matching(Option<String> annotation, Option<SeccompProfile> field, FieldPath holder) {
        if (annotation.isEmpty() || field.isEmpty()) {
            return Vector.empty();
        }
        FieldPath path = holder.child("securityContext.seccompProfile");
        String text = annotation.get();
        FieldError type = path.child("type").forbidden("seccomp type in annotation and field must match");
        switch (field.get().type()) {
            case "Unconfined" -> {
                return text.equals("unconfined") ? Vector.empty() : Vector.of(type);
            }
            case "RuntimeDefault" -> {
                return text.equals("runtime/default") || text.equals("docker/default")
                        ? Vector.empty()
                        : Vector.of(type);
            }
            case "Localhost" -> {
                boolean same = field.get().localhostProfile().exists(profile -> text.equals("localhost/" + profile));
                return !text.startsWith("localhost/")
                        ? Vector.of(type)
                        : same
                                ? Vector.empty()
                                : Vector.of(path.child("localhostProfile")
                                        .forbidden("seccomp profile in annotation and field must match"));
            }
            default -> {
                return Vector.empty();
            }
        }
    }
}
