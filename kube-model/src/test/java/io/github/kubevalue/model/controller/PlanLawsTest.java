package io.github.kubevalue.model.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.core.ConfigMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Plans are a monoid. */
class PlanLawsTest {

    @Property
    void identity(@ForAll("plans") Plan plan) {
        assertThat(Plan.none().then(plan)).isEqualTo(plan);
        assertThat(plan.then(Plan.none())).isEqualTo(plan);
    }

    @Property
    void associativity(@ForAll("plans") Plan a, @ForAll("plans") Plan b, @ForAll("plans") Plan c) {
        assertThat(a.then(b).then(c)).isEqualTo(a.then(b.then(c)));
    }

    @Provide
    Arbitrary<Plan> plans() {
        Arbitrary<Step> steps = Arbitraries.of("a", "b", "c")
                .map(name -> Step.of(new Write.Create(ConfigMap.named("demo", name)), "because"));
        Arbitrary<Duration> delays = Arbitraries.integers().between(0, 100).map(Duration::ofSeconds);
        return Combinators.combine(steps.list().ofMaxSize(3), delays.optional(), delays.optional())
                .as((list, requeue, recur) -> Plan.builder()
                        .steps(Vector.ofAll(list))
                        .requeueAfter(Option.ofOptional(requeue))
                        .recurAfter(Option.ofOptional(recur))
                        .build());
    }
}
