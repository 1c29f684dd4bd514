package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.Function1;
import io.vavr.Lazy;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Clusters as kubeadm leaves them, under the whole control plane, with what tests apply to them. */
public final class Kubeadm {
    private static final Lazy<Cluster> AT_REST = Lazy.of(() -> settled(""));
    private static final Function1<String, Seq<KubeObject>> OBJECTS = Function1.<String, Seq<KubeObject>>of(yaml ->
                    ManifestReader.kubernetes().parse("test.yaml", yaml).get().objects())
            .memoized();

    private Kubeadm() {}

    /** Returns the objects of a manifest, which is read once; none, if it has no text. */
    public static Seq<KubeObject> objects(String yaml) {
        return yaml.isEmpty() ? Vector.empty() : OBJECTS.apply(yaml);
    }

    /** Returns a cluster with these objects, of which nothing has been reconciled yet. */
    public static Cluster started(String yaml) {
        return started(objects(yaml));
    }

    /** Returns a cluster with these objects, of which nothing has been reconciled yet. */
    public static Cluster started(Seq<? extends KubeObject> objects) {
        return Cluster.start(objects, ControlPlane::controllers)
                .getOrElseThrow(refusals -> new AssertionError(refusals.mkString("; ")));
    }

    /** Returns a cluster that has come to rest with these objects. */
    public static Cluster settled(String yaml) {
        return settled(started(yaml));
    }

    /** Returns a cluster once it has come to rest, which it must. */
    public static Cluster settled(Cluster cluster) {
        Convergence end = cluster.converge();
        assertThat(end.reason()).isEmpty();
        return end.cluster();
    }

    /** Returns the cluster that has come to rest with nothing of its own. */
    public static Cluster atRest() {
        return AT_REST.get();
    }
}
