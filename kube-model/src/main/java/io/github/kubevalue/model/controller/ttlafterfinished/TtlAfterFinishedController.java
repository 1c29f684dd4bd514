package io.github.kubevalue.model.controller.ttlafterfinished;

import io.github.kubevalue.model.apiserver.Propagation;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobCondition;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Deletes Jobs that finished {@code ttlSecondsAfterFinished} ago, and their pods before them. */
public final class TtlAfterFinishedController implements Controller {

    /** Returns the controller. */
    public TtlAfterFinishedController() {}

    @Override
    public String name() {
        return "ttl-after-finished-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Job.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        return change.key().kind().equals(Job.KIND) ? Vector.of(change.key()) : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        // pkg/controller/ttlafterfinished/ttlafterfinished_controller.go, processJob
        return snapshot.get(Job.KIND, key.namespace(), key.name())
                .filter(job -> !job.metadata().isDeleting())
                .flatMap(job -> end(job).map(end -> deleted(job, end, moment.now())))
                .getOrElse(Plan.none());
    }

    private static Option<Instant> end(Job job) {
        return job.spec()
                .ttlSecondsAfterFinished()
                .flatMap(seconds -> job.status()
                        .finish()
                        .flatMap(JobCondition::lastTransitionTime)
                        .map(finished -> finished.plusSeconds(seconds)));
    }

    private static Plan deleted(Job job, Instant end, Instant now) {
        return end.isAfter(now)
                ? Plan.none().requeueAfter(Duration.between(now, end))
                : Plan.of(
                        Write.delete(job).withPropagation(Propagation.FOREGROUND), "its time after the finish is over");
    }
}
