package io.github.kubevalue.model.controller.persistentvolume;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.BindingTime;
import io.github.kubevalue.model.volume.DefaultClass;
import io.github.kubevalue.model.volume.VolumeAnnotations;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.github.kubevalue.model.volume.VolumeMismatch;
import io.github.kubevalue.model.volume.VolumeSearch;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A claim that was never bound.
 *
 * @param snapshot the objects
 * @param claim the claim
 * @param now the time
 */
record UnboundClaim(Snapshot snapshot, PersistentVolumeClaim claim, Instant now) {
    // pkg/controller/volume/persistentvolume/pv_controller.go, syncUnboundClaim

    Plan plan() {
        Option<String> wanted = claim.volumeName();
        return wanted.isEmpty()
                ? anyVolume()
                : wanted.flatMap(name -> snapshot.get(PersistentVolume.KIND, name))
                        .map(this::wantedVolume)
                        .getOrElse(() -> ClaimStatus.pending(claim));
    }

    /** The claim wants a certain volume, which is there. */
    private Plan wantedVolume(PersistentVolume volume) {
        if (volume.spec().claimRef().isEmpty()) {
            return VolumeMismatch.of(volume, claim)
                    .map(why -> waiting(Event.warning(
                            claim,
                            "VolumeMismatch",
                            "Cannot bind to requested volume \"" + volume.name() + "\": " + why)))
                    .getOrElse(() -> new Binding(volume, claim, now).plan());
        }
        if (volume.isBoundTo(claim)) {
            return new Binding(volume, claim, now).plan();
        }
        Event taken = Event.warning(
                claim, "FailedBinding", "volume \"" + volume.name() + "\" already bound to a different claim.");
        return claim.metadata().isAnnotated(VolumeAnnotations.BOUND_BY_CONTROLLER)
                ? Plan.none().telling(taken)
                : waiting(taken);
    }

    /** The claim takes any volume that fits. */
    private Plan anyVolume() {
        return VolumeSearch.best(claim, snapshot)
                .map(volume -> new Binding(volume, claim, now).plan())
                .orElse(this::classed)
                .getOrElse(this::without);
    }

    // assignDefaultStorageClass
    private Option<Plan> classed() {
        return claim.hasClass()
                ? Option.none()
                : DefaultClass.of(snapshot)
                        .map(StorageClass::name)
                        .map(name -> Plan.of(
                                new Write.Update(claim.withSpec(claim.spec().withStorageClassName(Option.of(name)))),
                                "the default class is " + name));
    }

    private Plan without() {
        boolean isWaiting = BindingTime.of(claim, snapshot) == BindingTime.WITH_THE_FIRST_CONSUMER
                && !claim.metadata().isAnnotated(VolumeAnnotations.SELECTED_NODE);
        if (isWaiting) {
            return waiting(awaited());
        }
        return claim.className().isEmpty()
                ? waiting(Event.normal(
                        claim,
                        "FailedBinding",
                        "no persistent volumes available for this claim and no storage class is set"))
                : new Provisioning(snapshot, claim).plan();
    }

    // emitEventForUnboundDelayBindingClaim
    private Event awaited() {
        Seq<String> pods = snapshot.by(VolumeIndexes.PODS_BY_CLAIM, VolumeIndexes.text(claim))
                .filter(pod -> !pod.isTerminal() && !pod.isBound())
                .map(Pod::name);
        if (pods.isEmpty()) {
            return Event.normal(
                    claim, "WaitForFirstConsumer", "waiting for first consumer to be created before binding");
        }
        String word = pods.size() > 1 ? "pods" : "pod";
        return Event.normal(
                claim, "WaitForPodScheduled", "waiting for " + word + " " + pods.mkString(",") + " to be scheduled");
    }

    private Plan waiting(Event event) {
        return ClaimStatus.pending(claim).telling(event);
    }
}
