package io.github.kubevalue.dsl.diagnose;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;

/**
 * What a person wrote to have pods, and the pods that came of it: findings about pods are told of this object, once.
 *
 * @param object a Deployment, StatefulSet, DaemonSet, Job, CronJob, ReplicaSet or a pod of its own
 * @param path where in the object the pod's metadata and spec stand: {@code spec.template.}
 * @param template the pod that is wanted
 * @param pods the pods that are there and have not ended
 */
public record Workload(KubeObject object, String path, PodTemplateSpec template, Seq<Pod> pods) {

    /** Returns the object as a workload without pods, if it is of a kind that has pods. */
    static Option<Workload> of(KubeObject object, Seq<Pod> pods) {
        if (object instanceof Pod pod) {
            PodTemplateSpec template = PodTemplateSpec.builder()
                    .metadata(pod.metadata())
                    .spec(pod.spec())
                    .build();
            return Option.some(new Workload(object, "", template, pods));
        }
        if (object instanceof CronJob job) {
            PodTemplateSpec template = job.spec().jobTemplate().spec().template();
            return Option.some(new Workload(object, "spec.jobTemplate.spec.template.", template, pods));
        }
        return template(object).map(template -> new Workload(object, "spec.template.", template, pods));
    }

    private static Option<PodTemplateSpec> template(KubeObject object) {
        if (object instanceof Deployment deployment) {
            return Option.some(deployment.spec().template());
        }
        if (object instanceof StatefulSet set) {
            return Option.some(set.spec().template());
        }
        if (object instanceof DaemonSet set) {
            return Option.some(set.spec().template());
        }
        if (object instanceof ReplicaSet set) {
            return Option.some(set.spec().template());
        }
        if (object instanceof ReplicationController controller) {
            return controller.spec().template();
        }
        return object instanceof Job job ? Option.some(job.spec().template()) : Option.none();
    }

    /** The namespace of the object, and of its pods. */
    public String namespace() {
        return object.namespace();
    }

    /** The spec of the pod that is wanted. */
    public PodSpec spec() {
        return template.spec();
    }

    /** The labels of the pod that is wanted. */
    public SortedMap<String, String> labels() {
        return template.metadata().labels();
    }

    /** The containers, those that begin before the others first, each with its path. */
    public Seq<Tuple2<Container, String>> containers() {
        Seq<Tuple2<Container, String>> initial = indexed("initContainers", spec().initContainers());
        return initial.appendAll(indexed("containers", spec().containers()));
    }

    private Seq<Tuple2<Container, String>> indexed(String field, Seq<Container> containers) {
        return containers.zipWithIndex((container, i) -> Tuple.of(container, specField(field + "[" + i + "]")));
    }

    /** The path of the pod's spec: {@code spec.template.spec}. */
    public String specPath() {
        return path + "spec";
    }

    /** The path of a field of the pod's spec: {@code spec.template.spec.volumes[0]}. */
    public String specField(String field) {
        return specPath() + "." + field;
    }

    /** Whether its pods are to end: they back no Service. */
    public boolean ends() {
        return object instanceof Job || object instanceof CronJob;
    }

    /** A pod of it: the first that is there, or else the one that is wanted. */
    public Pod example() {
        return pods.headOption()
                .getOrElse(() -> Pod.builder()
                        .metadata(ObjectMeta.named(namespace(), object.name())
                                .withLabels(labels())
                                .withAnnotations(template.metadata().annotations()))
                        .spec(spec())
                        .build());
    }

    /** Why it has no pod: {@code deployment/demo/web has 0 replicas}. */
    public String whyNoPods() {
        Option<Integer> replicas = replicas();
        return replicas.contains(0) ? object.key() + " has 0 replicas" : object.key() + " has the labels, but no pod";
    }

    /** How many pods are wanted, if it says so. */
    public Option<Integer> replicas() {
        if (object instanceof Deployment deployment) {
            return deployment.spec().replicas();
        }
        if (object instanceof StatefulSet set) {
            return set.spec().replicas();
        }
        if (object instanceof ReplicationController controller) {
            return controller.spec().replicas();
        }
        return object instanceof ReplicaSet set ? set.spec().replicas() : Option.none();
    }
}
