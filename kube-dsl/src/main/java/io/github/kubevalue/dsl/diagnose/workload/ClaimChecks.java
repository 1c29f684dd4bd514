package io.github.kubevalue.dsl.diagnose.workload;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Nearest;
import io.github.kubevalue.dsl.diagnose.Trouble;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimPhase;
import io.github.kubevalue.model.core.PersistentVolumePhase;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.selector.LabelQuery;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.volume.BindingTime;
import io.github.kubevalue.model.volume.DefaultClass;
import io.github.kubevalue.model.volume.InTreePlugins;
import io.github.kubevalue.model.volume.Provisioner;
import io.github.kubevalue.model.volume.VolumeAnnotations;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.github.kubevalue.model.volume.VolumeMismatch;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Claims that get no volume, each with the rule that decides. */
public final class ClaimChecks {
    private static final String CLASS = "spec.storageClassName";

    private ClaimChecks() {}

    private static Seq<PersistentVolumeClaim> claims(Facts facts, PersistentVolumeClaimPhase phase) {
        return facts.snapshot()
                .list(PersistentVolumeClaim.KIND)
                .filter(claim -> claim.status().phase().contains(phase));
    }

    /** A claim whose volume is gone. */
    public static Seq<Finding> lost(Facts facts) {
        return claims(facts, PersistentVolumeClaimPhase.LOST)
                .map(claim -> Finding.error("claim-lost", claim, "spec.volumeName")
                        .message("the claim has lost its volume "
                                + claim.volumeName().getOrElse("") + ", and with it the data")
                        .because(users(facts, claim))
                        .fix("restore the data into a new claim; a lost claim is not bound again")
                        .build());
    }

    /** A claim that waits for a volume: why none fits and none is made. */
    public static Seq<Finding> pending(Facts facts) {
        return claims(facts, PersistentVolumeClaimPhase.PENDING).map(claim -> {
            Reason reason = reason(facts, claim);
            Finding.Builder finding = reason.isFault
                    ? Finding.error("claim-pending", claim, reason.field)
                    : Finding.info("claim-pending", claim, reason.field);
            return finding.message("the claim waits for a volume: " + reason.message)
                    .because(users(facts, claim).appendAll(reason.because))
                    .fix(reason.fix)
                    .build();
        });
    }

    /**
     * Why a claim waits.
     *
     * @param isFault whether it would go on waiting for ever
     * @param field the field that decides
     * @param message the rule
     * @param because the evidence
     * @param fix what to do
     */
    private record Reason(boolean isFault, String field, String message, Seq<String> because, String fix) {
        static Reason fault(String field, String message, Seq<String> because, String fix) {
            return new Reason(true, field, message, because, fix);
        }
    }

    private static Reason reason(Facts facts, PersistentVolumeClaim claim) {
        Option<String> wanted = claim.volumeName();
        if (wanted.isDefined()) {
            return ofVolume(facts, claim, wanted.get());
        }
        if (claim.className().isEmpty()) {
            return withoutClass(facts, claim);
        }
        return facts.snapshot()
                .get(StorageClass.KIND, claim.className())
                .map(storage -> ofClass(facts, claim, storage))
                .getOrElse(() -> unknownClass(facts, claim));
    }

    private static Reason ofVolume(Facts facts, PersistentVolumeClaim claim, String name) {
        String why = facts.snapshot()
                .get(PersistentVolume.KIND, name)
                .map(volume -> unfit(volume, claim).getOrElse("it is not bound yet"))
                .getOrElse("it does not exist");
        return Reason.fault(
                "spec.volumeName",
                "it names the volume " + name + ", but " + why,
                Vector.empty(),
                "name a volume that fits and is free, or none");
    }

    private static Reason withoutClass(Facts facts, PersistentVolumeClaim claim) {
        boolean isSaid = claim.hasClass();
        Seq<String> classes = facts.snapshot().list(StorageClass.KIND).map(StorageClass::name);
        String message = isSaid
                ? "its class is empty, so only volumes without a class that are there will do, and none does"
                : "it names no class, there is no default class, and no volume without a class fits";
        return Reason.fault(
                CLASS,
                message,
                volumes(facts, claim)
                        .appendAll(Option.when(!classes.isEmpty(), () -> "classes: " + classes.mkString(", "))),
                isSaid || !classes.isEmpty()
                        ? "name a class that makes volumes, or add a volume that fits"
                        : "add a StorageClass annotated storageclass.kubernetes.io/is-default-class: \"true\", or a"
                                + " volume that fits");
    }

    private static Reason unknownClass(Facts facts, PersistentVolumeClaim claim) {
        Seq<String> classes = facts.snapshot().list(StorageClass.KIND).map(StorageClass::name);
        Option<String> near = Nearest.name(claim.className(), classes).map(name -> "nearest: " + name);
        return Reason.fault(
                CLASS,
                "there is no StorageClass " + claim.className() + ", and no volume of that class fits",
                volumes(facts, claim).appendAll(near),
                "add the StorageClass, or name one that exists"
                        + DefaultClass.of(facts.snapshot())
                                .map(one -> "; the default is " + one.name())
                                .getOrElse(""));
    }

