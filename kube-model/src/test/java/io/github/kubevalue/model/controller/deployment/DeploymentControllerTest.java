package io.github.kubevalue.model.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentCondition;
import io.github.kubevalue.model.apps.DeploymentConditionType;
import io.github.kubevalue.model.apps.DeploymentSpec;
import io.github.kubevalue.model.apps.DeploymentStrategy;
import io.github.kubevalue.model.apps.DeploymentStrategyType;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.RollingUpdateDeployment;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.ControlLoop;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.InstantKubelet;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.garbagecollector.GarbageCollector;
import io.github.kubevalue.model.controller.replicaset.ReplicaSetController;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentControllerTest {

    private static ControlLoop loop() {
        return loop(Choice.first());
    }

    private static ControlLoop loop(Choice choice) {
        return new ControlLoop(
                choice,
                new ReplicaSetController(),
                new DeploymentController(),
                new GarbageCollector(),
                new InstantKubelet());
    }

    static Deployment web(int replicas, String image) {
        PodSpec pod = PodSpec.builder()
                .addContainer(Container.builder().name("web").image(image).build())
                .build();
        return Deployment.builder()
                .metadata(ObjectMeta.named("demo", "web"))
                .spec(DeploymentSpec.builder()
                        .replicas(replicas)
                        .selector(LabelSelector.of("app", "web"))
                        .template(PodTemplateSpec.builder()
                                .metadata(ObjectMeta.of().withLabels(TreeMap.of("app", "web")))
                                .spec(pod)
                                .build())
                        .build())
                .build();
    }

    private static Deployment labelled(Deployment deployment, String key, String value) {
        return changed(
                deployment,
                spec -> spec.withTemplate(spec.template()
                        .withMetadata(spec.template()
                                .metadata()
                                .withLabels(spec.template().metadata().labels().put(key, value)))));
    }

    private static Deployment changed(Deployment deployment, UnaryOperator<DeploymentSpec> change) {
        return deployment.withSpec(change.apply(deployment.spec()));
    }

    private static DeploymentStrategy rolling(IntOrString surge, IntOrString unavailable) {
        return DeploymentStrategy.builder()
                .type(DeploymentStrategyType.ROLLING_UPDATE)
                .rollingUpdate(RollingUpdateDeployment.builder()
                        .maxSurge(surge)
                        .maxUnavailable(unavailable)
                        .build())
                .build();
    }

    private static String progress(ControlLoop loop) {
        return loop.get(Deployment.KIND, "web")
                .status()
                .condition(DeploymentConditionType.PROGRESSING)
                .map(DeploymentCondition::reason)
                .getOrElse("");
    }

    private static Vector<String> sets(ControlLoop loop) {
        return loop.store()
                .list(ReplicaSet.KIND, "demo")
                .sortBy(Revisions::of)
                .map(set -> Revisions.of(set) + ":" + set.spec().replicas().get())
                .toVector();
    }

    @Test
    void newDeploymentBecomesReady() {
        ControlLoop loop = loop().write(new Write.Create(web(3, "web:1"))).settle();
        Deployment web = loop.get(Deployment.KIND, "web");
        assertThat(web.status().readyReplicas()).isEqualTo(3);
        assertThat(web.status().availableReplicas()).isEqualTo(3);
        assertThat(web.status().updatedReplicas()).isEqualTo(3);
        assertThat(web.status().observedGeneration()).isEqualTo(1);
        assertThat(web.metadata().annotations().get(Revisions.REVISION)).contains("1");
        assertThat(progress(loop)).isEqualTo("NewReplicaSetAvailable");
        assertThat(loop.pods().map(Pod::name)).allMatch(name -> name.matches("web-[bcdf4-9]{1,10}-[a-z0-9]{5}"));
    }

    @Test
    void whatIsToldNamesTheReplicaSetAndTheSizes() {
        ControlLoop loop = loop().write(new Write.Create(web(3, "web:1"))).settle();
        String set = loop.store().list(ReplicaSet.KIND).head().name();
        assertThat(loop.events()
                        .filter(event -> event.reason().equals("ScalingReplicaSet"))
                        .map(Event::message))
                .containsExactly("Scaled up replica set " + set + " from 0 to 3");
    }

    @Test
    void newTemplateMovesAllPodsToANewReplicaSet() {
        ControlLoop loop = loop().write(new Write.Create(web(3, "web:1"))).settle();
        loop.write(new Write.Apply(web(3, "web:2"))).settle();
        assertThat(sets(loop)).containsExactly("1:0", "2:3");
        assertThat(loop.pods().map(pod -> pod.spec().containers().head().image().get()))
                .containsOnly("web:2");
    }

    @Test
    void rollbackReusesTheOldReplicaSetAsTheNewestRevision() {
        ControlLoop loop = loop().write(new Write.Create(web(2, "web:1"))).settle();
        loop.write(new Write.Apply(web(2, "web:2"))).settle();
        loop.write(new Write.Apply(web(2, "web:1"))).settle();
        assertThat(sets(loop)).containsExactly("2:0", "3:2");
        ReplicaSet newest =
                loop.store().list(ReplicaSet.KIND).maxBy(Revisions::of).get();
        assertThat(newest.metadata().annotations().get(Revisions.HISTORY)).contains("1");
    }

    @Test
    void oldReplicaSetsBeyondTheHistoryAreDeleted() {
        ControlLoop loop = loop();
        for (int version = 1; version <= 5; version++) {
            Deployment next = changed(web(1, "web:" + version), spec -> spec.withRevisionHistoryLimit(Option.of(2)));
            loop.write(new Write.Apply(next)).settle();
        }
        assertThat(sets(loop)).containsExactly("3:0", "4:0", "5:1");
    }

    @Test
    void recreateRemovesAllOldPodsFirst() {
        UnaryOperator<DeploymentSpec> recreate = spec -> spec.withStrategy(DeploymentStrategy.builder()
                .type(DeploymentStrategyType.RECREATE)
                .build());
        ControlLoop loop = loop().write(new Write.Create(changed(web(3, "web:1"), recreate)))
                .settle();
        loop.watching(store -> assertThat(store.list(Pod.KIND)
                        .map(pod -> pod.spec().containers().head().image().get())
                        .distinct())
                .hasSizeLessThanOrEqualTo(1));
        loop.write(new Write.Apply(changed(web(3, "web:2"), recreate))).settle();
        assertThat(sets(loop)).containsExactly("1:0", "2:3");
        assertThat(loop.get(Deployment.KIND, "web").status().readyReplicas()).isEqualTo(3);
    }

    @Test
    void pausedDeploymentIsScaledButNotRolledOut() {
        ControlLoop loop = loop().write(new Write.Create(web(2, "web:1"))).settle();
        loop.write(new Write.Apply(changed(web(4, "web:2"), spec -> spec.withPaused(true))))
                .settle();
        assertThat(sets(loop)).containsExactly("1:4");
        assertThat(progress(loop)).isEqualTo("DeploymentPaused");
        loop.write(new Write.Apply(web(4, "web:2"))).settle();
        assertThat(sets(loop)).containsExactly("1:0", "2:4");
    }

    @Test
    void rolloutThatNeverGetsReadyStopsAtItsBoundsAndMissesItsDeadline() {
        ControlLoop loop = loop().write(new Write.Create(web(4, "web:1"))).settle();
        loop.write(new Write.Apply(labelled(web(4, "web:2"), "ready", "never"))).settle();
        // 25 % of 4 is one more and one less
        assertThat(sets(loop)).containsExactly("1:3", "2:2");
        loop.after(602);
        loop.write(new Write.Update(touched(loop.get(Deployment.KIND, "web")))).settle();
        assertThat(progress(loop)).isEqualTo("ProgressDeadlineExceeded");
        assertThat(sets(loop)).containsExactly("1:3", "2:2");
    }

    private static Deployment touched(Deployment deployment) {
        return deployment.withMetadata(deployment
                .metadata()
                .withAnnotations(deployment.metadata().annotations().put("touched", "yes")));
    }

    @Test
    void sizeChangedInTheMiddleOfARolloutIsSharedInProportion() {
        // the example of the Deployment documentation: 10 replicas, surge 3, unavailable 2, scaled to 15
        DeploymentStrategy strategy = rolling(IntOrString.of(3), IntOrString.of(2));
        Deployment first = changed(web(10, "web:1"), spec -> spec.withStrategy(strategy));
        Deployment stuck = labelled(changed(web(10, "web:2"), spec -> spec.withStrategy(strategy)), "ready", "never");
        ControlLoop loop = loop().write(new Write.Create(first)).settle();
        loop.write(new Write.Apply(stuck)).settle();
        assertThat(sets(loop)).containsExactly("1:8", "2:5");
        loop.write(new Write.Apply(changed(stuck, spec -> spec.withReplicas(Option.of(15)))))
                .settle();
        assertThat(sets(loop)).containsExactly("1:11", "2:7");
    }

    @Test
    void deletedDeploymentLeavesNothingBehind() {
        ControlLoop loop = loop().write(new Write.Create(web(3, "web:1"))).settle();
        loop.write(new Write.Apply(web(3, "web:2"))).settle();
        loop.write(Write.delete(loop.get(Deployment.KIND, "web"))).settle();
        assertThat(loop.store().list(ReplicaSet.KIND)).isEmpty();
        assertThat(loop.pods()).isEmpty();
    }

    @Test
    void nameTakenByAnotherReplicaSetIsAvoided() {
        ControlLoop probe = loop().write(new Write.Create(web(1, "web:1"))).settle();
        String taken = probe.store().list(ReplicaSet.KIND).head().name();
        ReplicaSet foreign = ReplicaSet.builder()
                .metadata(ObjectMeta.named("demo", taken))
                .spec(probe.store()
                        .list(ReplicaSet.KIND)
                        .head()
                        .spec()
                        .withReplicas(Option.of(0))
                        .withSelector(LabelSelector.of("app", "other"))
                        .withTemplate(PodTemplateSpec.builder()
                                .metadata(ObjectMeta.of().withLabels(TreeMap.of("app", "other")))
                                .spec(web(1, "other").spec().template().spec())
                                .build()))
                .build();
        ControlLoop loop = loop().write(new Write.Create(foreign))
                .write(new Write.Create(web(1, "web:1")))
                .settle();
        assertThat(loop.get(Deployment.KIND, "web").status().collisionCount()).contains(1);
        assertThat(loop.get(Deployment.KIND, "web").status().readyReplicas()).isEqualTo(1);
    }

    @Test
    void reconciliationAtTheFixedPointWritesNothing() {
        ControlLoop loop = loop().write(new Write.Create(web(3, "web:1"))).settle();
        long revision = loop.store().revision();
        DeploymentController controller = new DeploymentController();
        assertThat(controller
                        .reconcile(
                                loop.store(),
                                Deployment.KIND.key("demo", "web"),
                                new Moment(loop.now().plusSeconds(3600), Choice.first()))
                        .writes())
                .isEmpty();
        assertThat(loop.settle().store().revision()).isEqualTo(revision);
    }

    @ParameterizedTest(name = "{0} replicas, surge {1}, unavailable {2}: at most {3}, at least {4}")
    @CsvSource({
        "10, 25%, 25%, 13, 8",
        "4, 25%, 25%, 5, 3",
        "1, 25%, 25%, 2, 1",
        "3, 0, 0, 3, 2",
        "3, 0, 10%, 3, 2",
        "3, 1, 0, 4, 3",
        "2, 100%, 100%, 4, 0",
        "0, 25%, 25%, 0, 0"
    })
    void fencepostsRoundSurgeUpAndUnavailableDown(
            int replicas, String surge, String unavailable, int ceiling, int floor) {
        Fenceposts fenceposts = Fenceposts.of(
                changed(web(replicas, "web:1"), spec -> spec.withStrategy(rolling(share(surge), share(unavailable)))));
        assertThat(fenceposts.ceiling()).isEqualTo(ceiling);
        assertThat(fenceposts.floor()).isEqualTo(floor);
    }

    private static IntOrString share(String text) {
        return text.endsWith("%") ? IntOrString.of(text) : IntOrString.of(Integer.parseInt(text));
    }

    /** A rollout with such bounds, from one template to another. */
    private static ControlLoop rollout(
            ControlLoop loop, int replicas, DeploymentStrategy strategy, Consumer<Store> law) {
        UnaryOperator<DeploymentSpec> bounded = spec -> spec.withStrategy(strategy);
        loop.write(new Write.Create(changed(web(replicas, "web:1"), bounded))).settle();
        loop.watching(law);
        return loop.write(new Write.Apply(changed(web(replicas, "web:2"), bounded)))
                .settle();
    }

    @Property(tries = 40)
    void rolloutNeverHasMorePodsThanReplicasAndSurge(
            @ForAll @IntRange(min = 1, max = 8) int replicas,
            @ForAll @IntRange(min = 1, max = 4) int surge,
            @ForAll @IntRange(min = 0, max = 4) int unavailable,
            @ForAll long seed) {
        DeploymentStrategy strategy = rolling(IntOrString.of(surge), IntOrString.of(unavailable));
        ControlLoop loop = rollout(
                loop(Choice.seeded(seed)),
                replicas,
                strategy,
                store -> assertThat(store.list(ReplicaSet.KIND)
                                .map(Rollout::size)
                                .sum()
                                .intValue())
                        .isLessThanOrEqualTo(replicas + surge));
        assertThat(sets(loop)).containsExactly("1:0", "2:" + replicas);
    }

    /**
     * The controller knows availability only from the status of its sets; where that is fresh, the bound holds of the
     * pods themselves.
     */
    @Property(tries = 40)
    void rolloutNeverTakesAwayPodsThatMustBeAvailable(
            @ForAll @IntRange(min = 1, max = 8) int replicas,
            @ForAll @IntRange(min = 0, max = 4) int surge,
            @ForAll @IntRange(min = 0, max = 4) int unavailable,
            @ForAll long seed) {
        // 1 % of a few pods is none, which the API server accepts where it refuses 0
        IntOrString fewest = unavailable == 0 ? IntOrString.of("1%") : IntOrString.of(unavailable);
        DeploymentStrategy strategy = rolling(IntOrString.of(surge), fewest);
        int allowed = surge == 0 && unavailable == 0 ? 1 : unavailable;
        ControlLoop loop = rollout(
                loop(Choice.seeded(seed)).withFirstPrompt(),
                replicas,
                strategy,
                store -> assertThat(store.list(Pod.KIND).count(pod -> pod.isReady() && pod.isActive()))
                        .isGreaterThanOrEqualTo(replicas - Math.min(allowed, replicas)));
        assertThat(sets(loop)).containsExactly("1:0", "2:" + replicas);
        assertThat(loop.get(Deployment.KIND, "web").status().availableReplicas())
                .isEqualTo(replicas);
    }
}
