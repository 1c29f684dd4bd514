package io.github.kubevalue.model.controller.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.ControlLoop;
import io.github.kubevalue.model.controller.InstantKubelet;
import io.github.kubevalue.model.controller.serviceaccount.RootCaPublisher;
import io.github.kubevalue.model.controller.serviceaccount.ServiceAccountsController;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.ServiceAccount;
import org.junit.jupiter.api.Test;

class NamespaceControllerTest {

    private static ControlLoop loop() {
        return new ControlLoop(
                        Choice.first(),
                        new NamespaceController(),
                        new ServiceAccountsController(),
                        new RootCaPublisher(),
                        new InstantKubelet())
                .settle();
    }

    @Test
    void everyNamespaceIsGivenAServiceAccountAndABundle() {
        ControlLoop loop =
                loop().write(new Write.Create(Namespace.named("other"))).settle();
        assertThat(loop.store().get(ServiceAccount.KIND, "other", "default")).isNotEmpty();
        assertThat(loop.store().get(ConfigMap.KIND, "other", "kube-root-ca.crt"))
                .isNotEmpty();
    }

    @Test
    void giftsThatAreDeletedAreGivenAgain() {
        ControlLoop loop = loop();
        loop.write(Write.delete(loop.get(ConfigMap.KIND, "kube-root-ca.crt"))).settle();
        assertThat(loop.store().get(ConfigMap.KIND, "demo", "kube-root-ca.crt")).isNotEmpty();
    }
}
