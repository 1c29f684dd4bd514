package io.github.kubevalue.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Validator;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Validation;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Upstream's own cases, kind by kind: what is done to a sound object, and all faults that it then has, in order. */
class ValidationTablesTest {

    @TestFactory
    Stream<DynamicNode> newObjects() {
        return Stream.of(
                        "pods.txt",
                        "containers.txt",
                        "volumes.txt",
                        "placement.txt",
                        "services.txt",
                        "core.txt",
                        "secrets.txt",
                        "claims.txt",
                        "nodes.txt",
                        "endpoints.txt",
                        "events.txt",
                        "deployments.txt",
                        "statefulsets.txt",
                        "daemonsets.txt",
                        "jobs.txt",
                        "cronjobs.txt",
                        "ingresses.txt",
                        "ingressclasses.txt",
                        "networkpolicies.txt",
                        "endpointslices.txt",
                        "roles.txt",
                        "clusterroles.txt",
                        "rolebindings.txt",
                        "clusterrolebindings.txt",
                        "priorityclasses.txt",
                        "budgets.txt",
                        "leases.txt",
                        "runtimeclasses.txt",
                        "limitranges.txt",
                        "quotas.txt",
                        "storageclasses.txt")
                .map(name -> table(name, row -> Validator.validate(row.judged())));
    }

    @TestFactory
    Stream<DynamicNode> changes() {
        return Stream.of(
                        "pod-updates.txt",
                        "service-updates.txt",
                        "config-updates.txt",
                        "secret-updates.txt",
                        "claim-updates.txt",
                        "node-updates.txt",
                        "deployment-updates.txt",
                        "statefulset-updates.txt",
                        "job-updates.txt",
                        "networkpolicy-updates.txt",
                        "rolebinding-updates.txt",
                        "priorityclass-updates.txt",
                        "quota-updates.txt",
                        "storageclass-updates.txt")
                .map(name -> table(name, row -> Validator.validateUpdate(row.judged(), row.old())));
    }

    @TestFactory
    Stream<DynamicNode> statuses() {
        return Stream.of("deployment-status.txt", "service-status.txt")
                .map(name -> table(name, row -> Validator.validateStatus(row.judged(), row.old())));
    }

    /** What is said of a case. */
    @FunctionalInterface
    private interface Judge {
        Validation<Seq<FieldError>, KubeObject> judge(CaseTable.Case row);
    }

    private static DynamicNode table(String name, Judge judge) {
        return DynamicContainer.dynamicContainer(
                name,
                CaseTable.read(name)
                        .map(row -> DynamicTest.dynamicTest(
                                row.toString(),
                                () -> assertThat(said(judge.judge(row))).isEqualTo(row.faults())))
                        .toJavaStream());
    }

    private static Seq<String> said(Validation<Seq<FieldError>, KubeObject> judged) {
        return judged.fold(faults -> Vector.ofAll(faults.map(FieldError::toString)), valid -> Vector.empty());
    }
}
