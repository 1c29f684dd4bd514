package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
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
record End(Instant at, int code, String reason, Option<Health.Failure> failure) {
    /** What a process that is killed returns: 128 and the number of SIGKILL. */
    static final int KILLED = 137;

    static End of(Instant at, int code) {
        return new End(at, code, code == 0 ? "Completed" : "Error", Option.none());
    }

    static End outOfMemory(Instant at) {
        return new End(at, KILLED, "OOMKilled", Option.none());
    }

    End because(Health.Failure probe) {
        return new End(at, code, reason, Option.of(probe));
    }

    /** Returns the status of a container that ran and has ended so. */
    ContainerStatus of(ContainerStatus status) {
        ContainerStateTerminated end = ContainerStateTerminated.builder()
                .exitCode(code)
                .reason(reason)
                .startedAt(status.state().flatMap(ContainerState::running).flatMap(state -> state.startedAt()))
                .finishedAt(Stamp.of(at))
                .build();
        return status.withState(Option.of(ContainerState.terminated(end)))
                .withReady(false)
                .withStarted(Option.of(false));
    }
}
