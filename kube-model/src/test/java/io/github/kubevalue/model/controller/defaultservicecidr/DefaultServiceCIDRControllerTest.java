package io.github.kubevalue.model.controller.defaultservicecidr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.meta.Condition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.networking.ServiceCIDRSpec;
import io.github.kubevalue.model.networking.ServiceCIDRStatus;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultServiceCIDRControllerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String BOTH = "10.0.0.0/24 2001:db8::/64";

    /**
     * default_servicecidr_controller_test.go, TestControllerSync: what is there and how it is said to be ready; what is done, and
     * what is told.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | '' | create | ''",
                BOTH + " | '' | update status | ''",
                BOTH + " | True | '' | ''",
                BOTH + " | False | '' | NotReadyReason Configuration matches, but Not ready message",
                BOTH + " | Unknown | update status | ''",
                "192.168.0.0/24 | '' | '' | KubernetesDefaultServiceCIDRInconsistent The default ServiceCIDR"
                        + " [192.168.0.0/24] does not match the controller flag configurations"
                        + " [10.0.0.0/24 2001:db8::/64]",
                "10.0.0.0/24 | True | update | ''"
            })
    void theServiceCIDRIsKeptAsTheFlagsSay(String cidrs, String ready, String verbs, String told) {
        Store store = cidrs.isEmpty() ? Store.empty() : Store.empty().put(cidr(cidrs, ready));
        Plan plan = reconciled(store);

        assertThat(plan.writes().map(Write::verb).mkString(" ")).isEqualTo(verbs);
        assertThat(plan.events()
                        .map(event -> event.reason() + " " + event.message())
                        .mkString())
                .isEqualTo(told);
    }

    @Test
    void whatIsMadeHoldsTheRangesOfTheFlagsInOrder() {
        KubeObject made = ((Write.Create) reconciled(Store.empty()).writes().head()).object();

        assertThat(made).isEqualTo(ServiceCIDR.named("kubernetes").withSpec(spec(BOTH)));
    }

    private static Plan reconciled(Store store) {
        Seq<Cidr> ranges = Vector.of("10.0.0.0/24", "2001:db8::/64").map(Cidr::parse);
        return new DefaultServiceCIDRController(ranges)
                .reconcile(store, ServiceCIDR.KIND.key("", "kubernetes"), new Moment(NOW, Choice.first()));
    }

    private static ServiceCIDR cidr(String cidrs, String ready) {
        Condition condition = Condition.builder()
                .type("Ready")
                .status(new ConditionStatus(ready))
                .reason("NotReadyReason")
                .message("Not ready message")
                .build();
        Seq<Condition> conditions = ready.isEmpty() ? Vector.empty() : Vector.of(condition);
        return ServiceCIDR.named("kubernetes")
                .withSpec(spec(cidrs))
                .withStatus(ServiceCIDRStatus.builder().conditions(conditions).build());
    }

    private static ServiceCIDRSpec spec(String cidrs) {
        return ServiceCIDRSpec.builder().cidrs(Vector.of(cidrs.split(" "))).build();
    }
}