    private static Reason ofClass(Facts facts, PersistentVolumeClaim claim, StorageClass storage) {
        boolean isWaiting = BindingTime.of(claim, facts.snapshot()) == BindingTime.WITH_THE_FIRST_CONSUMER
                && !claim.metadata().isAnnotated(VolumeAnnotations.SELECTED_NODE);
        if (isWaiting) {
            return ofConsumer(facts, claim, storage);
        }
        return Provisioner.isExternal(storage)
                ? ofProvisioner(claim, storage)
                : Reason.fault(
                        CLASS,
                        "nobody makes volumes for class " + storage.name() + ", whose provisioner is "
                                + storage.provisioner() + ", and no volume of that class fits",
                        volumes(facts, claim),
                        "add a volume of class " + storage.name() + " that fits");
    }

    private static Reason ofConsumer(Facts facts, PersistentVolumeClaim claim, StorageClass storage) {
        boolean isUsed = !pods(facts, claim).isEmpty();
        Seq<String> volumes =
                storage.provisioner().equals(InTreePlugins.NO_PROVISIONER) ? volumes(facts, claim) : Vector.empty();
        return new Reason(
                isUsed,
                CLASS,
                "class " + storage.name() + " binds claims when a pod that uses them is scheduled"
                        + (isUsed ? ", and none is" : "; no pod uses it"),
                volumes,
                isUsed ? "see why the pod cannot be scheduled" : "nothing to do, if a pod is to use it later");
    }

    private static Reason ofProvisioner(PersistentVolumeClaim claim, StorageClass storage) {
        Provisioner provisioner = Provisioner.of(storage);
        String message = provisioner.isRunning()
                ? "the provisioner " + provisioner.name() + " of class " + storage.name() + " fails"
                : "the provisioner " + provisioner.name() + " of class " + storage.name() + " is not there";
        boolean isSelecting = claim.spec().selector().isDefined();
        return Reason.fault(
                isSelecting ? "spec.selector" : CLASS,
                message,
                provisioner
                        .failure()
                        .orElse(Option.when(isSelecting, "a claim with a selector gets no volume made"))
                        .toVector(),
                isSelecting ? "drop the selector, or add a volume that fits" : "see to the provisioner");
    }

    private static Seq<Pod> pods(Facts facts, PersistentVolumeClaim claim) {
        return facts.snapshot()
                .by(VolumeIndexes.PODS_BY_CLAIM, VolumeIndexes.text(claim))
                .reject(Pod::isTerminal);
    }

    private static Seq<String> users(Facts facts, PersistentVolumeClaim claim) {
        return pods(facts, claim).take(3).map(Trouble::of);
    }

    /** Why each volume will not do. */
    private static Seq<String> volumes(Facts facts, PersistentVolumeClaim claim) {
        return facts.snapshot()
                .list(PersistentVolume.KIND)
                .flatMap(volume -> unfit(volume, claim).map(why -> "volume " + volume.name() + ": " + why))
                .take(5);
    }

    private static Option<String> unfit(PersistentVolume volume, PersistentVolumeClaim claim) {
        boolean isElsewhere = volume.spec().claimRef().isDefined() && !volume.isBoundTo(claim);
        if (isElsewhere) {
            return Option.some("it belongs to the claim "
                    + volume.spec().claimRef().map(ClaimChecks::text).get());
        }
        boolean isSelected = claim.spec()
                .selector()
                .forAll(selector -> LabelQuery.of(selector)
                        .exists(query -> query.matches(volume.metadata().labels())));
        return VolumeMismatch.of(volume, claim)
                .orElse(Option.when(!isSelected, "its labels do not match spec.selector"))
                .orElse(Option.when(
                        !volume.status().phase().contains(PersistentVolumePhase.AVAILABLE),
                        () -> "its phase is "
                                + volume.status().phase().map(Object::toString).getOrElse("unknown")));
    }

    private static String text(ObjectReference ref) {
        return ref.namespace().getOrElse("") + "/" + ref.name().getOrElse("");
    }

    /** A class in use of whose provisioner nothing is known: that it is taken to work is said. */
    public static Seq<Finding> provisioners(Facts facts) {
        return facts.snapshot()
                .list(StorageClass.KIND)
                .filter(Provisioner::isExternal)
                .filter(storage -> facts.snapshot()
                        .list(PersistentVolumeClaim.KIND)
                        .exists(claim -> claim.className().equals(storage.name())))
                .filter(storage -> Provisioner.of(storage).isRunning())
                .map(storage -> Finding.info("provisioner-assumed", storage, "provisioner")
                        .message("assumed: the provisioner " + storage.provisioner() + " runs and makes each volume "
                                + after(Provisioner.of(storage)))
                        .fix("annotate the class with kubevalue.io/provision-after, kubevalue.io/provision (fail,"
                                + " never) or kubevalue.io/provision-topology if it behaves otherwise")
                        .build());
    }

    /** What a class says of its provisioner and cannot be read. */
    public static Seq<Finding> unreadableAnnotations(Facts facts) {
        return facts.snapshot()
                .list(StorageClass.KIND)
                .flatMap(storage -> Provisioner.unreadable(storage)
                        .map(problem -> Finding.unreadable(
                                storage,
                                "",
                                problem._1,
                                storage.metadata().annotations().getOrElse(problem._1, ""),
                                problem._2,
                                "its default holds instead")));
    }

    private static String after(Provisioner provisioner) {
        return provisioner.after().isZero()
                ? "at once"
                : "after " + provisioner.after().toSeconds() + "s";
    }
}
