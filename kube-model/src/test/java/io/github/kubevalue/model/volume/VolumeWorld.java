package io.github.kubevalue.model.volume;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.PreBindPlugin;
import io.github.kubevalue.model.scheduler.attempt.SchedulingIndexes;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Nodes, volumes, claims and pods, said in few words: {@code "claim data class=wait; volume disk class=wait size=1Gi; pod p
 * claims=data"}. A pod without {@code on=} is not bound.
 */
public record VolumeWorld(Store store) {
    private static final Catalog CATALOG =
            SchedulingIndexes.CATALOG.plus(PodIndexes.CATALOG).plus(VolumeIndexes.CATALOG);

    /** Reads a world. */
    public static VolumeWorld parse(String text) {
        Seq<String> sentences = Vector.of(text.split(";")).map(String::strip).reject(String::isEmpty);
        return new VolumeWorld(sentences.map(VolumeWorld::object).foldLeft(Store.empty(CATALOG), Store::put));
    }

    /** Returns what a plugin says of the pod {@code p} on a node. */
    public String judge(FilterPlugin plugin, String node) {
        Cycle cycle = Cycle.of(pod("p"), store);
        return plugin.prepare(cycle).judge(cycle.node(node).get()).toString();
    }

    /** Returns what is written before the pod {@code p} is bound to a node; none if it can be bound. */
    public Option<Seq<String>> preBind(PreBindPlugin plugin, String node) {
        return plugin.preBind(store, pod("p"), store.get(Node.KIND, node).get())
                .map(Plan::writes)
                .map(writes -> writes.map(Write::key).map(key -> key.kind().name() + " " + key.name()));
    }

    private Pod pod(String name) {
        return store.get(Pod.KIND, "demo", name).get();
    }

    private static KubeObject object(String sentence) {
        Vector<String> words = Vector.of(sentence.split(" "));
        Map<String, String> said = words.drop(2)
                .map(word -> word.split("=", 2))
                .foldLeft(LinkedHashMap.empty(), (all, word) -> all.put(word[0], word.length > 1 ? word[1] : "true"));
        String yaml = yaml(words.get(0), quoted(words.get(1)), said);
        return ManifestReader.kubernetes()
                .parse("world.yaml", yaml)
                .get()
                .objects()
                .head();
    }

    private static String yaml(String kind, String name, Map<String, String> said) {
        return switch (kind) {
            case "node" ->
                "{apiVersion: v1, kind: Node, metadata: {name: " + name + ", labels: "
                        + said.map(entry -> quoted(entry._1) + ": " + quoted(entry._2))
                                .mkString("{", ", ", "}") + "}}";
            case "class" ->
                "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: " + name
                        + "}, provisioner: " + said.getOrElse("provisioner", "vendor.com/disk")
                        + ", volumeBindingMode: "
                        + said.getOrElse("mode", "WaitForFirstConsumer") + ", allowedTopologies: ["
                        + said.get("allowed").map(VolumeWorld::topology).getOrElse("") + "]}";
            case "claim" -> claim(name, said);
            case "volume" -> volume(name, said);
            case "pod" -> pod(name, said);
            case "csinode" ->
                "{apiVersion: storage.k8s.io/v1, kind: CSINode, metadata: {name: " + name
                        + "}, spec: {drivers: [{name: " + said.get("driver").get() + ", nodeID: x, topologyKeys: [],"
                        + " allocatable: {count: " + said.get("limit").get() + "}}]}}";
            case "driver" ->
                "{apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: " + name
                        + "}, spec: {storageCapacity: " + said.get("capacity").get() + "}}";
            case "capacity" ->
                "{apiVersion: storage.k8s.io/v1, kind: CSIStorageCapacity, metadata: {name: " + name
                        + ", namespace: demo}, storageClassName: "
                        + said.get("class").get() + ", capacity: "
                        + said.get("size").get() + ", nodeTopology: {matchLabels: {"
                        + pair(said.get("at").get()) + "}}}";
            case "attachment" ->
                "{apiVersion: storage.k8s.io/v1, kind: VolumeAttachment, metadata: {name: " + name
                        + "}, spec: {attacher: " + said.get("attacher").get() + ", nodeName: "
                        + quoted(said.get("node").get()) + ", source: {persistentVolumeName: "
                        + quoted(said.get("volume").get()) + "}}}";
            default -> throw new IllegalArgumentException("unknown kind " + kind);
        };
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String uid(String name) {
        return quoted("uid-" + name.replace("\"", ""));
    }

    private static String pair(String text) {
        String[] parts = text.split(":");
        return quoted(parts[0]) + ": " + quoted(parts[1]);
    }

    private static String vac(Map<String, String> said) {
        return said.get("vac")
                .map(name -> ", volumeAttributesClassName: " + quoted(name))
                .getOrElse("");
    }

    private static String topology(String text) {
        String[] parts = text.split(":");
        return "{matchLabelExpressions: [{key: " + quoted(parts[0]) + ", values: [" + quoted(parts[1]) + "]}]}";
    }

    private static String claim(String name, Map<String, String> said) {
        String annotations = said.get("node")
                        .map(node -> "volume.kubernetes.io/selected-node: " + node + ", ")
                        .getOrElse("")
                + (said.containsKey("bound") ? "pv.kubernetes.io/bind-completed: \"yes\"" : "");
        String volume = said.get("bound")
                .orElse(said.get("volume"))
                .map(one -> "volumeName: " + quoted(one) + ", ")
                .getOrElse("");
        String owner = said.get("owner")
                .map(uid ->
                        ", ownerReferences: [{apiVersion: v1, kind: Pod, name: p, controller: true, uid: " + uid + "}]")
                .getOrElse("");
        return "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {namespace: demo, name: " + name + ", uid: "
                + uid(name)
                + owner + ", annotations: {" + annotations + "}}, spec: {" + volume + "storageClassName: "
                + quoted(said.getOrElse("class", "")) + vac(said)
                + said.get("selector")
                        .map(label -> ", selector: {matchLabels: {" + pair(label) + "}}")
                        .getOrElse("")
                + ", accessModes: [" + said.getOrElse("modes", "ReadWriteOnce")
                + "], resources: {requests: {storage: " + said.getOrElse("size", "1Gi") + "}}}, status: {phase: "
                + said.getOrElse("phase", "Pending") + "}}";
    }

    private static String volume(String name, Map<String, String> said) {
        String affinity = said.get("at")
                .map(place -> place.split(":"))
                .map(parts -> "nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: "
                        + quoted(parts[0]) + ", operator: In, values: [" + quoted(parts[1]) + "]}]}]}}, ")
                .getOrElse("");
        String ref = said.get("claim")
                .map(claim -> "claimRef: {namespace: demo, name: " + quoted(claim) + "}, ")
                .getOrElse("");
        String csi = said.get("csi")
                .map(driver -> "csi: {driver: " + driver + ", volumeHandle: " + name + "}, ")
                .getOrElse("");
        String labels = said.get("labels")
                .map(all -> Vector.of(all.split(",")).map(VolumeWorld::pair).mkString(", "))
                .getOrElse("");
        return "{apiVersion: v1, kind: PersistentVolume, metadata: {name: " + name + ", labels: {" + labels
                + "}}, spec: {"
                + affinity + ref + csi + "storageClassName: " + quoted(said.getOrElse("class", ""))
                + vac(said) + ", accessModes: [" + said.getOrElse("modes", "ReadWriteOnce") + "], capacity: {storage: "
                + said.getOrElse("size", "1Gi")
                + "}}, status: {phase: Available}}";
    }

    private static String pod(String name, Map<String, String> said) {
        Seq<String> claims = said.get("claims")
                .map(all -> Vector.of(all.split(",")))
                .getOrElse(Vector.empty())
                .map(claim -> "{name: v-" + claim + ", persistentVolumeClaim: {claimName: " + quoted(claim) + "}}");
        Seq<String> ephemeral = said.get("ephemeral")
                .toVector()
                .map(volume -> "{name: " + volume + ", ephemeral: {volumeClaimTemplate: {spec: {}}}}");
        Seq<String> disks = said.get("disk").toVector().map(disk -> "{name: disk, " + disk.replace('_', ' ') + "}");
        return "{apiVersion: v1, kind: Pod, metadata: {namespace: demo, name: " + name + ", uid: " + uid(name)
                + "}, spec: {"
                + said.get("on").map(node -> "nodeName: " + quoted(node) + ", ").getOrElse("")
                + "containers: [{name: c}], volumes: "
                + claims.appendAll(ephemeral).appendAll(disks).mkString("[", ", ", "]") + "}}";
    }
}
