package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeReclaimPolicy;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAffinity;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.validation.Names;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What is warned of when objects are created, beside what is warned of in their pods. */
final class Warnings {
    private static final String INGRESS_CLASS = "kubernetes.io/ingress.class";
    private static final String TOPOLOGY_HINTS = "service.kubernetes.io/topology-aware-hints";

    private static final int LONGEST_LABEL = 63;

    private Warnings() {}

    /** A name that is that of a pod, or that names of pods begin with. */
    // pkg/registry/core/pod/strategy.go, pkg/registry/apps/deployment/strategy.go and others, WarningsOnCreate
    static Seq<String> name(KubeObject object, String use) {
        boolean isLabel =
                object.name().length() <= LONGEST_LABEL && object.name().indexOf('.') < 0;
        Seq<String> broken = isLabel ? Vector.empty() : Vector.ofAll(Names.DNS_LABEL.broken(object.name()));
        return broken.isEmpty()
                ? Vector.empty()
                : Vector.of("metadata.name: this is used in " + use
                        + ", which can result in surprising behavior; a DNS label is recommended: "
                        + broken.mkString("[", " ", "]"));
    }

    /** Likewise, of an object that makes pods. */
    static Seq<String> nameOfPods(KubeObject object) {
        return name(object, "Pod names and hostnames");
    }

    // pkg/api/service/warnings.go, GetWarningsForService; odd spellings of addresses are not warned of
    static Seq<String> service(Service service) {
        ServiceSpec spec = service.spec();
        boolean isHeadless = spec.clusterIP().contains("None");
        boolean isExternalName = spec.type().contains(ServiceType.EXTERNAL_NAME);
        boolean hasExternalIps = !spec.externalIPs().isEmpty();
        return told(
                Tuple.of(
                        service.metadata().annotations().containsKey(TOPOLOGY_HINTS),
                        "annotation " + TOPOLOGY_HINTS
                                + " is deprecated, please use service.kubernetes.io/topology-mode instead"),
                Tuple.of(
                        isHeadless && spec.loadBalancerIP().exists(ip -> !ip.isEmpty()),
                        "spec.loadBalancerIP is ignored for headless services"),
                Tuple.of(isHeadless && hasExternalIps, "spec.externalIPs is ignored for headless services"),
                Tuple.of(
                        isHeadless && spec.sessionAffinity().exists(kind -> !kind.equals(ServiceAffinity.NONE)),
                        "spec.SessionAffinity is ignored for headless services"),
                Tuple.of(
                        hasExternalIps && !isHeadless && !isExternalName,
                        "spec.externalIPs is deprecated and may no longer be implemented in some clusters"),
                Tuple.of(
                        isExternalName && hasExternalIps,
                        "spec.externalIPs is ignored when spec.type is \"ExternalName\""),
                Tuple.of(
                        !isExternalName && spec.externalName().exists(name -> !name.isEmpty()),
                        "spec.externalName is ignored when spec.type is not \"ExternalName\""),
                Tuple.of(
                        spec.trafficDistribution().exists(way -> way.toString().equals("PreferClose")),
                        "spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\""));
    }

    // pkg/registry/networking/ingress/strategy.go, WarningsOnCreate
    static Seq<String> ingress(Ingress ingress) {
        return told(Tuple.of(
                ingress.metadata().annotations().containsKey(INGRESS_CLASS)
                        && ingress.spec().ingressClassName().isEmpty(),
                "annotation \"" + INGRESS_CLASS + "\" is deprecated, please use 'spec.ingressClassName' instead"));
    }

    // apiserver/pkg/endpoints/deprecation/deprecation.go, WarningMessage; api/core/v1/lifecycle.go
    static Seq<String> endpoints(Endpoints endpoints) {
        return Vector.of(
                "v1 " + endpoints.type().name() + " is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice");
    }

    // pkg/api/persistentvolume/util.go, warningsForPersistentVolumeSpecAndMeta
    static Seq<String> volume(PersistentVolume volume) {
        return told(Tuple.of(
                volume.spec().persistentVolumeReclaimPolicy().contains(PersistentVolumeReclaimPolicy.RECYCLE),
                "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended"
                        + " approach is to use dynamic provisioning."));
    }

    @SafeVarargs
    private static Seq<String> told(Tuple2<Boolean, String>... cases) {
        return Vector.of(cases).filter(each -> each._1).map(Tuple2::_2);
    }
}
