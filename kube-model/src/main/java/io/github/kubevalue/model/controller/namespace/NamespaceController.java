package io.github.kubevalue.model.controller.namespace;

import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;

/**
 * Deletes what is in a namespace that is being deleted: the pods, and once none is left everything else, and once
 * nothing is left the namespace's own finalizer. It begins 5 s after it hears of the deletion or of its own report, and looks again
 * after half the time that what remains may take.
 */
public final class NamespaceController implements Controller {
    // pkg/controller/namespace/namespace_controller.go, namespaceDeletionGracePeriod, nsControllerRateLimiter
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_RETRY = Duration.ofMillis(5);
    private static final Duration LAST_RETRY = Duration.ofSeconds(60);

    /**
     * When the controller looks at a namespace again.
     *
     * @param at the time
     * @param failures how often it found what should have been gone
     */
    record Turn(Instant at, int failures) implements Memory {
        private static final int DOUBLINGS = 14;

        @Override
        public Object asOf(Instant now) {
            return Tuple.of(Duration.between(now, at), Math.min(DOUBLINGS, failures));
        }

        Duration backOff() {
            Duration delay = FIRST_RETRY.multipliedBy(1L << Math.min(DOUBLINGS, failures));
            return delay.compareTo(LAST_RETRY) < 0 ? delay : LAST_RETRY;
        }
    }

    /** Returns the controller. */
    public NamespaceController() {}

    @Override
    public String name() {
        return "namespace-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.isNamespaced() || kind.equals(Namespace.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        ResourceKey namespace = change.key().kind().equals(Namespace.KIND)
                ? change.key()
                : Namespace.KIND.key("", change.key().namespace());
        return snapshot.get(namespace).exists(object -> object.metadata().isDeleting())
                ? Vector.of(namespace)
                : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(Namespace.KIND, key.name())
                .filter(Emptying::isNeeded)
                .map(namespace -> turn(Emptying.of(snapshot, namespace, moment.now()), moment))
                .getOrElse(() -> moment.memory().equals(Memory.NONE)
                        ? Plan.none()
                        : Plan.none().remembering(Memory.NONE));
    }

    private static Plan turn(Emptying emptying, Moment moment) {
        Instant now = moment.now();
        Turn turn = moment.memory(Turn.class).getOrElse(() -> new Turn(now.plus(PATIENCE), 0));
        return turn.at().isAfter(now)
                ? awaited(turn, emptying.isDue(), now)
                : emptying.plan().then(emptying.estimate().contains(0L) ? Plan.none() : again(emptying, turn, now));
    }

    // namespace_controller.go, worker
    private static Plan again(Emptying emptying, Turn turn, Instant now) {
        boolean isTold = !emptying.status().equals(emptying.namespace().status());
        Duration wait = emptying.estimate()
                .map(seconds -> Duration.ofSeconds(seconds / 2 + 1))
                .getOrElse(turn::backOff);
        Turn next = new Turn(
                now.plus(isTold && wait.compareTo(PATIENCE) > 0 ? PATIENCE : wait),
                turn.failures() + (emptying.estimate().isEmpty() ? 1 : 0));
        return awaited(next, false, now);
    }

    private static Plan awaited(Turn turn, boolean isDue, Instant now) {
        Duration left = Duration.between(now, turn.at());
        Plan plan = Plan.none().remembering(turn);
        return isDue ? plan.requeueAfter(left) : plan.recurAfter(left);
    }
}
