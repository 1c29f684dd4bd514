package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.model.controller.Controller;
import org.junit.jupiter.api.Test;

/** By its name a timeline knows a controller, and authorization its account. */
class ControllerNamesTest {

    @Test
    void eachControllerHasANameOfItsOwn() {
        assertThat(ControlPlane.controllers(ClusterConfig.of()).map(Controller::name))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][a-z-]+"));
    }
}
