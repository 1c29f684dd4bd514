package io.github.kubevalue.model.controller.persistentvolume;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.core.PersistentVolume;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** pv_controller.go, findDeletablePlugin, with the plugins that kube-controller-manager gives to the binder. */
class DeleterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        '' | 'hostPath: {path: /tmp/a}' | BINDER
        '' | 'hostPath: {path: /data}' | host_path deleter only supports /tmp/.+ but received provided /data
        '' | 'hostPath: {path: /tmp/}' | host_path deleter only supports /tmp/.+ but received provided /tmp/
        '' | 'csi: {driver: d, volumeHandle: h}' | EXTERNAL
        '' | 'nfs: {server: s, path: /}' | error getting deleter volume plugin for volume "v": no deletable volume plugin matched
        '' | 'local: {path: /a}' | error getting deleter volume plugin for volume "v": no volume plugin matched
        '' | 'iscsi: {targetPortal: t, iqn: i, lun: 0}' | error getting deleter volume plugin for volume "v": no volume plugin matched
        '' | 'fc: {lun: 0}' | error getting deleter volume plugin for volume "v": no volume plugin matched
        rancher.io/local-path | 'hostPath: {path: /data}' | EXTERNAL
        kubernetes.io/no-provisioner | 'hostPath: {path: /tmp/a}' | no volume plugin matched name: kubernetes.io/no-provisioner
        """)
    void whoDeletesAVolume(String maker, String source, String expected) {
        String annotations =
                maker.isEmpty() ? "" : ", annotations: {pv.kubernetes.io/provisioned-by: %s}".formatted(maker);
        PersistentVolume volume = (PersistentVolume)
                Bench.objects("{apiVersion: v1, kind: PersistentVolume, metadata: {name: v%s}, spec: {%s}}"
                                .formatted(annotations, source))
                        .head();
        assertThat(Deleter.of(volume).fold(why -> why, Deleter::name)).isEqualTo(expected);
    }
}
