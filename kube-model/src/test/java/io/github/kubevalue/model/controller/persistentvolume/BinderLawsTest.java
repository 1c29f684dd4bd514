package io.github.kubevalue.model.controller.persistentvolume;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.arbitrary.KubeDomain;
import io.github.kubevalue.model.arbitrary.StorageInput;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.ControlLoop;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.provisioner.ExternalProvisioner;
import io.github.kubevalue.model.controller.pvcprotection.PvcProtectionController;
import io.github.kubevalue.model.controller.pvprotection.PvProtectionController;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimPhase;
import io.github.kubevalue.model.core.PersistentVolumePhase;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.volume.BindingTime;
import io.github.kubevalue.model.volume.VolumeSearch;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** Laws of the binder over generated claims and volumes, in whatever order they come and controllers take their turns. */
@Domain(KubeDomain.class)
class BinderLawsTest {
    private static final int TRIES = 1000;

    private static ControlLoop loop(Choice choice) {
        return new ControlLoop(
                choice,
                new PersistentVolumeController(),
                new ExternalProvisioner(),
                new PvcProtectionController(),
                new PvProtectionController());
    }

    /** Creates all in some order, with some turns in between, and then lets everything settle. */
    private static ControlLoop told(ControlLoop loop, StorageInput input, Choice choice) {
        Vector<KubeObject> left = Vector.<KubeObject>ofAll(input.classes())
                .appendAll(input.volumes())
                .appendAll(input.claims());
        while (!left.isEmpty()) {
            int next = choice.among("next object", left.size());
            loop.write(new Write.Create(left.get(next)));
            left = left.removeAt(next);
            for (int turns = choice.among("turns", 3); turns > 0; turns--) {
                loop.step();
            }
        }
        return loop.settle();
    }

    private static Seq<PersistentVolumeClaim> claims(Store store, PersistentVolumeClaimPhase phase) {
        return store.list(PersistentVolumeClaim.KIND)
                .filter(claim -> claim.status().phase().contains(phase));
    }

    /**
     * Of one run: a volume is bound to at most one claim, and a claim gets the smallest volume that fits. At rest claims and volumes
     * agree, no claim waits for a volume that would do, and nothing is left to write. Once a claim is gone, they agree again.
     */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void claimsAreBound(@ForAll StorageInput input, @ForAll Choice choice) {
        ControlLoop loop = loop(choice);
        Store[] before = {loop.store()};
        loop.watching(store -> {
            assertBoundOnce(store);
            assertSmallest(before[0], store);
            before[0] = store;
        });

        Store rest = told(loop, input, choice).store();
        assertAgreement(rest);
        assertNoneWaits(rest);
        assertIdempotence(rest, new Moment(loop.now(), choice));

        loop.write(Write.delete(loop.get(PersistentVolumeClaim.KIND, "c0"))).settle();
        assertAgreement(loop.store());
        assertThat(loop.store()
                        .list(PersistentVolume.KIND)
                        .filter(volume -> volume.metadata().isDeleting()))
                .as("volumes that do not go")
                .isEmpty();
    }

    private static void assertBoundOnce(Store store) {
        assertThat(claims(store, PersistentVolumeClaimPhase.BOUND).flatMap(PersistentVolumeClaim::volumeName))
                .as("volumes that claims are bound to")
                .doesNotHaveDuplicates();
    }

    private static void assertAgreement(Store store) {
        for (PersistentVolumeClaim claim : claims(store, PersistentVolumeClaimPhase.BOUND)) {
            PersistentVolume volume =
                    store.get(PersistentVolume.KIND, claim.volumeName().get()).get();
            assertThat(volume.status().phase()).contains(PersistentVolumePhase.BOUND);
            assertThat(volume.spec().claimRef().flatMap(ObjectReference::uid))
                    .isEqualTo(claim.metadata().uid());
        }
        for (PersistentVolume volume : store.list(PersistentVolume.KIND)) {
            boolean isBound = volume.status().phase().contains(PersistentVolumePhase.BOUND);
            assertThat(claims(store, PersistentVolumeClaimPhase.BOUND)
                            .exists(claim -> claim.volumeName().contains(volume.name())))
                    .isEqualTo(isBound);
        }
    }

