package io.github.kubevalue.model.runtime;

import io.github.kubevalue.model.meta.Quantity;
import io.vavr.control.Option;
import java.time.Duration;
import org.immutables.value.Value;

/** How the process of one container behaves, each time it is started. */
@Value.Immutable
public interface ContainerBehaviour extends WithContainerBehaviour {

    /** Returns the behaviour of a server that starts at once, is well, and runs on. */
    static ContainerBehaviour of() {
        return builder().build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How long it takes, the first time, from when the container may start until its process runs. */
    @Value.Default
    default Duration startAfter() {
        return Duration.ZERO;
    }

    /** From when on, counted from the start of the process, its startup and readiness probes would succeed. */
    @Value.Default
    default Duration readyAfter() {
        return Duration.ZERO;
    }

    /** What its readiness probe is answered; and, if it declares none, when it becomes ready all the same. */
    @Value.Default
    default ProbeAnswer readiness() {
        return ProbeAnswer.from(readyAfter());
    }

    /** What its liveness probe is answered. */
    @Value.Default
    default ProbeAnswer liveness() {
        return ProbeAnswer.ALWAYS;
    }

    /** How it ends by itself; none if it runs until it is stopped. */
    Option<Exit> exit();

    /** How many of its runs end like that, the first ones; all, if nothing is said. */
    Option<Integer> exitRuns();

    /** What it does when it is asked to end. */
    @Value.Default
    default Stop stop() {
        return Stop.AT_ONCE;
    }

    /** How its postStart handler goes, if it has one. */
    @Value.Default
    default Hook postStart() {
        return Hook.WELL;
    }

    /** How its preStop handler goes, if it has one. */
    @Value.Default
    default Hook preStop() {
        return Hook.WELL;
    }

    /** How it ends by itself when it is run for that time, counted from 0. */
    default Option<Exit> exit(int run) {
        return exit().filter(end -> exitRuns().forAll(runs -> run < runs));
    }

    /** What comes of pulling its image. */
    @Value.Default
    default ImagePull imagePull() {
        return ImagePull.SUCCEEDS;
    }

    /** As whom its image would run, a number or a name; nobody knows if nothing is said. */
    Option<String> imageUser();

    /** On which ports it answers. */
    @Value.Default
    default Listening listening() {
        return new Listening.Anywhere();
    }

    /** With which status it answers HTTP requests. */
    @Value.Default
    default HttpAnswers http() {
        return HttpAnswers.OK;
    }

    /** The C library that resolves names for it. */
    @Value.Default
    default Libc libc() {
        return Libc.GLIBC;
    }

    /** The CPU it uses; what it requests if nothing is said. */
    @Value.Default
    default Usage cpu() {
        return Usage.NONE;
    }

    /** The memory it uses; what it requests if nothing is said. */
    @Value.Default
    default Usage memory() {
        return Usage.NONE;
    }

    /** The ephemeral storage that its writable layer and its logs use; what it requests if nothing is said. */
    @Value.Default
    default Usage disk() {
        return Usage.NONE;
    }

    /** How many processes it runs. */
    @Value.Default
    default Usage pids() {
        return Usage.of(Quantity.of(1));
    }

    /** Builds a {@link ContainerBehaviour}. */
    final class Builder extends ImmutableContainerBehaviour.Builder {
        Builder() {}
    }
}
