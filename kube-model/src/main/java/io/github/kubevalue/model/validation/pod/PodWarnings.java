package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.HostAlias;
import io.github.kubevalue.model.core.NodeAffinity;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodAffinityTerm;
import io.github.kubevalue.model.core.PodDNSConfig;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.WeightedPodAffinityTerm;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.validation.AddressWarnings;
import io.github.kubevalue.model.validation.AmountWarnings;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.github.kubevalue.model.validation.NodeLabelWarnings;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import java.util.function.Function;

/** What a pod may do and had better not. (pkg/api/pod/warnings.go) */
public final class PodWarnings {
    private static final Map<String, String> ANNOTATIONS = LinkedHashMap.of(
            "scheduler.alpha.kubernetes.io/critical-pod",
            "non-functional in v1.16+; use the \"priorityClassName\" field instead",
            "security.alpha.kubernetes.io/sysctls",
            "non-functional in v1.11+; use the \"sysctls\" field instead",
            "security.alpha.kubernetes.io/unsafe-sysctls",
            "non-functional in v1.11+; use the \"sysctls\" field instead");
    private static final Seq<String> WHOLE = Vector.of("memory", "ephemeral-storage");
    private static final String NULL_SELECTOR = "a null labelSelector results in matching no pod";

    private static final Function<Pod, Seq<String>> OF_NEW =
            new Twins<>(pod -> of(pod.spec(), pod.metadata(), FieldPath.of("spec"), FieldPath.of("metadata")));

    private PodWarnings() {}

    /** Returns what is warned of when the pod is created. */
    public static Seq<String> of(Pod pod) {
        return OF_NEW.apply(pod);
    }

    /** Returns what is warned of when a workload with the template at that path is created. */
    public static Seq<String> of(PodTemplateSpec template, FieldPath path) {
        return of(template.spec(), template.metadata(), path.child("spec"), path.child("metadata"));
    }

    private static Seq<String> of(PodSpec spec, ObjectMeta metadata, FieldPath path, FieldPath meta) {
        return Vector.<String>empty()
                .appendAll(spec.nodeSelector()
                        .keySet()
                        .toVector()
                        .flatMap(key -> NodeLabelWarnings.of(key)
                                .map(why -> path.child("nodeSelector").key(key) + ": " + why)))
                .appendAll(spec.affinity()
                        .flatMap(Affinity::nodeAffinity)
                        .toVector()
                        .flatMap(nodes -> nodes(nodes, path.child("affinity").child("nodeAffinity"))))
                .appendAll(spread(spec, path.child("topologySpreadConstraints")))
                .appendAll(ANNOTATIONS
                        .filterKeys(metadata.annotations()::containsKey)
                        .map(known -> meta.child("annotations").key(known._1) + ": " + known._2))
                .appendAll(placed(spec.volumes(), path.child("volumes"))
                        .flatMap(volume -> VolumeWarnings.of(volume._1, volume._2)))
                .appendAll(spec.volumes().flatMap(PathWarnings::of))
                .appendAll(repeated(spec.hostAliases().map(HostAlias::ip), path.child("hostAliases"), "ip"))
                .appendAll(secrets(spec, path.child("imagePullSecrets")))
                .appendAll(fractional(spec.overhead(), path.child("overhead")))
                .appendAll(ProfileWarnings.pod(spec, metadata, meta.child("annotations")))
                .appendAll(Containers.places(spec, path)
                        .flatMap(each -> ProfileWarnings.container(each._1, spec, metadata, meta.child("annotations"))
                                .appendAll(container(each._1, each._2))))
                .appendAll(PortWarnings.of(Containers.places(spec, path)))
                .appendAll(spec.terminationGracePeriodSeconds()
                        .filter(seconds -> seconds < 0)
                        .map(seconds -> path.child("terminationGracePeriodSeconds")
                                + ": must be >= 0; negative values are invalid and will be treated as 1"))
                .appendAll(spec.affinity().toVector().flatMap(affinity -> affinity(affinity, path.child("affinity"))))
                .appendAll(placed(
                                spec.dnsConfig().toVector().flatMap(PodDNSConfig::nameservers),
                                path.child("dnsConfig").child("nameservers"))
                        .flatMap(server -> AddressWarnings.ip(server._2, server._1)))
                .appendAll(placed(spec.hostAliases(), path.child("hostAliases"))
                        .flatMap(alias -> AddressWarnings.ip(alias._2.child("ip"), alias._1.ip())));
    }

