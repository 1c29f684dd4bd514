package io.github.kubevalue.dsl.printer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds are printed with the columns of kubectl. (pkg/printers/internalversion/printers_test.go) */
class PrintersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: 1,"
                        + " preemptionPolicy: Never} | NAME VALUE GLOBAL-DEFAULT AGE PREEMPTIONPOLICY / a 1 false"
                        + " <unknown> Never",
                "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: a}, provisioner: p}"
                        + " | NAME PROVISIONER RECLAIMPOLICY VOLUMEBINDINGMODE ALLOWVOLUMEEXPANSION AGE"
                        + " / a p Delete Immediate false <unknown>",
                "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: a, annotations:"
                        + " {storageclass.kubernetes.io/is-default-class: 'true'}}, provisioner: p, reclaimPolicy: Retain,"
                        + " volumeBindingMode: WaitForFirstConsumer, allowVolumeExpansion: true} | NAME PROVISIONER"
                        + " RECLAIMPOLICY VOLUMEBINDINGMODE ALLOWVOLUMEEXPANSION AGE / a (default) p Retain"
                        + " WaitForFirstConsumer true <unknown>",
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: a,"
                        + " creationTimestamp: '2026-01-02T03:04:05Z'}} | NAME CREATED AT / a 2026-01-02T03:04:05Z",
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: a}, roleRef: {kind:"
                        + " ClusterRole, name: r}, subjects: [{kind: User, name: u}, {kind: Group, name: g}, {kind: Group,"
                        + " name: h}, {kind: ServiceAccount, namespace: ns, name: s}]} | NAME ROLE AGE USERS GROUPS"
                        + " SERVICEACCOUNTS / a ClusterRole/r <unknown> u g, h ns/s",
                "{apiVersion: node.k8s.io/v1, kind: RuntimeClass, metadata: {name: a}, handler: h}"
                        + " | NAME HANDLER AGE / a h <unknown>",
                "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: a}, spec: {holderIdentity: h}}"
                        + " | NAME HOLDER AGE / a h <unknown>",
                "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: a}, spec: {minAvailable: 22%}}"
                        + " | NAME MIN AVAILABLE MAX UNAVAILABLE ALLOWED DISRUPTIONS AGE / a 22% N/A 0 <unknown>"
            })
    void kindsArePrintedAsKubectlPrintsThem(String manifest, String table) {
        KubeObject object =
                ManifestReader.kubernetes().parse("x", manifest).get().objects().head();

        String text = Printers.table(object.type(), Vector.of(object), Printers.Width.WIDE, false, "", Instant.EPOCH)
                .toString();

        assertThat(text.strip().replace("\n", " / ").replaceAll(" +", " ")).isEqualTo(table);
    }
}
