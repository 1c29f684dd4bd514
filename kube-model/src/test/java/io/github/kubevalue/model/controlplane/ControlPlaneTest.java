package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class ControlPlaneTest {

    @Test
    void aNewClusterSettlesWithItsNameServersReady() {
        Convergence result =
                Cluster.start(Vector.empty(), ControlPlane::controllers).get().converge();

        assertThat(result.reason()).isEmpty();
        assertThat(result.cluster().snapshot().list(Pod.KIND, "kube-system"))
                .hasSize(2)
                .allMatch(Pod::isReady);
    }
}
