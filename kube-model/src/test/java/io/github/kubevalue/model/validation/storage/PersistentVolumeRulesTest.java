package io.github.kubevalue.model.validation.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.validation.FieldError;
import io.vavr.collection.Seq;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersistentVolumeRulesTest {
    private static final String ROOM = "capacity: {storage: 10G}, accessModes: [ReadWriteOnce], ";

    private static PersistentVolume volume(String spec) {
        String yaml = "{apiVersion: v1, kind: PersistentVolume, metadata: {name: v}, spec: {"
                + spec.replace("ROOM, ", ROOM) + "}}";
        return (PersistentVolume) ManifestReader.kubernetes()
                .parse("v.yaml", yaml)
                .get()
                .objects()
                .head();
    }

    private static String text(Seq<FieldError> faults) {
        return faults.mkString("; ");
    }

    // pkg/apis/core/validation/validation_test.go, TestValidatePersistentVolumes
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ROOM, hostPath: {path: /foo} | ``
        ROOM, nfs: {server: s, path: /} | ``
        ROOM, csi: {driver: d.io, volumeHandle: h} | ``
        ROOM, local: {path: /mnt}, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: k, operator: In, values: [v]}]}]}} | ``
        ROOM, local: {path: /mnt} | spec.nodeAffinity: Required value: Local volume requires node affinity
        ROOM, local: {path: ""}, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: k, operator: In, values: [v]}]}]}} | spec.local.path: Required value
        ROOM, local: {path: /a/../b}, nodeAffinity: {} | spec.nodeAffinity.required: Required value: must specify required node constraints; spec.local.path: Invalid value: "/a/../b": must not contain '..'
        ROOM, storageClassName: x | spec: Required value: must specify a volume type
        ROOM, hostPath: {path: /foo}, nfs: {server: s, path: /} | spec.nfs: Forbidden: may not specify more than 1 volume type
        ROOM, hostPath: {path: /}, persistentVolumeReclaimPolicy: Recycle | spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'
        ROOM, hostPath: {path: /foo}, persistentVolumeReclaimPolicy: fakeReclaimPolicy | spec.persistentVolumeReclaimPolicy: Unsupported value: "fakeReclaimPolicy": supported values: "Delete", "Recycle", "Retain"
        ROOM, hostPath: {path: /foo}, volumeMode: fakeVolumeMode | spec.volumeMode: Unsupported value: "fakeVolumeMode": supported values: "Block", "Filesystem"
        accessModes: [ReadWriteOnce], hostPath: {path: /foo} | spec.capacity: Required value; spec.capacity: Unsupported value: null: supported values: "storage"
        capacity: {storage: 0}, accessModes: [ReadWriteOnce], hostPath: {path: /foo} | spec.capacity[storage]: Invalid value: "0": must be greater than zero
        capacity: {storage: 1G}, hostPath: {path: /foo} | spec.accessModes: Required value
        capacity: {storage: 1G}, accessModes: [fakemode], hostPath: {path: /foo} | spec.accessModes: Unsupported value: "fakemode": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"
        capacity: {storage: 1G}, accessModes: [ReadWriteMany, ReadWriteOncePod], hostPath: {path: /foo} | spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes
        ROOM, csi: {driver: d.io} | spec.csi.volumeHandle: Required value
        ROOM, hostPath: {path: /foo}, volumeAttributesClassName: v | spec.csi: Required value: has to be specified when using volumeAttributesClassName
        """)
    void newVolumes(String spec, String faults) {
        assertThat(text(PersistentVolumeRules.faults(volume(spec)))).isEqualTo(faults);
    }

    // TestValidatePersistentVolumeSourceUpdate and TestValidatePersistentVolumeUpdate
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ROOM, nfs: {server: s, path: /} | ROOM, nfs: {server: s, path: /}, storageClassName: x | ``
        ROOM, csi: {driver: d.io, volumeHandle: h} | ROOM, csi: {driver: d.io, volumeHandle: h, controllerExpandSecretRef: {name: secret, namespace: demo}} | ``
        ROOM, nfs: {server: s, path: /}, volumeMode: Filesystem | ROOM, nfs: {server: s, path: /}, volumeMode: Block | volumeMode: Invalid value: "Block": field is immutable
        ROOM, nfs: {server: s, path: /} | ROOM, nfs: {server: s, path: /}, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: k, operator: Exists}]}]}} | ``
        ROOM, nfs: {server: s, path: /}, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: failure-domain.beta.kubernetes.io/zone, operator: Exists}]}]}} | ROOM, nfs: {server: s, path: /}, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: topology.kubernetes.io/zone, operator: Exists}]}]}} | ``
        ROOM, nfs: {server: s, path: /}, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: k, operator: Exists}]}]}} | ROOM, nfs: {server: s, path: /} | nodeAffinity: Invalid value: null: field is immutable, except for updating from beta label to GA
        """)
    void volumesThatReplaceOthers(String before, String after, String faults) {
        assertThat(text(PersistentVolumeRules.updated(volume(after), volume(before))))
                .isEqualTo(faults);
    }
}
