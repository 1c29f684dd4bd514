package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class ControlPlaneTest {

    @Test
    void anEmptyClusterSettles() {
        Convergence result =
                Cluster.start(Vector.empty(), ControlPlane::controllers).get().converge();
        assertThat(result.reason()).isEmpty();
    }
}
