package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateWaiting;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PullPolicy;
import io.github.kubevalue.model.kubelet.Due;
import io.github.kubevalue.model.runtime.ContainerBehaviour;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The attempts to pull an image that cannot be pulled: at once, after 10 s, then with doubled delays. An image that may not be
 * pulled, or whose name is none, is not tried.
 *
 * @param pod the pod
 * @param container the container
 * @param behaviour how often pulling fails
 * @param first when the first attempt was made
 * @param now the time
 */
record ImagePulls(Pod pod, Container container, ContainerBehaviour behaviour, Instant first, Instant now) {
    // pkg/kubelet/images/image_manager.go, EnsureImageExists
    private static final String FAILED = "ErrImagePull";
    private static final String BACK_OFF = "ImagePullBackOff";
    private static final Duration SYNC = Duration.ofSeconds(1);

    boolean isNameInvalid() {
        return fault().isDefined();
    }

    private Option<String> fault() {
        return container.image().flatMap(name -> new ImageName(name).fault());
    }

    /** When an attempt succeeds. */
    Instant pulled() {
        Instant attempt = first;
        for (int count = 0; count < behaviour.imagePull().failing().getOrElse(0); count++) {
            attempt = attempt.plus(RestartBackOff.doubled(count));
        }
        return attempt;
    }

    private boolean isPulled() {
        return behaviour.imagePull().failing().isDefined() && !pulled().isAfter(now);
    }

    /** What the container waits for; none if its image has been pulled. */
    Option<ContainerStep> next(ContainerStatus status) {
        if (isNameInvalid()) {
            return Option.of(unnamed(status, fault().get()));
        }
        if (container.imagePullPolicy().contains(PullPolicy.NEVER)) {
            return Option.of(never(status));
        }
        return isPulled() ? Option.none() : Option.of(attempt(status));
    }

    private ContainerStep attempt(ContainerStatus status) {
        Instant attempt = first;
        Instant following = first.plus(RestartBackOff.doubled(0));
        for (int count = 1; !following.isAfter(now); count++) {
            attempt = following;
            following = following.plus(RestartBackOff.doubled(count));
        }
        return attempt.plus(SYNC).isAfter(now)
                ? failed(status, attempt)
                : backingOff(status)
                        .due(new Due(following, behaviour.imagePull().failing().isEmpty()));
    }

    private ContainerStep unnamed(ContainerStatus status, String fault) {
        String text = "Failed to apply default image tag " + image() + ": couldn't parse image name " + image() + ": "
                + fault;
        return waiting(status, "InvalidImageName", text, events().warning("InspectFailed", text));
    }

    private ContainerStep never(ContainerStatus status) {
        String text = "Container image " + image() + " is not present with pull policy of Never";
        return waiting(status, "ErrImageNeverPull", text, events().warning("ErrImageNeverPull", text));
    }

    private ContainerStep waiting(ContainerStatus status, String reason, String text, Event event) {
        Event failed = events().warning("Failed", "Error: " + reason);
        ContainerStep step = ContainerStep.of(status.withState(ContainerSync.waiting(reason, text)))
                .going(ContainerSync.RETRY, event)
                .going(ContainerSync.RETRY, failed);
        return isWaitingFor(status, reason) ? step : step.telling(event).telling(failed);
    }

    private ContainerStep failed(ContainerStatus status, Instant attempt) {
        String text = "Failed to pull image " + image() + ": " + cause();
        ContainerStep step = ContainerStep.of(status.withState(ContainerSync.waiting(FAILED, cause())))
                .due(Due.once(attempt.plus(SYNC)));
        return isWaitingFor(status, FAILED)
                ? step
                : step.telling(events().normal("Pulling", "Pulling image " + image()))
                        .telling(events().warning("Failed", text))
                        .telling(events().warning("Failed", "Error: " + FAILED));
    }

    private ContainerStep backingOff(ContainerStatus status) {
        String text = "Back-off pulling image " + image();
        Event waiting = events().normal("BackOff", text);
        Event failed = events().warning("Failed", "Error: " + BACK_OFF);
        ContainerStep step = ContainerStep.of(
                        status.withState(ContainerSync.waiting(BACK_OFF, text + ": " + FAILED + ": " + cause())))
                .going(ContainerSync.RETRY, waiting)
                .going(ContainerSync.RETRY, failed);
        return isWaitingFor(status, BACK_OFF) ? step : step.telling(waiting).telling(failed);
    }

    private static boolean isWaitingFor(ContainerStatus status, String reason) {
        return status.state()
                .flatMap(ContainerState::waiting)
                .flatMap(ContainerStateWaiting::reason)
                .contains(reason);
    }

    private ContainerEvents events() {
        return new ContainerEvents(pod, container.name());
    }

    private String cause() {
        return "the registry does not give " + image();
    }

    private String image() {
        return "\"" + container.image().getOrElse("") + "\"";
    }
}
