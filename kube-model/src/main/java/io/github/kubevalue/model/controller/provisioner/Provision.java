package io.github.kubevalue.model.controller.provisioner;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.Reaction;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeAccessMode;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.BindingTime;
import io.github.kubevalue.model.volume.Provisioner;
import io.github.kubevalue.model.volume.VolumeAnnotations;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.time.Duration;
import java.time.Instant;

/**
 * What the provisioner of a claim does for it.
 *
 * @param snapshot the objects
 * @param claim the claim
 * @param now the time
 */
record Provision(Snapshot snapshot, PersistentVolumeClaim claim, Instant now) {
    // sig-storage-lib-external-provisioner, controller/controller.go, provisionClaimOperation

    Plan plan() {
        return asked().map(this::plan).getOrElse(Plan.none());
    }

    /** The class whose provisioner is asked for a volume that is not there yet. */
    // shouldProvision
    private Option<StorageClass> asked() {
        boolean isReady = claim.volumeName().isEmpty()
                && (BindingTime.of(claim, snapshot) == BindingTime.AT_ONCE
                        || selectedNode().isDefined());
        return Option.when(isReady, claim::className)
                .flatMap(name -> snapshot.get(StorageClass.KIND, name))
                .filter(storage -> claim.metadata()
                        .annotations()
                        .get(VolumeAnnotations.STORAGE_PROVISIONER)
                        .contains(Provisioner.of(storage).name()))
                .filter(storage -> !snapshot.contains(PersistentVolume.KIND.key("", ProvisionedVolume.name(claim))));
    }

    private Option<String> selectedNode() {
        return claim.metadata()
                .annotations()
                .get(VolumeAnnotations.SELECTED_NODE)
                .filter(name -> !name.isEmpty());
    }

    private Plan plan(StorageClass storage) {
        Provisioner provisioner = Provisioner.of(storage);
        if (!provisioner.isRunning()) {
            return Plan.none();
        }
        boolean isLost = selectedNode().exists(name -> !snapshot.contains(Node.KIND.key("", name)));
        if (isLost) {
            return rescheduled();
        }
        Duration left = left(provisioner);
        return left.compareTo(Duration.ZERO) > 0 ? waiting(left) : outcome(storage, provisioner);
    }

    private Plan rescheduled() {
        return Plan.of(
                new Write.Update(
                        claim.withMetadata(claim.metadata().withoutAnnotation(VolumeAnnotations.SELECTED_NODE))),
                "the selected node is gone");
    }

    private Option<Instant> since() {
        return claim.metadata()
                .annotations()
                .get(Provisioner.SINCE)
                .flatMap(text -> Try.of(() -> Instant.parse(text)).toOption());
    }

    private Duration left(Provisioner provisioner) {
        return provisioner.after().minus(Duration.between(since().getOrElse(now), now));
    }

    private Plan waiting(Duration left) {
        Plan begun = since().isDefined()
                ? Plan.none()
                : Plan.of(
                                new Write.Update(claim.withMetadata(
                                        claim.metadata().withAnnotation(Provisioner.SINCE, now.toString()))),
                                "its volume takes " + left.toSeconds() + "s to make")
                        .telling(provisioning());
        return begun.requeueAfter(left);
    }

    private Event provisioning() {
        return Event.normal(
                claim,
                "Provisioning",
                "External provisioner is provisioning volume for claim \"" + VolumeIndexes.text(claim) + "\"");
    }

    private Plan outcome(StorageClass storage, Provisioner provisioner) {
        Plan begun = since().isDefined() ? Plan.none() : Plan.none().telling(provisioning());
        return volume(storage, provisioner)
                .fold(
                        why -> begun.telling(Event.warning(
                                claim,
                                "ProvisioningFailed",
                                "failed to provision volume with StorageClass \"" + storage.name() + "\": " + why)),
                        volume -> begun.then(provisioned(volume)));
    }

    private Either<String, PersistentVolume> volume(StorageClass storage, Provisioner provisioner) {
        // external-provisioner, pkg/controller/controller.go, prepareProvision
        if (claim.spec().selector().isDefined()) {
            return Either.left("claim Selector is not supported");
        }
        return new Topology(snapshot, provisioner, storage, claim.name(), selectedNode())
                .affinity()
                .mapLeft(why -> "error generating accessibility requirements: " + why)
                .flatMap(affinity -> failure(provisioner)
                        .toEither(() -> new ProvisionedVolume(claim, storage, affinity).volume())
                        .swap());
    }

    private Option<String> failure(Provisioner provisioner) {
        boolean isShared = provisioner.name().equals(Provisioner.LOCAL_PATH)
                && claim.spec()
                        .accessModes()
                        .exists(mode -> !mode.equals(PersistentVolumeAccessMode.READ_WRITE_ONCE)
                                && !mode.equals(PersistentVolumeAccessMode.READ_WRITE_ONCE_POD));
        return provisioner
                .failure()
                // local-path-provisioner, provisioner.go
                .orElse(Option.when(
                        isShared, "NodePath only supports ReadWriteOnce and ReadWriteOncePod (1.22+) access modes"));
    }

    private Plan provisioned(PersistentVolume volume) {
        return Plan.none().then(new Write.Create(volume), "for claim " + VolumeIndexes.text(claim), new Reaction() {
            @Override
            public Option<Event> written(KubeObject object) {
                return Option.of(Event.normal(
                        claim, "ProvisioningSucceeded", "Successfully provisioned volume " + object.name()));
            }
        });
    }
}