    private static Seq<String> nodes(NodeAffinity affinity, FieldPath path) {
        Seq<String> required = placed(
                        affinity.requiredDuringSchedulingIgnoredDuringExecution()
                                .toVector()
                                .flatMap(NodeSelector::nodeSelectorTerms),
                        path.child("requiredDuringSchedulingIgnoredDuringExecution")
                                .child("nodeSelectorTerms"))
                .flatMap(term -> NodeLabelWarnings.required(term._1, term._2));
        return required.appendAll(placed(
                        affinity.preferredDuringSchedulingIgnoredDuringExecution(),
                        path.child("preferredDuringSchedulingIgnoredDuringExecution"))
                .flatMap(term -> NodeLabelWarnings.preferred(term._1.preference(), term._2.child("preference"))));
    }

    private static Seq<String> spread(PodSpec spec, FieldPath path) {
        return placed(spec.topologySpreadConstraints(), path).flatMap(each -> {
            String key = each._1.topologyKey();
            return NodeLabelWarnings.of(each._2.child("topologyKey"), key)
                    .toVector()
                    .appendAll(
                            each._1.labelSelector().isEmpty()
                                    ? Vector.of(each._2.child("labelSelector") + ": " + NULL_SELECTOR)
                                    : Vector.empty());
        });
    }

    private static Seq<String> repeated(Seq<String> texts, FieldPath path, String field) {
        return texts.zipWithIndex()
                .filter(each -> texts.indexOf(each._1) < each._2)
                .map(each -> path.index(each._2).child(field) + ": duplicate " + field + " " + GoText.quoted(each._1));
    }

    private static Seq<String> secrets(PodSpec spec, FieldPath path) {
        Seq<String> names = spec.imagePullSecrets().map(secret -> secret.name().getOrElse(""));
        return repeated(names, path, "name")
                .appendAll(names.zipWithIndex()
                        .filter(each -> each._1.isEmpty())
                        .map(each -> path.index(each._2).child("name") + ": invalid empty name \"\""));
    }

    private static Seq<String> container(Container container, FieldPath path) {
        FieldPath resources = path.child("resources");
        SortedMap<String, Quantity> limits = container.resources().limits();
        SortedMap<String, Quantity> requests = container.resources().requests();
        return WHOLE.flatMap(resource -> AmountWarnings.fraction(limits, resource, resources.child("limits"))
                        .toVector()
                        .appendAll(AmountWarnings.fraction(requests, resource, resources.child("requests"))))
                .appendAll(placed(container.env(), path.child("env"))
                        .zipWithIndex()
                        .filter(each -> hides(each._1._1, container.env().take(each._2)))
                        .map(each -> each._1._2 + ": hides previous definition of " + GoText.quoted(each._1._1.name())
                                + ", which may be dropped when using apply"));
    }

    private static boolean hides(EnvVar variable, Seq<EnvVar> earlier) {
        String reference = "$(" + variable.name() + ")";
        String value = variable.value().getOrElse("");
        return earlier.exists(other -> other.name().equals(variable.name()))
                && (variable.valueFrom().isDefined() || value.equals(reference) || !value.contains(reference));
    }

    private static Seq<String> fractional(SortedMap<String, Quantity> amounts, FieldPath path) {
        return WHOLE.flatMap(resource -> AmountWarnings.fraction(amounts, resource, path));
    }

    private static Seq<String> affinity(Affinity affinity, FieldPath path) {
        Seq<String> near = affinity.podAffinity()
                .toVector()
                .flatMap(pods -> nullSelectors(
                        pods.requiredDuringSchedulingIgnoredDuringExecution(),
                        pods.preferredDuringSchedulingIgnoredDuringExecution(),
                        path.child("podAffinity")));
        Seq<String> far = affinity.podAntiAffinity()
                .toVector()
                .flatMap(pods -> nullSelectors(
                        pods.requiredDuringSchedulingIgnoredDuringExecution(),
                        pods.preferredDuringSchedulingIgnoredDuringExecution(),
                        path.child("podAntiAffinity")));
        return near.appendAll(far);
    }

    private static Seq<String> nullSelectors(
            Seq<PodAffinityTerm> required, Seq<WeightedPodAffinityTerm> preferred, FieldPath path) {
        return placed(required, path.child("requiredDuringSchedulingIgnoredDuringExecution"))
                .appendAll(placed(preferred, path.child("preferredDuringSchedulingIgnoredDuringExecution"))
                        .map(term -> Tuple.of(term._1.podAffinityTerm(), term._2.child("podAffinityTerm"))))
                .filter(term -> term._1.labelSelector().isEmpty())
                .map(term -> term._2.child("labelSelector") + ": " + NULL_SELECTOR);
    }

    private static <T> Seq<Tuple2<T, FieldPath>> placed(Seq<T> items, FieldPath path) {
        return items.zipWithIndex().map(item -> item.map2(path::index));
    }
}
