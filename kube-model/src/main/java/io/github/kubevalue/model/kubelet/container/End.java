package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.kubelet.Stamp;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The end of a container's process.
 *
 * @param at when
 * @param code what it returns
 * @param reason what the container runtime says of it
 * @param failure the probe for which it is killed; none if it is not
 */
public record End(Instant at, int code, String reason, Option<ProbeFailure> failure) {
    /** What a process that is killed returns: 128 and the number of SIGKILL. */
    static final int KILLED = 137;

    /** The end of a process that nobody had to kill for its memory or a probe. */
    public static End of(Instant at, int code) {
        return new End(at, code, code == 0 ? "Completed" : "Error", Option.none());
    }

    static End outOfMemory(Instant at) {
        return new End(at, KILLED, "OOMKilled", Option.none());
    }

    End because(ProbeFailure probe) {
        return new End(at, code, reason, Option.of(probe));
    }

    /** Returns the status of a container that ran and has ended so. */
    public ContainerStatus of(ContainerStatus status) {
        ContainerStateTerminated end = ContainerStateTerminated.builder()
                .exitCode(code)
                .reason(reason)
                .startedAt(status.runningSince())
                .finishedAt(Stamp.of(at))
                .build();
        return status.withState(Option.of(ContainerState.terminated(end)))
                .withReady(false)
                .withStarted(Option.of(false));
    }
}
