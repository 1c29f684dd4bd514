package io.github.kubevalue.model.controller.garbagecollector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.DeleteOptions;
import io.github.kubevalue.model.apiserver.Propagation;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.ControlLoop;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class GarbageCollectorTest {

    private static ControlLoop loop() {
        return new ControlLoop(Choice.first(), new GarbageCollector());
    }

    private static ConfigMap map(String name) {
        return ConfigMap.named("demo", name);
    }

    private static ConfigMap ownedBy(ConfigMap map, ConfigMap... owners) {
        Seq<OwnerReference> references =
                Vector.of(owners).map(owner -> OwnerReference.controller(owner).withController(Option.none()));
        return map.withMetadata(map.metadata().withOwnerReferences(references));
    }

    private static ControlLoop create(ControlLoop loop, String name, String... owners) {
        ConfigMap[] found =
                Vector.of(owners).map(owner -> loop.get(ConfigMap.KIND, owner)).toJavaArray(ConfigMap[]::new);
        return loop.write(new Write.Create(ownedBy(map(name), found)));
    }

    private static Seq<String> names(ControlLoop loop) {
        return loop.store().list(ConfigMap.KIND, "demo").map(ConfigMap::name);
    }

    private static ControlLoop delete(ControlLoop loop, String name, Propagation propagation) {
        return loop.write(Write.delete(loop.get(ConfigMap.KIND, name)).withPropagation(propagation));
    }

    /** a owns b, b owns c. */
    private static ControlLoop chain() {
        ControlLoop loop = create(loop(), "a");
        create(loop, "b", "a");
        return create(loop, "c", "b").settle();
    }

    @Test
    void dependentsOfWhatIsGoneGoToo() {
        assertThat(names(delete(chain(), "a", Propagation.BACKGROUND).settle())).isEmpty();
    }

    @Test
    void ownerDeletedInTheForegroundGoesLast() {
        ControlLoop loop = chain();
        loop.watching(store -> assertThat(store.get(ConfigMap.KIND, "demo", "a").isDefined()
                        || store.list(ConfigMap.KIND, "demo").isEmpty())
                .isTrue());
        assertThat(names(delete(loop, "a", Propagation.FOREGROUND).settle())).isEmpty();
    }

    @Test
    void orphansStayWithoutTheirOwner() {
        ControlLoop loop = delete(chain(), "a", Propagation.ORPHAN).settle();
        assertThat(names(loop)).containsExactly("b", "c");
        assertThat(loop.get(ConfigMap.KIND, "b").metadata().ownerReferences()).isEmpty();
    }

    @Test
    void objectWithAnotherOwnerStaysAndForgetsTheOneThatIsGone() {
        ControlLoop loop = create(create(loop(), "a"), "b");
        create(loop, "c", "a", "b").settle();
        delete(loop, "a", Propagation.BACKGROUND).settle();
        assertThat(loop.get(ConfigMap.KIND, "c").metadata().ownerReferences().map(OwnerReference::name))
                .containsExactly("b");
    }

    @Test
    void ownerOfTheSameNameButAnotherLifeDoesNotCount() {
        ControlLoop loop = create(loop(), "a");
        ConfigMap stray = ownedBy(map("b"), loop.get(ConfigMap.KIND, "a"));
        delete(loop, "a", Propagation.BACKGROUND);
        create(loop, "a").write(new Write.Create(stray)).settle();
        assertThat(names(loop)).containsExactly("a");
    }

    @Test
    void objectsWithoutOwnersAreNeverCollected() {
        assertThat(names(create(loop(), "a").settle())).containsExactly("a");
    }

    @Test
    void ownerInAnotherNamespaceIsNoOwner() {
        ControlLoop loop = loop();
        loop.write(new Write.Create(Namespace.named("other")));
        loop.write(new Write.Create(ConfigMap.named("other", "a")));
        ConfigMap owner = loop.store().get(ConfigMap.KIND, "other", "a").get();
        loop.write(new Write.Create(ownedBy(map("b"), owner))).settle();
        assertThat(names(loop)).isEmpty();
        assertThat(loop.events().map(event -> event.reason() + ": " + event.message()))
                .containsExactly("OwnerRefInvalidNamespace: ownerRef [v1/ConfigMap, namespace: demo, name: a, uid: "
                        + owner.metadata().uid().get() + "] does not exist in namespace \"demo\"");
    }

    @Test
    void whatIsInNoNamespaceIsNotCollectedForAnOwnerThatIsInOne() {
        ControlLoop loop = create(loop(), "a");
        OwnerReference owner = OwnerReference.controller(loop.get(ConfigMap.KIND, "a"));
        Namespace other = Namespace.named("other");
        loop.write(new Write.Create(other.withMetadata(other.metadata().withOwnerReferences(Vector.of(owner)))));
        delete(loop, "a", Propagation.BACKGROUND).settle();

        assertThat(loop.store()
                        .get(Namespace.KIND, "other")
                        .exists(left -> left.metadata().isDeleting()))
                .isFalse();
        assertThat(loop.store().contains(other.key())).isTrue();
    }

    @Test
    void anOwnerOfAKindThatNobodyServesIsNotTakenForGone() {
        OwnerReference unknown = OwnerReference.builder()
                .apiVersion("a.b/v1")
                .kind("Widget")
                .name("w")
                .uid("1-2-3")
                .build();
        ConfigMap owned = map("b");
        ControlLoop loop = loop().write(
                        new Write.Create(owned.withMetadata(owned.metadata().withOwnerReferences(Vector.of(unknown)))));

        assertThat(names(loop.settle())).containsExactly("b");
    }

    @Test
    void aDependentThatDoesNotBlockItsOwnerIsNotWaitedFor() {
        ControlLoop loop = create(loop(), "a");
        ConfigMap a = loop.get(ConfigMap.KIND, "a");
        OwnerReference free =
                OwnerReference.controller(a).withController(Option.none()).withBlockOwnerDeletion(Option.of(false));
        ConfigMap held = map("b");
        loop.write(new Write.Create(held.withMetadata(
                held.metadata().withOwnerReferences(Vector.of(free)).withFinalizers(Vector.of("a.b/c")))));

        assertThat(names(delete(loop, "a", Propagation.FOREGROUND).settle())).containsExactly("b");
    }

    @Test
    void aDependentThatBlocksItsOwnerIsWaitedFor() {
        ControlLoop loop = create(loop(), "a");
        ConfigMap held = ownedBy(map("b"), loop.get(ConfigMap.KIND, "a"));
        loop.write(new Write.Create(held.withMetadata(held.metadata().withFinalizers(Vector.of("a.b/c")))));
        delete(loop, "a", Propagation.FOREGROUND).settle();

        assertThat(names(loop)).containsExactly("a", "b");
        ConfigMap waiting = loop.get(ConfigMap.KIND, "b");
        loop.write(new Write.Update(waiting.withMetadata(waiting.metadata().withFinalizers(Vector.empty()))));
        assertThat(names(loop.settle())).isEmpty();
    }

    @Test
    void objectsThatOwnEachOtherDoNotWaitForEver() {
        ControlLoop loop = create(create(loop(), "a"), "b", "a");
        ConfigMap a = loop.get(ConfigMap.KIND, "a");
        loop.write(new Write.Update(ownedBy(a, loop.get(ConfigMap.KIND, "b")))).settle();

        assertThat(names(delete(loop, "a", Propagation.FOREGROUND).settle())).isEmpty();
    }

    @Test
    void thePodsOfAJobStayUnlessTheRequestSaysOtherwise() {
        Job job = Job.builder().metadata(ObjectMeta.named("demo", "once")).build();
        ControlLoop loop = loop().write(new Write.Create(job.withSpec(job.spec()
                .withTemplate(PodTemplateSpec.builder()
                        .spec(PodSpec.builder()
                                .restartPolicy(RestartPolicy.NEVER)
                                .addContainer(
                                        Container.builder().name("c").image("i").build())
                                .build())
                        .build()))));
        Job stored = loop.get(Job.KIND, "once");
        loop.write(new Write.Create(map("b").withMetadata(
                        map("b").metadata().withOwnerReferences(Vector.of(OwnerReference.controller(stored))))));
        loop.write(new Write.Delete(stored.key(), DeleteOptions.of())).settle();

        assertThat(loop.store().list(Job.KIND)).isEmpty();
        assertThat(loop.get(ConfigMap.KIND, "b").metadata().ownerReferences()).isEmpty();
    }
}
