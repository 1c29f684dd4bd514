package io.github.kubevalue.model.controller.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.controller.Bench;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** controller_utils.go, getPodsPrefix: a dash follows the owner's name, unless the name would no longer be one. */
class PodTemplatesTest {

    @ParameterizedTest
    @CsvSource({"1, true", "252, true", "253, false"})
    void podsAreNamedAfterTheirOwner(int length, boolean isDashed) {
        String name = "w".repeat(length);
        ReplicaSet set = (ReplicaSet) Bench.objects(
                        "{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: %s, uid: u}, spec: {selector: {}, template: {spec: {containers: []}}}}"
                                .formatted(name))
                .head();
        assertThat(PodTemplates.pod(set.spec().template(), set).metadata().generateName())
                .contains(isDashed ? name + "-" : name);
    }
}
