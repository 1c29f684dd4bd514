package io.github.kubevalue.model.validation.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EmptyDirVolumeSource;
import io.github.kubevalue.model.core.EphemeralVolumeSource;
import io.github.kubevalue.model.core.PersistentVolumeAccessMode;
import io.github.kubevalue.model.core.PersistentVolumeClaimSpec;
import io.github.kubevalue.model.core.PersistentVolumeClaimTemplate;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ProjectedVolumeSource;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.core.VolumeMount;
import io.github.kubevalue.model.core.VolumeResourceRequirements;
import io.github.kubevalue.model.defaulting.PodDefaults;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class TwinsTest {
    private static final String ONE = "kube-api-access-aaaaa";
    private static final String OTHER = "kube-api-access-bbbbb";

    @Property
    void ofEachPodIsSaidWhatWouldBeSaidOfItAlone(@ForAll("siblings") List<Pod> pods) {
        Twins<String> twins = new Twins<>(TwinsTest::faults);

        for (Pod pod : pods) {
            assertThat(twins.apply(pod)).isEqualTo(faults(pod));
            Statistics.label("faults").collect(!faults(pod).isEmpty());
        }
        Vector.ofAll(pods)
                .sliding(2)
                .filter(pair -> pair.size() == 2 && faults(pair.head()).isEmpty())
                .forEach(pair -> Statistics.label("twins").collect(Twins.areTwins(pair.last(), pair.head())));
        Statistics.label("faults").coverage(coverage -> {
            coverage.check(true).count(times -> times > 0);
            coverage.check(false).count(times -> times > 0);
        });
        Statistics.label("twins").coverage(coverage -> coverage.check(true).count(times -> times > 0));
    }

    @Example
    void whoSaysMoreIsNoTwin() {
        Pod pod = pod(Vector.of(token(ONE)), ONE, "");

        assertThat(Twins.areTwins(pod(Vector.of(token(ONE)), ONE, ""), pod)).isTrue();
        assertThat(Twins.areTwins(pod(Vector.of(token(ONE)), OTHER, ""), pod)).isFalse();
        assertThat(Twins.areTwins(pod(Vector.of(token(ONE)), ONE, "seen"), pod)).isFalse();
    }

    /** The claim of the volume would be called {@code b.-data}, which no claim can be. */
    @Example
    void aPodThatNamesItsVolumesIsJudgedByItself() {
        Twins<String> twins = new Twins<>(TwinsTest::faults);
        Pod pod = pod(Vector.of(ephemeral("data")), "data", "");
        Pod other = pod.withMetadata(pod.metadata().withName("b."));

        assertThat(twins.apply(pod)).isEmpty();
        assertThat(twins.apply(other)).isNotEmpty().isEqualTo(faults(other));
    }

    private static Vector<String> faults(Pod pod) {
        return PodRules.either(pod, PodOptions.pod()).map(Object::toString).toVector();
    }

    /** Most mount their token, some what other pods have or what is not there. */
    @Provide
    Arbitrary<List<Pod>> siblings() {
        Arbitrary<String> tokens = Arbitraries.of(ONE, OTHER, ONE, OTHER, "kube-api-access-B");
        Arbitrary<Vector<Volume>> more =
                Arbitraries.of(Vector.empty(), Vector.of(emptyDir("data")), Vector.of(emptyDir(ONE)));
        return Combinators.combine(
                        tokens, Arbitraries.of("", "", "", ONE, "data"), more, Arbitraries.of("", "", "", "seen"))
                .as((token, mount, others, note) ->
                        pod(others.prepend(token(token)), mount.isEmpty() ? token : mount, note))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Volume token(String name) {
        return Volume.builder()
                .name(name)
                .projected(ProjectedVolumeSource.builder().build())
                .build();
    }

    private static Volume ephemeral(String name) {
        return Volume.builder()
                .name(name)
                .ephemeral(EphemeralVolumeSource.builder()
                        .volumeClaimTemplate(PersistentVolumeClaimTemplate.builder()
                                .spec(PersistentVolumeClaimSpec.builder()
                                        .addAccessMode(PersistentVolumeAccessMode.READ_WRITE_ONCE)
                                        .resources(VolumeResourceRequirements.builder()
                                                .requests(TreeMap.of("storage", Quantity.parse("1Gi")))
                                                .build())
                                        .build())
                                .build())
                        .build())
                .build();
    }

    private static Volume emptyDir(String name) {
        return Volume.builder()
                .name(name)
                .emptyDir(EmptyDirVolumeSource.builder().build())
                .build();
    }

    private static Pod pod(Vector<Volume> volumes, String mount, String note) {
        Container container = Container.builder()
                .name("web")
                .image("nginx")
                .addVolumeMount(
                        VolumeMount.builder().name(mount).mountPath("/x").build())
                .build();
        return PodDefaults.pod(Pod.builder()
                .metadata(ObjectMeta.named("demo", "web-" + mount.hashCode())
                        .withAnnotations(note.isEmpty() ? TreeMap.empty() : TreeMap.of("note", note)))
                .spec(PodSpec.builder().volumes(volumes).addContainer(container).build())
                .build());
    }
}
