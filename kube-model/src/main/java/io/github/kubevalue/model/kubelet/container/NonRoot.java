package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSecurityContext;
import io.github.kubevalue.model.core.SecurityContext;
import io.vavr.control.Option;

/**
 * Whether a container keeps to {@code runAsNonRoot}.
 *
 * @param pod its pod
 * @param container the container
 * @param imageUser as whom its image would run, if that is known
 */
record NonRoot(Pod pod, Container container, Option<String> imageUser) {
    // pkg/kubelet/kuberuntime/security_context_others.go, verifyRunAsNonRoot

    /** Why it may not be created; none if it may. */
    Option<String> fault() {
        if (!isAsked()) {
            return Option.none();
        }
        Option<Long> user = container
                .securityContext()
                .flatMap(SecurityContext::runAsUser)
                .orElse(pod.spec().securityContext().flatMap(PodSecurityContext::runAsUser));
        return user.isDefined()
                ? Option.when(user.contains(0L), () -> "container's runAsUser breaks non-root policy" + whose())
                : imageUser.flatMap(this::ofImage);
    }

    private String whose() {
        return " (pod: \"" + ContainerSync.fullName(pod) + "\", container: " + container.name() + ")";
    }

    private boolean isAsked() {
        return container
                .securityContext()
                .flatMap(SecurityContext::runAsNonRoot)
                .orElse(pod.spec().securityContext().flatMap(PodSecurityContext::runAsNonRoot))
                .getOrElse(false);
    }

    private Option<String> ofImage(String user) {
        if (!Character.isDigit(user.charAt(0))) {
            return Option.of("container has runAsNonRoot and image has non-numeric user (" + user
                    + "), cannot verify user is non-root" + whose());
        }
        return Option.when(
                Long.parseLong(user) == 0, () -> "container has runAsNonRoot and image will run as root" + whose());
    }
}
