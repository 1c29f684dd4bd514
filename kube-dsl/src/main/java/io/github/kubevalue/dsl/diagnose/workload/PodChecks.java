package io.github.kubevalue.dsl.diagnose.workload;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Trouble;
import io.github.kubevalue.dsl.diagnose.Workload;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.batch.JobConditionType;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.scheduler.attempt.Evaluation;
import io.github.kubevalue.model.scheduler.attempt.NodeVerdict;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** Pods that do not come up. */
public final class PodChecks {
    private static final Vector<String> PULLS =
            Vector.of("ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName");
    // pkg/kubelet/kubelet.go: a container that ran that long is started again without delay
    private static final Duration LONG = Duration.ofMinutes(10);

    private PodChecks() {}

    /** No node can take the pod: the scheduler's sentence, and what each node lacks. */
    public static Seq<Finding> unschedulable(Facts facts) {
        return facts.workloads().flatMap(workload -> {
            Seq<Pod> refused =
                    workload.pods().filter(pod -> Trouble.unscheduled(pod).isDefined());
            return refused.headOption().map(pod -> unschedulable(facts, workload, pod, refused.size()));
        });
    }

    private static Finding unschedulable(Facts facts, Workload workload, Pod pod, int count) {
        String message = Trouble.unscheduled(pod).flatMap(PodCondition::message).getOrElse("not scheduled yet");
        Seq<NodeVerdict> nodes = facts.evaluation(pod).map(Evaluation::nodes).getOrElse(Vector.empty());
        return Finding.error("pod-unschedulable", workload.object(), place(workload, message))
                .message(counted(count, workload) + " on no node: " + message)
                .because(nodes.filter(node -> !node.isFeasible())
                        .map(NodeVerdict::toString)
                        .take(5))
                .fix(fix(message))
                .build();
    }

    private static String counted(int count, Workload workload) {
        return count == 1 && workload.object() instanceof Pod
                ? "the pod is"
                : count + " of " + workload.pods().size() + (workload.pods().size() == 1 ? " pod is" : " pods are");
    }

    private static String place(Workload workload, String message) {
        return field(message).map(workload::specField).getOrElse(workload::specPath);
    }

    private static Option<String> field(String message) {
        if (message.contains("free ports")) {
            return Option.some("containers[0].ports");
        }
        if (message.contains("taint")) {
            return Option.some("tolerations");
        }
        if (message.contains("topology spread")) {
            return Option.some("topologySpreadConstraints");
        }
        if (message.contains("affinity") || message.contains("node selector")) {
            return Option.some("affinity");
        }
        return Option.when(message.contains("Insufficient"), "containers[0].resources.requests");
    }

    private static String fix(String message) {
        if (message.contains("free ports")) {
            return "drop hostPort and use a Service, or have no more pods than nodes";
        }
        if (message.contains("persistentvolumeclaim")
                || message.contains("PersistentVolume")
                || message.contains("persistent volumes")) {
            return "see what is found of its claims; a claim needs a volume, or a storage class that makes one";
        }
        if (message.contains("taint")) {
            return "tolerate the taint, or remove it from a node";
        }
        return message.contains("Insufficient")
                ? "ask for less, or add nodes"
                : "loosen the constraint, or label nodes so that they satisfy it";
    }

    /** The image cannot be pulled. */
    public static Seq<Finding> imagePulls(Facts facts) {
        return facts.workloads()
                .flatMap(workload -> containers(workload)
                        .find(each -> Trouble.waiting(each._2)
                                .flatMap(state -> state.reason())
                                .exists(PULLS::contains))
                        .map(each -> Finding.error("image-pull-failure", workload.object(), image(workload, each._2))
                                .message("the image " + each._2.image() + " of container " + each._2.name()
                                        + " cannot be pulled")
                                .addBecause(Trouble.of(each._1))
                                .fix("correct image and tag, or give the pod a pull secret")
                                .build()));
    }

    private static String image(Workload workload, ContainerStatus status) {
        return fieldOf(workload, status) + ".image";
    }

    private static String fieldOf(Workload workload, ContainerStatus status) {
        return workload.containers()
                .find(each -> each._1.name().equals(status.name()))
                .map(Tuple2::_2)
                .getOrElse(() -> workload.specField("containers"));
    }

    private static Seq<Tuple2<Pod, ContainerStatus>> containers(Workload workload) {
        return workload.pods()
                .flatMap(pod -> pod.status()
                        .initContainerStatuses()
                        .appendAll(pod.status().containerStatuses())
                        .map(status -> Tuple.of(pod, status)));
    }

    /** The container ends again and again. */
    public static Seq<Finding> crashLoops(Facts facts) {
        return facts.workloads()
                .flatMap(workload -> containers(workload)
                        .find(each -> isCrashing(facts, each._2))
                        .map(each -> {
                            Option<ContainerStateTerminated> end =
                                    each._2.lastState().flatMap(ContainerState::terminated);
                            return Finding.error("crash-loop", workload.object(), fieldOf(workload, each._2))
                                    .message("container " + each._2.name() + " ends again and again: "
                                            + each._2.restartCount() + " restarts so far")
                                    .because(end.map(last -> each._1.key() + ": " + Trouble.ended(each._2, last))
                                            .toVector()
                                            .append(Trouble.of(each._1)))
                                    .fix("see the container's log (kubectl logs -p); correct its command,"
                                            + " configuration or probe")
                                    .build();
                        }));
    }

    private static boolean isCrashing(Facts facts, ContainerStatus status) {
        if (Trouble.waiting(status).exists(state -> state.reason().contains("CrashLoopBackOff"))) {
            return true;
        }
        boolean endedBefore =
                status.lastState().flatMap(ContainerState::terminated).exists(end -> end.exitCode() != 0);
        boolean young = status.runningSince()
                .exists(since ->
                        Duration.between(since, facts.running().cluster().now()).compareTo(LONG) < 0);
        return status.restartCount() > 1 && endedBefore && (young || !status.ready());
    }

    /** The containers run, but the pod does not become ready. */
    public static Seq<Finding> neverReady(Facts facts) {
        return facts.workloads()
                .flatMap(workload -> containers(workload)
                        .find(each -> !each._1.metadata().isDeleting()
                                && !each._1.isReady()
                                && !each._2.ready()
                                && !isInitial(each._1, each._2)
                                && each._2.isRunning()
                                && !isCrashing(facts, each._2))
                        .map(each -> Finding.error(
                                        "pod-not-ready",
                                        workload.object(),
                                        fieldOf(workload, each._2) + ".readinessProbe")
                                .message("container " + each._2.name()
                                        + " runs, but its readiness probe does not succeed")
                                .addBecause(Trouble.of(each._1))
                                .fix("correct the probe's path, port and delay, or what it finds out")
                                .build()));
    }

    private static boolean isInitial(Pod pod, ContainerStatus status) {
        return pod.spec().initContainers().exists(container -> container.name().equals(status.name()));
    }

    /** A Job that has given up. */
    public static Seq<Finding> failedJobs(Facts facts) {
        return facts.snapshot()
                .list(Job.KIND)
                .flatMap(job -> job.status()
                        .conditions()
                        .find(condition -> condition.type().equals(JobConditionType.FAILED)
                                && condition.status().isTrue())
                        .map(condition -> Finding.error("job-failed", job, "spec.template")
                                .message("the Job has failed: " + condition.message())
                                .addBecause("condition Failed, reason " + condition.reason())
                                .fix("see the log of its pods; correct the command, or raise backoffLimit")
                                .build()));
    }
}
