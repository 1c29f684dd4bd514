package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateWaiting;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import java.time.Duration;
import java.time.Instant;

/**
 * The attempts to pull an image that cannot be pulled: at once, after 10 s, then with doubled delays.
 *
 * @param pod the pod
 * @param container the container
 * @param first when the first attempt was made
 * @param now the time
 */
record ImagePulls(Pod pod, Container container, Instant first, Instant now) {
    // pkg/kubelet/images/image_manager.go, EnsureImageExists
    private static final String FAILED = "ErrImagePull";
    private static final Duration SYNC = Duration.ofSeconds(1);

    ContainerStep next(ContainerStatus status) {
        Instant attempt = first;
        Instant following = first.plus(RestartBackOff.doubled(0));
        for (int count = 1; !following.isAfter(now); count++) {
            attempt = following;
            following = following.plus(RestartBackOff.doubled(count));
        }
        return attempt.plus(SYNC).isAfter(now)
                ? failed(status, attempt)
                : backingOff(status).due(Due.recurring(following));
    }

    private ContainerStep failed(ContainerStatus status, Instant attempt) {
        String text = "Failed to pull image " + image() + ": " + cause();
        ContainerStep step = ContainerStep.of(status.withState(ContainerSync.waiting(FAILED, cause())))
                .due(Due.once(attempt.plus(SYNC)));
        return isWaitingFor(status, FAILED)
                ? step
                : step.telling(Event.normal(pod, "Pulling", "Pulling image " + image()))
                        .telling(Event.warning(pod, "Failed", text))
                        .telling(Event.warning(pod, "Failed", "Error: " + FAILED));
    }

    private ContainerStep backingOff(ContainerStatus status) {
        String reason = "ImagePullBackOff";
        String text = "Back-off pulling image " + image();
        ContainerStep step = ContainerStep.of(
                status.withState(ContainerSync.waiting(reason, text + ": " + FAILED + ": " + cause())));
        return isWaitingFor(status, reason)
                ? step
                : step.telling(Event.normal(pod, "BackOff", text))
                        .telling(Event.warning(pod, "Failed", "Error: " + reason));
    }

    private static boolean isWaitingFor(ContainerStatus status, String reason) {
        return status.state()
                .flatMap(ContainerState::waiting)
                .flatMap(ContainerStateWaiting::reason)
                .contains(reason);
    }

    private String cause() {
        return "the registry does not give " + image();
    }

    private String image() {
        return "\"" + container.image().getOrElse("") + "\"";
    }
}
