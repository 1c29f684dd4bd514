package io.github.kubevalue.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetSpec;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.arbitrary.Pods;
import io.github.kubevalue.model.arbitrary.Workloads;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Option;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StrategyLawsTest {

    /** Whether the part that the defaults fill in is taken over or new, and whatever else is new. */
    private static <T extends KubeObject> void assertDefaulted(Strategy<T> strategy, T sent, T other) {
        T before = strategy.defaults().apply(other);
        T again = strategy.kind().type().cast(before.withMetadata(sent.metadata()));

        assertThat(strategy.defaulted(sent, before))
                .isEqualTo(strategy.defaults().apply(sent));
        assertThat(strategy.defaulted(again, before))
                .isEqualTo(strategy.defaults().apply(again));
    }

    @Property
    void aPodThatTakesThePlaceOfAnotherGetsTheDefaultsOfAny(
            @ForAll("pods") Pod sent, @ForAll("pods") Pod other, @ForAll boolean phased) {
        Strategy<Pod> strategy = Strategies.of(Pod.KIND);
        Pod before = strategy.defaults().apply(other);
        Pod reported = before.withStatus(sent.status().withPhase(Option.when(phased, PodPhase.RUNNING)));

        assertDefaulted(strategy, sent, other);
        assertThat(strategy.defaulted(reported, before))
                .isEqualTo(strategy.defaults().apply(reported));
    }

    @Property
    void aDeploymentThatTakesThePlaceOfAnotherGetsTheDefaultsOfAny(
            @ForAll("deployments") Deployment sent, @ForAll("deployments") Deployment other) {
        assertDefaulted(Strategies.of(Deployment.KIND), sent, other);
    }

    @Property
    void aStatefulSetThatTakesThePlaceOfAnotherGetsTheDefaultsOfAny(
            @ForAll("statefulSets") StatefulSet sent, @ForAll("statefulSets") StatefulSet other) {
        assertDefaulted(Strategies.of(StatefulSet.KIND), sent, other);
    }

    @Property
    void aReplicaSetThatTakesThePlaceOfAnotherGetsTheDefaultsOfAny(
            @ForAll("deployments") Deployment sent, @ForAll("deployments") Deployment other) {
        assertDefaulted(Strategies.of(ReplicaSet.KIND), set(sent), set(other));
    }

    private static ReplicaSet set(Deployment deployment) {
        return ReplicaSet.builder()
                .metadata(deployment.metadata())
                .spec(ReplicaSetSpec.builder()
                        .replicas(deployment.spec().replicas())
                        .selector(deployment.spec().selector())
                        .template(deployment.spec().template())
                        .build())
                .build();
    }

    @Provide
    Arbitrary<Pod> pods() {
        return Pods.pods();
    }

    @Provide
    Arbitrary<Deployment> deployments() {
        return Workloads.deployments();
    }

    @Provide
    Arbitrary<StatefulSet> statefulSets() {
        return Workloads.statefulSets();
    }
}
