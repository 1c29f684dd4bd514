package io.github.kubevalue.dsl.diagnose.workload;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Severity;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EnvFromSource;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.KeyToPath;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.core.VolumeProjection;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What pods need and is not there. */
public final class ReferenceChecks {
    private ReferenceChecks() {}

    /** ConfigMaps, Secrets and keys that the environment of a container is taken from. */
    public static Seq<Finding> environment(Facts facts) {
        return facts.workloads()
                .flatMap(workload -> workload.containers()
                        .flatMap(container ->
                                wholes(container._1, container._2).appendAll(keys(container._1, container._2)))
                        .flatMap(reference -> reference.missing(facts, workload, "the container cannot be created")));
    }

    private static Seq<Reference> wholes(Container container, String path) {
        return container.envFrom().zipWithIndex().flatMap(each -> {
            EnvFromSource source = each._1;
            String field = path + ".envFrom[" + each._2 + "]";
            return Vector.of(
                            source.configMapRef()
                                    .map(ref -> Reference.to(field + ".configMapRef.name", ConfigMap.KIND, ref.name())
                                            .unless(ref.optional())),
                            source.secretRef()
                                    .map(ref -> Reference.to(field + ".secretRef.name", Secret.KIND, ref.name())
                                            .unless(ref.optional())))
                    .flatMap(reference -> reference);
        });
    }

    private static Seq<Reference> keys(Container container, String path) {
        return container.env().zipWithIndex().flatMap(each -> {
            EnvVar variable = each._1;
            String field = path + ".env[" + each._2 + "].valueFrom";
            return variable.valueFrom()
                    .toVector()
                    .flatMap(source -> Vector.of(
                                    source.configMapKeyRef()
                                            .map(ref -> Reference.to(
                                                            field + ".configMapKeyRef", ConfigMap.KIND, ref.name())
                                                    .withKeys(Vector.of(ref.key()))
                                                    .unless(ref.optional())),
                                    source.secretKeyRef()
                                            .map(ref -> Reference.to(field + ".secretKeyRef", Secret.KIND, ref.name())
                                                    .withKeys(Vector.of(ref.key()))
                                                    .unless(ref.optional())))
                            .flatMap(reference -> reference));
        });
    }

    /** ConfigMaps, Secrets and claims that volumes are made of. */
    public static Seq<Finding> volumes(Facts facts) {
        return facts.workloads()
                .flatMap(workload -> workload.spec()
                        .volumes()
                        .zipWithIndex()
                        .flatMap(volume -> volume(volume._1, workload.specField("volumes[" + volume._2 + "]")))
                        .flatMap(reference -> reference.missing(
                                facts,
                                workload,
                                reference.kind().equals(PersistentVolumeClaim.KIND)
                                        ? "the pod cannot be scheduled"
                                        : "the volume cannot be mounted")));
    }

    private static Seq<Reference> volume(Volume volume, String path) {
        Vector<Option<Reference>> direct = Vector.of(
                volume.configMap()
                        .map(source -> Reference.to(path + ".configMap.name", ConfigMap.KIND, source.name())
                                .withKeys(source.items().map(KeyToPath::key))
                                .unless(source.optional())),
                volume.secret()
                        .map(source -> Reference.to(path + ".secret.secretName", Secret.KIND, source.secretName())
                                .withKeys(source.items().map(KeyToPath::key))
                                .unless(source.optional())),
                volume.persistentVolumeClaim()
                        .map(source -> Reference.to(
                                path + ".persistentVolumeClaim.claimName",
                                PersistentVolumeClaim.KIND,
                                Option.some(source.claimName()))));
        Seq<Reference> projected = volume.projected()
                .toVector()
                .flatMap(source -> source.sources().zipWithIndex())
                .flatMap(source -> projection(source._1, path + ".projected.sources[" + source._2 + "]"));
        return direct.flatMap(reference -> reference).appendAll(projected);
    }

    private static Seq<Reference> projection(VolumeProjection source, String path) {
        return Vector.of(
                        source.configMap()
                                .map(map -> Reference.to(path + ".configMap.name", ConfigMap.KIND, map.name())
                                        .withKeys(map.items().map(KeyToPath::key))
                                        .unless(map.optional())),
                        source.secret()
                                .map(secret -> Reference.to(path + ".secret.name", Secret.KIND, secret.name())
                                        .withKeys(secret.items().map(KeyToPath::key))
                                        .unless(secret.optional())))
                .flatMap(reference -> reference);
    }

    /** The account of a pod: without it the pod is not admitted. Every namespace is given the account default. */
    public static Seq<Finding> accounts(Facts facts) {
        return facts.workloads()
                .flatMap(workload -> workload.spec()
                        .serviceAccountName()
                        .filter(name -> !name.equals("default"))
                        .map(name -> Reference.to(
                                workload.specField("serviceAccountName"), ServiceAccount.KIND, Option.some(name)))
                        .flatMap(reference -> reference.missing(facts, workload, "no pod can be created")));
    }

    /** Secrets for pulling images: without them the pull is tried all the same. */
    public static Seq<Finding> pullSecrets(Facts facts) {
        return facts.workloads()
                .flatMap(workload -> workload.spec()
                        .imagePullSecrets()
                        .zipWithIndex()
                        .map(each -> Reference.to(
                                workload.specField("imagePullSecrets[" + each._2 + "].name"),
                                Secret.KIND,
                                each._1.name()))
                        .flatMap(reference ->
                                reference.missing(facts, workload, "images are pulled without these credentials"))
                        .map(finding -> finding.withId("pull-secret-missing").withSeverity(Severity.WARNING)));
    }

    /** The Service that gives the pods of a StatefulSet their names. */
    public static Seq<Finding> governingServices(Facts facts) {
        return facts.snapshot()
                .list(StatefulSet.KIND)
                .flatMap(set -> Option.of(set.spec().serviceName())
                        .filter(name -> !name.isEmpty())
                        .flatMap(name -> governing(facts, set, name)));
    }

    private static Option<Finding> governing(Facts facts, StatefulSet set, String name) {
        Option<Service> service = facts.service(set.namespace(), name);
        if (service.isEmpty()) {
            return Option.some(Finding.error("governing-service-missing", set, "spec.serviceName")
                    .message("there is no Service " + name + " in namespace " + set.namespace()
                            + ", so the pods have no names of their own")
                    .addBecause(set.name() + "-0." + name + "." + set.namespace() + " does not resolve")
                    .fix("create the headless Service " + name)
                    .build());
        }
        return service.filter(found -> !found.isHeadless())
                .map(found -> Finding.info("governing-service-not-headless", set, "spec.serviceName")
                        .message(found.key() + " is not headless, so its name leads to any of the pods")
                        .addBecause(
                                "spec.clusterIP is " + found.spec().clusterIP().getOrElse("not None"))
                        .fix("name a Service with clusterIP: None if the pods are to have names of their own")
                        .build());
    }
}
