package io.github.kubevalue.model.admission.noderestriction;

import static io.github.kubevalue.model.validation.GoText.quoted;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.core.Node;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What a kubelet may say of nodes: of its own, and not what others decide by. (admission.go, admitNode) */
record OwnNode(String node, AdmissionRequest request) {
    private static final String RESTRICTED = "node-restriction.kubernetes.io";

    // kubelet/pkg/apis/well_known_labels.go
    private static final Seq<String> ALLOWED = Vector.of(
            "kubernetes.io/hostname",
            "topology.kubernetes.io/zone",
            "topology.kubernetes.io/region",
            "failure-domain.beta.kubernetes.io/zone",
            "failure-domain.beta.kubernetes.io/region",
            "beta.kubernetes.io/instance-type",
            "node.kubernetes.io/instance-type",
            "kubernetes.io/os",
            "kubernetes.io/arch",
            "beta.kubernetes.io/os",
            "beta.kubernetes.io/arch");
    private static final Seq<String> ALLOWED_DOMAINS = Vector.of("kubelet.kubernetes.io", "node.kubernetes.io");

    Option<String> refusal() {
        String name = request.key().name();
        if (!name.equals(node)) {
            return Option.of(said("is not allowed to modify node " + quoted(name)));
        }
        Option<Node> after = request.object().filter(Node.class::isInstance).map(Node.KIND.type()::cast);
        return request.is(Operation.CREATE)
                ? after.flatMap(this::created)
                : after.filter(changed -> request.is(Operation.UPDATE))
                        .flatMap(changed -> request.stored(Node.KIND).flatMap(before -> changed(changed, before)));
    }

    private Option<String> created(Node made) {
        Seq<String> forbidden = forbidden(made.metadata().labels(), TreeMap.empty());
        return Option.when(
                !forbidden.isEmpty(),
                () -> said("is not allowed to set the following labels: " + forbidden.mkString(", ")));
    }

    private Option<String> changed(Node after, Node before) {
        if (!after.spec().taints().equals(before.spec().taints())) {
            return Option.of(said("is not allowed to modify taints"));
        }
        if (!after.metadata().ownerReferences().equals(before.metadata().ownerReferences())) {
            return Option.of(said("is not allowed to modify ownerReferences"));
        }
        Seq<String> forbidden =
                forbidden(after.metadata().labels(), before.metadata().labels());
        return Option.when(!forbidden.isEmpty(), () -> "is not allowed to modify labels: " + forbidden.mkString(", "));
    }

    private String said(String what) {
        return "node " + quoted(node) + " " + what;
    }

    private static Seq<String> forbidden(SortedMap<String, String> after, SortedMap<String, String> before) {
        return changed(after, before)
                .appendAll(changed(before, after))
                .distinct()
                .filter(OwnNode::isForbidden)
                .sorted();
    }

    private static Seq<String> changed(Map<String, String> one, Map<String, String> other) {
        return one.filter(label -> !other.get(label._1).contains(label._2))
                .map(label -> label._1)
                .toVector();
    }

    private static boolean isForbidden(String label) {
        int slash = label.indexOf('/');
        String domain = slash < 0 ? "" : label.substring(0, slash);
        boolean isKubernetes = isIn(domain, "kubernetes.io") || isIn(domain, "k8s.io");
        boolean isAllowed = ALLOWED.contains(label) || ALLOWED_DOMAINS.exists(allowed -> isIn(domain, allowed));
        return isIn(domain, RESTRICTED) || isKubernetes && !isAllowed;
    }

    private static boolean isIn(String domain, String parent) {
        return domain.equals(parent) || domain.endsWith("." + parent);
    }
}
