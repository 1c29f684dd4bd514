package io.github.kubevalue.model.kubelet.status;

import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateWaiting;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodStatus;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What changed in a pod's status, in a short sentence. */
public final class Reasons {
    private Reasons() {}

    public static String of(Pod before, PodStatus after) {
        Seq<String> changes = after.initContainerStatuses()
                .appendAll(after.containerStatuses())
                .flatMap(status -> change(before.status().containerStatus(status.name()), status));
        boolean becameReady = !before.isReady() && after.isReady();
        boolean becameUnready = before.isReady() && !after.isReady();
        Seq<String> all = changes.appendAll(
                becameReady ? Vector.of("ready") : becameUnready ? Vector.of("not ready") : Vector.empty());
        return all.isEmpty() ? "status reported" : all.mkString(", ");
    }

    private static Option<String> change(Option<ContainerStatus> before, ContainerStatus after) {
        if (before.exists(old -> old.state().equals(after.state()))) {
            return Option.none();
        }
        return after.state().map(state -> after.name() + " " + text(state));
    }

    private static String text(ContainerState state) {
        if (state.isRunning()) {
            return "started";
        }
        return state.terminated()
                .map(end -> "ended with " + end.exitCode())
                .getOrElse(() -> "waits: "
                        + state.waiting().flatMap(ContainerStateWaiting::reason).getOrElse(""));
    }
}
