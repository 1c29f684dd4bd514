package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.NodeAffinity;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.core.NodeSelectorRequirement;
import io.github.kubevalue.model.core.NodeSelectorTerm;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSchedulingGate;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.InternalTypes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What may change on a pod: little. (pkg/apis/core/validation/validation.go, ValidatePodUpdate) */
final class PodUpdateRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath DEADLINE = SPEC.child("activeDeadlineSeconds");
    private static final FieldPath NODE_AFFINITY = SPEC.child("affinity.nodeAffinity");
    private static final FieldPath TERMS =
            NODE_AFFINITY.child("requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms");
    private static final String FORBIDDEN = "pod updates may not change fields other than `spec.containers[*].image`,"
            + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
            + "`spec.tolerations` (only additions to existing tolerations),"
            + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n";

    private PodUpdateRules() {}

    static Seq<FieldError> faults(Pod after, Pod before) {
        PodSpec now = after.spec();
        PodSpec old = before.spec();
        Seq<FieldError> number = count(now.containers(), old.containers(), "containers")
                .appendAll(count(now.initContainers(), old.initContainers(), "initContainers"));
        if (!number.isEmpty()) {
            return number.take(1);
        }
        Seq<FieldError> longer = deadline(now, old);
        if (!longer.isEmpty()) {
            return longer;
        }
        PodSpec rest = gated(unchanging(now, old), old);
        return Faults.NONE
                .when(
                        now.activeDeadlineSeconds().isEmpty()
                                && old.activeDeadlineSeconds().isDefined(),
                        () -> DEADLINE.invalidJson("null", "must not update from a positive integer to nil value"))
                .and(tolerations(now.tolerations(), old.tolerations()))
                .and(gates(now.schedulingGates(), old.schedulingGates()))
                .andIf(!old.schedulingGates().isEmpty(), () -> placement(now, old))
                .when(!rest.equals(old), () -> SPEC.forbidden(FORBIDDEN + InternalTypes.diff("PodSpec", old, rest)))
                .found();
    }

    private static Seq<FieldError> count(Seq<Container> now, Seq<Container> old, String field) {
        return now.size() == old.size()
                ? Vector.empty()
                : Vector.of(SPEC.child(field).forbidden("pod updates may not add or remove containers"));
    }

    private static Seq<FieldError> deadline(PodSpec now, PodSpec old) {
        long seconds = now.activeDeadlineSeconds().getOrElse(0L);
        boolean later = now.activeDeadlineSeconds().isDefined()
                && old.activeDeadlineSeconds().exists(before -> before < seconds);
        Seq<FieldError> range =
                Faults.NONE.within(seconds, 0, Integer.MAX_VALUE, DEADLINE).found();
        return range.isEmpty() && later
                ? Vector.of(DEADLINE.invalid(seconds, "must be less than or equal to previous value"))
                : range;
    }

    private static Seq<FieldError> tolerations(Seq<Toleration> now, Seq<Toleration> old) {
        boolean kept = old.forAll(toleration -> now.exists(other ->
                toleration.withTolerationSeconds(other.tolerationSeconds()).equals(other)));
        return kept
                ? Vector.empty()
                : Vector.of(SPEC.child("tolerations")
                        .forbidden("existing toleration can not be modified except its tolerationSeconds"));
    }

    private static Seq<FieldError> gates(Seq<PodSchedulingGate> now, Seq<PodSchedulingGate> old) {
        Seq<String> names = old.map(PodSchedulingGate::name);
        return now.zipWithIndex()
                .filter(gate -> !names.contains(gate._1.name()))
                .map(gate -> SPEC.child("schedulingGates")
                        .index(gate._2)
                        .child("name")
                        .forbidden("only deletion is allowed, but found new scheduling gate '" + gate._1.name() + "'"));
    }

    /** The spec with what may change as it was before. */
    private static PodSpec unchanging(PodSpec now, PodSpec old) {
        boolean mended = old.terminationGracePeriodSeconds().exists(seconds -> seconds < 0)
                && now.terminationGracePeriodSeconds().contains(1L);
        return now.withContainers(images(now.containers(), old.containers()))
                .withInitContainers(images(now.initContainers(), old.initContainers()))
                .withActiveDeadlineSeconds(old.activeDeadlineSeconds())
                .withSchedulingGates(old.schedulingGates())
                .withTolerations(old.tolerations())
                .withTerminationGracePeriodSeconds(
                        mended ? old.terminationGracePeriodSeconds() : now.terminationGracePeriodSeconds());
    }

    private static Seq<Container> images(Seq<Container> now, Seq<Container> old) {
        return now.zipWith(old, (mine, theirs) -> mine.withImage(theirs.image()));
    }

    /** A pod that waits at its gates may still be told where to run. */
    private static PodSpec gated(PodSpec now, PodSpec old) {
        if (old.schedulingGates().isEmpty()) {
            return now;
        }
        Option<NodeAffinity> nodes = old.affinity().flatMap(Affinity::nodeAffinity);
        Affinity empty = Affinity.builder().build();
        Affinity affinity = now.affinity().getOrElse(empty).withNodeAffinity(nodes);
        boolean absent = affinity.equals(empty) && old.affinity().isEmpty();
        return now.withNodeSelector(old.nodeSelector()).withAffinity(absent ? Option.none() : Option.of(affinity));
    }

    private static Seq<FieldError> placement(PodSpec now, PodSpec old) {
        boolean kept = old.nodeSelector()
                .forAll(label -> now.nodeSelector().get(label._1).contains(label._2));
        return Faults.NONE
                .when(
                        !kept,
                        () -> SPEC.child("nodeSelector")
                                .invalid(
                                        now.nodeSelector(),
                                        "only additions to spec.nodeSelector are allowed (no mutations or deletions)"))
                .and(terms(terms(now), terms(old)))
                .found();
    }

    private static Seq<NodeSelectorTerm> terms(PodSpec spec) {
        return spec.affinity()
                .flatMap(Affinity::nodeAffinity)
                .flatMap(NodeAffinity::requiredDuringSchedulingIgnoredDuringExecution)
                .map(NodeSelector::nodeSelectorTerms)
                .getOrElse(Vector.empty());
    }

    private static Seq<FieldError> terms(Seq<NodeSelectorTerm> now, Seq<NodeSelectorTerm> old) {
        if (old.isEmpty()) {
            return Vector.empty();
        }
        if (now.size() != old.size()) {
            return Vector.of(TERMS.invalidJson(
                    InternalTypes.json("NodeSelectorTerm", now),
                    "no additions/deletions to non-empty NodeSelectorTerms list are allowed"));
        }
        return Vector.range(0, old.size())
                .filter(i -> !isAddition(now.get(i), old.get(i)))
                .map(i -> TERMS.index(i)
                        .invalidJson(
                                InternalTypes.json("NodeSelectorTerm", now.get(i)),
                                "only additions are allowed (no mutations or deletions)"));
    }

    private static boolean isAddition(NodeSelectorTerm now, NodeSelectorTerm old) {
        boolean was = !old.matchExpressions().isEmpty() || !old.matchFields().isEmpty();
        boolean is = !now.matchExpressions().isEmpty() || !now.matchFields().isEmpty();
        return (was || !is)
                && startsWith(now.matchExpressions(), old.matchExpressions())
                && startsWith(now.matchFields(), old.matchFields());
    }

    private static boolean startsWith(Seq<NodeSelectorRequirement> now, Seq<NodeSelectorRequirement> old) {
        return now.take(old.size()).equals(old);
    }
}
