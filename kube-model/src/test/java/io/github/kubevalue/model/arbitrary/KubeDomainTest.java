package io.github.kubevalue.model.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.VolumeMount;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(KubeDomain.class)
class KubeDomainTest {

    @Property(tries = 100)
    void keysAreUnique(@ForAll SmallCluster cluster) {
        Seq<KubeObject> objects = cluster.objects();
        assertThat(objects.map(KubeObject::key).distinct()).hasSameSizeAs(objects);
    }

    @Property(tries = 100)
    void selectorsSelectTheTemplate(@ForAll Deployment deployment) {
        assertThat(deployment
                        .spec()
                        .selector()
                        .matches(deployment.spec().template().metadata().labels()))
                .isTrue();
    }

    @Property(tries = 100)
    void containersHaveNamesOfTheirOwnAndMountWhatIsThere(@ForAll Pod pod) {
        Seq<String> names = pod.spec().containers().map(Container::name);
        Seq<String> mounted =
                pod.spec().containers().flatMap(Container::volumeMounts).map(VolumeMount::name);
        assertThat(names).doesNotHaveDuplicates().isNotEmpty();
        assertThat(pod.spec().volumes().map(volume -> volume.name())).containsAll(mounted);
    }

    @Property(tries = 100)
    void podsReadBackAsTheyWereWritten(@ForAll Pod pod) {
        assertThat(readBack(pod)).containsExactly(pod);
    }

    @Property(tries = 50)
    void clustersReadBackAsTheyWereWritten(@ForAll SmallCluster cluster) {
        assertThat(readBack(cluster.objects().toJavaArray(KubeObject[]::new)))
                .containsExactlyElementsOf(cluster.objects());
    }

    private static Seq<KubeObject> readBack(KubeObject... objects) {
        String text = ManifestWriter.documents(Vector.of(objects));
        return ManifestReader.kubernetes().parse("generated.yaml", text).get().objects();
    }
}
