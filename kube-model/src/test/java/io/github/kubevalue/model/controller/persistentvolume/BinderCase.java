package io.github.kubevalue.model.controller.persistentvolume;

import io.github.kubevalue.model.core.GCEPersistentDiskVolumeSource;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeAccessMode;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimPhase;
import io.github.kubevalue.model.core.PersistentVolumeClaimSpec;
import io.github.kubevalue.model.core.PersistentVolumeClaimStatus;
import io.github.kubevalue.model.core.PersistentVolumeMode;
import io.github.kubevalue.model.core.PersistentVolumePhase;
import io.github.kubevalue.model.core.PersistentVolumeReclaimPolicy;
import io.github.kubevalue.model.core.PersistentVolumeSpec;
import io.github.kubevalue.model.core.PersistentVolumeStatus;
import io.github.kubevalue.model.core.VolumeResourceRequirements;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** One case of the binder's tables, as a line of text has it. */
record BinderCase(
        String name,
        String sync,
        Seq<PersistentVolume> volumes,
        Seq<PersistentVolume> volumesAfter,
        Seq<PersistentVolumeClaim> claims,
        Seq<PersistentVolumeClaim> claimsAfter,
        Seq<String> events) {

    private static final Map<String, String> ANNOTATIONS = HashMap.of(
            "+bound", "pv.kubernetes.io/bound-by-controller",
            "+completed", "pv.kubernetes.io/bind-completed",
            "+provisioned", "pv.kubernetes.io/provisioned-by",
            "+made", "pv.kubernetes.io/provisioned-by",
            "+selected-node", "volume.kubernetes.io/selected-node",
            "+provisioner", "volume.kubernetes.io/storage-provisioner",
            "+beta-provisioner", "volume.beta.kubernetes.io/storage-provisioner");
    private static final Seq<PersistentVolumeAccessMode> MODES =
            Vector.of(PersistentVolumeAccessMode.READ_WRITE_ONCE, PersistentVolumeAccessMode.READ_ONLY_MANY);
    private static final SortedMap<String, String> LABELS = TreeMap.of("foo", "true", "bar", "false");

    static BinderCase parse(String line) {
        Seq<String> cells = Vector.of(line.split("\\|", -1)).map(String::strip);
        return new BinderCase(
                cells.get(0),
                cells.get(1),
                listed(cells.get(2), ";").map(BinderCase::volume),
                listed(cells.get(3), ";").map(BinderCase::volume),
                listed(cells.get(4), ";").map(BinderCase::claim),
                listed(cells.get(5), ";").map(BinderCase::claim),
                listed(cells.get(6), ","));
    }

    private static Seq<String> listed(String text, String separator) {
        return Vector.of(text.split(separator)).map(String::strip).reject(String::isEmpty);
    }

    private static Option<String> said(Seq<String> words, String key) {
        return words.find(word -> word.startsWith(key + "=")).map(word -> word.substring(key.length() + 1));
    }

    private static SortedMap<String, String> annotations(Seq<String> words) {
        return words.filter(word -> word.startsWith("+"))
                .foldLeft(
                        TreeMap.empty(),
                        (all, word) -> all.put(
                                ANNOTATIONS.get(word).get(),
                                word.endsWith("provisioner") || word.equals("+made") ? "vendor.com/mock" : "yes"));
    }

    private static Seq<PersistentVolumeAccessMode> modes(Seq<String> words) {
        return said(words, "modes")
                .map(text -> (Seq<PersistentVolumeAccessMode>)
                        Vector.of(text.split(",")).map(PersistentVolumeAccessMode::new))
                .getOrElse(MODES);
    }

    private static PersistentVolumeMode mode(Seq<String> words) {
        return new PersistentVolumeMode(said(words, "mode").getOrElse("Filesystem"));
    }

    static PersistentVolume volume(String text) {
        Seq<String> words = Vector.of(text.split(" "));
        return PersistentVolume.builder()
                .metadata(ObjectMeta.named(words.get(0))
                        .withAnnotations(annotations(words))
                        .withLabels(words.contains("labels") ? LABELS : TreeMap.empty()))
                .spec(PersistentVolumeSpec.builder()
                        .capacity(TreeMap.of("storage", Quantity.parse(words.get(1))))
                        .gcePersistentDisk(
                                GCEPersistentDiskVolumeSource.builder().build())
                        .accessModes(modes(words))
                        .persistentVolumeReclaimPolicy(new PersistentVolumeReclaimPolicy(words.get(3)))
                        .storageClassName(said(words, "class").getOrElse(""))
                        .volumeAttributesClassName(said(words, "vac"))
                        .volumeMode(mode(words))
                        .claimRef(said(words, "claim").map(BinderCase::reference))
                        .build())
                .status(PersistentVolumeStatus.builder()
                        .phase(Option.of(words.get(2))
                                .filter(phase -> !phase.isEmpty())
                                .map(PersistentVolumePhase::new))
                        .build())
                .build();
    }

    private static ObjectReference reference(String text) {
        int hash = text.indexOf('#');
        return ObjectReference.builder()
                .kind("PersistentVolumeClaim")
                .apiVersion("v1")
                .namespace("demo")
                .name(hash < 0 ? text : text.substring(0, hash))
                .uid(Option.when(hash >= 0, () -> text.substring(hash + 1)))
                .build();
    }

    static PersistentVolumeClaim claim(String text) {
        Seq<String> words = Vector.of(text.split(" "));
        int hash = words.get(0).indexOf('#');
        SortedMap<String, Quantity> size = TreeMap.of("storage", Quantity.parse(words.get(1)));
        PersistentVolumeClaimPhase phase = new PersistentVolumeClaimPhase(words.get(2));
        PersistentVolumeClaimSpec spec = PersistentVolumeClaimSpec.builder()
                .accessModes(modes(words))
                .resources(VolumeResourceRequirements.builder().requests(size).build())
                .volumeName(said(words, "volume"))
                .storageClassName(said(words, "class"))
                .volumeAttributesClassName(said(words, "vac"))
                .volumeMode(mode(words))
                .selector(Option.when(
                        words.contains("selector"),
                        () -> LabelSelector.everything().withMatchLabels(LABELS)))
                .build();
        return PersistentVolumeClaim.builder()
                .metadata(ObjectMeta.named("demo", words.get(0).substring(0, hash))
                        .withUid(Option.of(words.get(0).substring(hash + 1)))
                        .withAnnotations(annotations(words)))
                .spec(spec)
                .status(
                        phase.equals(PersistentVolumeClaimPhase.BOUND)
                                ? bound(spec, said(words, "capacity"))
                                : PersistentVolumeClaimStatus.builder()
                                        .phase(phase)
                                        .build())
                .build();
    }

    private static PersistentVolumeClaimStatus bound(PersistentVolumeClaimSpec spec, Option<String> capacity) {
        return PersistentVolumeClaimStatus.builder()
                .phase(PersistentVolumeClaimPhase.BOUND)
                .accessModes(spec.accessModes())
                .capacity(capacity.map(text -> (SortedMap<String, Quantity>)
                                TreeMap.<String, Quantity>of("storage", Quantity.parse(text)))
                        .getOrElse(spec.resources().requests()))
                .currentVolumeAttributesClassName(spec.volumeAttributesClassName())
                .build();
    }

    @Override
    public String toString() {
        return name;
    }
}
