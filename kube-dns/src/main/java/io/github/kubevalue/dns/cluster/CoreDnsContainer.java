package io.github.kubevalue.dns.cluster;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.ConfigMapVolumeSource;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.EnvVarSource;
import io.github.kubevalue.model.core.KeyToPath;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.core.VolumeMount;
import io.github.kubevalue.model.runtime.GoFlags;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The container that CoreDNS runs in: the files that ConfigMaps put into it, and its environment. Files of other kinds of
 * volumes, and variables from other places than the manifest and ConfigMaps, are not known.
 *
 * @param snapshot the objects
 * @param namespace the pod's namespace
 * @param pod what the pod is to be
 * @param container the one of its containers
 */
record CoreDnsContainer(Snapshot snapshot, String namespace, PodSpec pod, Container container) {

    /** The texts of the files, by path. */
    SortedMap<String, String> files() {
        return TreeMap.ofEntries(container.volumeMounts().flatMap(this::mounted));
    }

    /** The ConfigMap that a file is from. */
    Option<ConfigMap> configMapOf(String path) {
        return container
                .volumeMounts()
                .findLast(mount -> mounted(mount).exists(file -> file._1.equals(path)))
                .flatMap(this::configMap)
                .flatMap(ConfigMapVolumeSource::name)
                .flatMap(name -> snapshot.get(ConfigMap.KIND, namespace, name));
    }

    /** Whether nothing is mounted where a file should be that the program is told to read. */
    boolean lacks(String path) {
        return flags().value("conf").isDefined()
                && !container.volumeMounts().isEmpty()
                && !container.volumeMounts().exists(mount -> path.startsWith(mount.mountPath()));
    }

    /** The flags that its program is given. */
    GoFlags flags() {
        return GoFlags.of(container);
    }

    private Seq<Tuple2<String, String>> mounted(VolumeMount mount) {
        return configMap(mount)
                .toVector()
                .flatMap(this::contents)
                .flatMap(file -> path(mount, file._1).map(path -> Tuple.of(path, file._2)));
    }

    private Option<ConfigMapVolumeSource> configMap(VolumeMount mount) {
        return pod.volumes().find(volume -> volume.name().equals(mount.name())).flatMap(Volume::configMap);
    }

    /** Where a file of a volume is in the container; nowhere if another part of the volume is mounted. */
    private static Option<String> path(VolumeMount mount, String file) {
        String root = mount.mountPath().replaceAll("/+$", "");
        if (mount.subPath().isEmpty()) {
            return Option.some(root + "/" + file);
        }
        String part = mount.subPath().get();
        return file.equals(part)
                ? Option.some(root)
                : Option.when(file.startsWith(part + "/"), () -> root + file.substring(part.length()));
    }

    /** The files of a volume: all keys of the ConfigMap, or those that are listed, under the names that they are given. */
    private Seq<Tuple2<String, String>> contents(ConfigMapVolumeSource volume) {
        SortedMap<String, String> data = data(volume.name().getOrElse(""));
        return volume.items().isEmpty()
                ? data.toVector()
                : volume.items()
                        .flatMap((KeyToPath item) -> data.get(item.key()).map(text -> Tuple.of(item.path(), text)));
    }

    private SortedMap<String, String> data(String configMap) {
        return snapshot.get(ConfigMap.KIND, namespace, configMap)
                .map(ConfigMap::data)
                .getOrElse(TreeMap.empty());
    }

    /** The variables of its environment that are known. */
    Map<String, String> environment() {
        return HashMap.ofEntries(container
                .env()
                .flatMap(variable -> value(variable).map(value -> Tuple.of(variable.name(), value)))
                .toVector());
    }

    private Option<String> value(EnvVar variable) {
        return variable.value()
                .orElse(() -> variable.valueFrom()
                        .flatMap(EnvVarSource::configMapKeyRef)
                        .flatMap(key -> data(key.name().getOrElse("")).get(key.key())));
    }

    /** The container of a pod that runs CoreDNS: that of the name, that of such an image, or the first. */
    static Option<CoreDnsContainer> of(Snapshot snapshot, String namespace, PodSpec pod) {
        return pod.containers()
                .find(each -> each.name().equals("coredns"))
                .orElse(() -> pod.containers().find(CoreDnsContainer::hasImage))
                .orElse(() -> Vector.ofAll(pod.containers()).headOption())
                .map(container -> new CoreDnsContainer(snapshot, namespace, pod, container));
    }

    /** Whether a container's image is CoreDNS, or the node's cache, which is one. */
    static boolean hasImage(Container container) {
        return container.image().exists(name -> name.contains("coredns") || name.contains(NodeCache.IMAGE));
    }

    /** Whether it runs the node's cache. */
    boolean isNodeCache() {
        return container.image().exists(name -> name.contains(NodeCache.IMAGE));
    }
}