    private static void assertNoneWaits(Store store) {
        Seq<PersistentVolumeClaim> waiting = claims(store, PersistentVolumeClaimPhase.PENDING)
                .filter(claim -> claim.volumeName().isEmpty() && BindingTime.of(claim, store) == BindingTime.AT_ONCE);
        assertThat(waiting.flatMap(claim -> VolumeSearch.best(claim, store)))
                .as("volumes that would do")
                .isEmpty();
        assertThat(waiting.map(PersistentVolumeClaim::className)).doesNotContain("prompt");
    }

    private static void assertIdempotence(Store store, Moment moment) {
        Vector.<KubeObject>ofAll(store.list(PersistentVolumeClaim.KIND))
                .appendAll(store.list(PersistentVolume.KIND))
                .forEach(object -> assertThat(new PersistentVolumeController()
                                .reconcile(store, object.key(), moment)
                                .writes())
                        .as("what is left to write")
                        .isEmpty());
    }

    private static void assertSmallest(Store before, Store store) {
        store.list(PersistentVolume.KIND)
                .filter(volume -> before.get(PersistentVolume.KIND, volume.name())
                        .exists(old -> old.spec().claimRef().isEmpty()
                                && volume.spec().claimRef().isDefined()))
                .forEach(volume -> assertSmallest(volume, before));
    }

    private static void assertSmallest(PersistentVolume volume, Store store) {
        String name = volume.spec().claimRef().flatMap(ObjectReference::name).get();
        PersistentVolumeClaim claim =
                store.get(PersistentVolumeClaim.KIND, "demo", name).get();
        boolean isWanted = claim.volumeName().contains(volume.name());
        Seq<PersistentVolume> smaller = store.list(PersistentVolume.KIND)
                .filter(other -> other.status().phase().contains(PersistentVolumePhase.AVAILABLE)
                        && other.spec().claimRef().isEmpty()
                        && other.className().equals(claim.className())
                        && other.spec().accessModes().equals(volume.spec().accessModes())
                        && other.storage().compareTo(claim.requestedStorage()) >= 0
                        && other.storage().compareTo(volume.storage()) < 0);
        assertThat(volume.storage().compareTo(claim.requestedStorage())).isGreaterThanOrEqualTo(0);
        assertThat(smaller.filter(other -> !isWanted)).isEmpty();
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void confluence(@ForAll StorageInput input, @ForAll Choice one, @ForAll Choice other) {
        StorageInput alike = alike(input);
        assertThat(taken(alike, one)).isEqualTo(taken(alike, other));
    }

    /** Claims that differ in nothing but their names; with others, who comes first may decide. */
    private static StorageInput alike(StorageInput input) {
        PersistentVolumeClaim first = input.claims().head();
        return new StorageInput(
                input.classes(),
                input.volumes().map(volume -> volume.withSpec(volume.spec().withClaimRef(Option.none()))),
                input.claims().map(claim -> claim.withSpec(first.spec().withVolumeName(Option.none()))));
    }

    /** What volumes are used in the end, if all of them are there before the claims are. */
    private static Seq<String> taken(StorageInput input, Choice choice) {
        ControlLoop loop =
                told(loop(choice), new StorageInput(input.classes(), input.volumes(), Vector.empty()), choice);
        Store store = told(loop, new StorageInput(Vector.<StorageClass>empty(), Vector.empty(), input.claims()), choice)
                .store();
        return store.list(PersistentVolume.KIND)
                .map(volume -> (volume.name().startsWith("pvc-") ? "made" : volume.name()) + " "
                        + volume.status().phase().get())
                .sorted();
    }
}
