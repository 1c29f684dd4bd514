package io.github.kubevalue.dsl.diagnose.workload;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Nearest;
import io.github.kubevalue.dsl.diagnose.Workload;
import io.github.kubevalue.model.admissionregistration.MutatingWebhookConfiguration;
import io.github.kubevalue.model.admissionregistration.ValidatingWebhookConfiguration;
import io.github.kubevalue.model.apiregistration.APIService;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.autoscaling.CrossVersionObjectReference;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.certificates.CertificateSigningRequest;
import io.github.kubevalue.model.coordination.Lease;
import io.github.kubevalue.model.core.ContainerRestartRuleAction;
import io.github.kubevalue.model.core.PodTemplate;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.dra.DeviceClass;
import io.github.kubevalue.model.dra.ResourceClaim;
import io.github.kubevalue.model.dra.ResourceClaimTemplate;
import io.github.kubevalue.model.dra.ResourceSlice;
import io.github.kubevalue.model.flowcontrol.FlowSchema;
import io.github.kubevalue.model.flowcontrol.PriorityLevelConfiguration;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.storage.VolumeAttachment;
import io.github.kubevalue.model.storage.VolumeAttributesClass;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Kinds and fields on which nothing acts here: what can be told of them, and that nothing else is. */
public final class UnmodelledChecks {
    /** Kinds that have a type, though nothing acts on their objects. */
    private static final Seq<Kind<?>> IDLE = Vector.of(
            PodTemplate.KIND,
            MutatingWebhookConfiguration.KIND,
            ValidatingWebhookConfiguration.KIND,
            VolumeAttachment.KIND,
            VolumeAttributesClass.KIND,
            Lease.KIND,
            CertificateSigningRequest.KIND,
            APIService.KIND,
            FlowSchema.KIND,
            PriorityLevelConfiguration.KIND,
            DeviceClass.KIND,
            ResourceClaim.KIND,
            ResourceClaimTemplate.KIND,
            ResourceSlice.KIND);

    /** Kinds with replicas that an autoscaler can change. */
    private static final Seq<Kind<?>> SCALED =
            Vector.of(Deployment.KIND, StatefulSet.KIND, ReplicaSet.KIND, ReplicationController.KIND);

    private UnmodelledChecks() {}

    private static Seq<KubeObject> idle(Facts facts) {
        return facts.snapshot()
                .kinds()
                .filter(kind -> kind.type().equals(Unmodelled.class) || IDLE.contains(kind))
                .flatMap(kind -> facts.snapshot().list(kind));
    }

    /** An autoscaler of something that does not exist. */
    public static Seq<Finding> scaleTargets(Facts facts) {
        return facts.snapshot().list(HorizontalPodAutoscaler.KIND).flatMap(scaler -> {
            CrossVersionObjectReference target = scaler.spec().scaleTargetRef();
            Seq<KubeObject> objects = facts.workloads(scaler.namespace()).map(Workload::object);
            boolean isKnown = SCALED.exists(kind -> target.isTo(kind.key(scaler.namespace(), target.name())));
            return Option.when(
                    isKnown && !objects.exists(object -> target.isTo(object.key())),
                    () -> Finding.error("scale-target-missing", scaler, "spec.scaleTargetRef.name")
                            .message("there is no " + target.kind() + " " + target.name() + " in namespace "
                                    + scaler.namespace() + ", so nothing is scaled")
                            .because(Nearest.name(target.name(), objects.map(KubeObject::name))
                                    .map(near -> "nearest: " + near)
                                    .toVector())
                            .fix("name a workload that exists")
                            .build());
        });
    }

    /** A disruption budget that protects no pod. */
    public static Seq<Finding> disruptionBudgets(Facts facts) {
        return facts.snapshot().list(PodDisruptionBudget.KIND).flatMap(budget -> {
            Option<LabelSelector> selector = budget.spec().selector();
            boolean selects = facts.workloads(budget.namespace())
                    .exists(workload -> selector.exists(labels -> labels.matches(workload.labels())));
            return Option.when(
                    selector.isDefined() && !selects,
                    () -> Finding.warning("disruption-budget-selects-nothing", budget, "spec.selector")
                            .message("the selector matches no pod of namespace " + budget.namespace()
                                    + ", so nothing is protected")
                            .addBecause(evidence(selector.get()))
                            .fix("make spec.selector equal to labels of the pods that are meant")
                            .build());
        });
    }

    private static String evidence(LabelSelector selector) {
        return selector.matchExpressions().isEmpty()
                ? "matchLabels is "
                        + selector.matchLabels()
                                .map(label -> label._1 + ": " + label._2)
                                .mkString("{", ", ", "}")
                : selector.toString();
    }

    /** Each kind that is kept, but not modelled, once. */
    public static Seq<Finding> kinds(Facts facts) {
        return idle(facts)
                .groupBy(KubeObject::type)
                .values()
                .toVector()
                .sortBy(objects -> objects.head().key())
                .map(objects -> Finding.info("not-modelled", objects.head(), "kind")
                        .message("not modelled: " + objects.head().type() + "; what these objects do is not considered")
                        .because(Vector.ofAll(objects)
                                .map(object -> object.key().toString())
                                .sorted()
                                .take(5))
                        .fix("nothing to do; answers that depend on them may differ from a real cluster")
                        .build());
    }

    /** Fields of pods that act in Kubernetes, and not here. */
    public static Seq<Finding> fields(Facts facts) {
        return facts.workloads().flatMap(workload -> claims(workload).appendAll(restarts(workload)));
    }

    private static Seq<Finding> claims(Workload workload) {
        return workload.spec().resourceClaims().isEmpty()
                ? Vector.empty()
                : Vector.of(field(
                        workload,
                        workload.specField("resourceClaims"),
                        "resource claims; its pods are placed and run as if they claimed nothing"));
    }

    private static Seq<Finding> restarts(Workload workload) {
        return workload.containers()
                .filter(container -> container
                        ._1
                        .restartPolicyRules()
                        .exists(rule -> rule.action().contains(ContainerRestartRuleAction.RESTART_ALL_CONTAINERS)))
                .map(container -> field(
                        workload,
                        container._2 + ".restartPolicyRules",
                        "RestartAllContainers; the other containers of the pod run on"));
    }

    private static Finding field(Workload workload, String path, String what) {
        return Finding.info("not-modelled", workload.object(), path)
                .message("not modelled: " + what)
                .fix("nothing to do; answers that depend on it may differ from a real cluster")
                .build();
    }
}
