package io.github.kubevalue.model.admission.podtopologylabels;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.core.Binding;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A pod that is bound, or created on a node, bears the zone and the region of the node, whatever it said of them.
 * (plugin/pkg/admission/podtopologylabels/admission.go)
 */
public final class PodTopologyLabels implements AdmissionPlugin {
    private static final Set<String> LABELS =
            TreeSet.of("topology.kubernetes.io/zone", "topology.kubernetes.io/region");

    @Override
    public String name() {
        return "PodTopologyLabels";
    }

    @Override
    public Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        Option<String> node = request.isOf(Pod.KIND, Binding.SUBRESOURCE)
                ? request.object().map(Binding.class::cast).flatMap(Binding::node)
                : request.created(Pod.KIND).flatMap(pod -> pod.spec().nodeName());
        return Either.right(node.filter(name -> !name.isEmpty())
                .map(name -> labels(name, snapshot))
                .filter(labels -> !labels.isEmpty())
                .map(labels -> request.withObject(request.object().map(object -> labelled(object, labels))))
                .getOrElse(request));
    }

    private static SortedMap<String, String> labels(String node, Snapshot snapshot) {
        return snapshot.get(Node.KIND, node)
                .map(found -> found.metadata().labels().filterKeys(LABELS::contains))
                .getOrElse(TreeMap.empty());
    }

    private static KubeObject labelled(KubeObject object, SortedMap<String, String> labels) {
        return object.withMetadata(
                object.metadata().withLabels(labels.merge(object.metadata().labels())));
    }
}
