package io.github.kubevalue.dsl.diagnose.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.controlplane.ControlPlane;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a claim waits, as a person is told. */
class ClaimChecksTest {
    private static final String COMMON = """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: small}
        spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], nfs: {server: nfs, path: /}}
        ---
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: manual}
        provisioner: kubernetes.io/no-provisioner
        ---
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: local}
        provisioner: kubernetes.io/no-provisioner
        volumeBindingMode: WaitForFirstConsumer
        ---
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: broken, annotations: {kubevalue.io/provision: fail, kubevalue.io/provision-error: no room}}
        provisioner: vendor.com/disk
        ---
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: absent, annotations: {kubevalue.io/provision: never}}
        provisioner: vendor.com/disk
        ---
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: works}
        provisioner: vendor.com/disk
        ---
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: odd, annotations: {kubevalue.io/provision: maybe, kubevalue.io/provision-after: soon}}
        provisioner: vendor.com/disk
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data}
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 5Gi}}, SPEC}
        """;

    private static Facts facts(String spec) {
        String text = COMMON.replace(", SPEC", spec.isEmpty() ? "" : ", " + spec);
        Cluster cluster = Cluster.start(
                        ManifestReader.kubernetes()
                                .parse("input.yaml", text)
                                .get()
                                .objects(),
                        ControlPlane::controllers)
                .get();
        return new Facts(RunningCluster.of(cluster.converge().cluster()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
        ``                              | error | it names no class, there is no default class, and no volume without a class fits | volume small: requested PV is too small
        storageClassName: ""            | error | its class is empty, so only volumes without a class that are there will do, and none does | volume small: requested PV is too small
        storageClassName: wroks         | error | there is no StorageClass wroks, and no volume of that class fits | nearest: works
        storageClassName: manual        | error | nobody makes volumes for class manual, whose provisioner is kubernetes.io/no-provisioner | volume small: requested PV is too small
        storageClassName: local         | info  | class local binds claims when a pod that uses them is scheduled; no pod uses it | volume small
        storageClassName: broken        | error | the provisioner vendor.com/disk of class broken fails | no room
        storageClassName: absent        | error | the provisioner vendor.com/disk of class absent is not there | -
        volumeName: small               | error | it names the volume small, but requested PV is too small | -
        volumeName: large               | error | it names the volume large, but it does not exist | -
        """)
    void theRuleThatDecidesIsSaid(String spec, String severity, String message, String evidence) {
        Seq<Finding> findings = ClaimChecks.pending(facts(spec));
        assertThat(findings).hasSize(1);
        assertThat(findings.head().severity()).hasToString(severity);
        assertThat(findings.head().message()).startsWith("the claim waits for a volume: " + message);
        if (evidence != null) {
            assertThat(findings.head().because().mkString("\n")).contains(evidence);
        }
    }

    @Test
    void thatAProvisionerIsTakenToWorkIsSaid() {
        Facts facts = facts("storageClassName: works");
        assertThat(ClaimChecks.pending(facts)).isEmpty();
        assertThat(ClaimChecks.provisioners(facts).map(Finding::message))
                .containsExactly("assumed: the provisioner vendor.com/disk runs and makes each volume at once");
    }

    @Test
    void whatCannotBeReadOfAProvisionerIsSaid() {
        assertThat(ClaimChecks.unreadableAnnotations(facts("")).map(Finding::message))
                .containsExactly(
                        "the annotation kubevalue.io/provision cannot be read: must be never or fail",
                        "the annotation kubevalue.io/provision-after cannot be read: must be a duration such as 500ms,"
                                + " 30s or 1m30s");
    }
}
