package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.authorizer.rbac.BootstrapPolicy;
import io.github.kubevalue.model.choice.Draw;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The default roles, as an API server has them once it is up; the same values in every cluster. */
final class DefaultPolicy {
    private static final Seq<KubeObject> OBJECTS = BootstrapPolicy.objects().map(DefaultPolicy::born);

    private DefaultPolicy() {}

    static Seq<KubeObject> objects() {
        return OBJECTS;
    }

    private static KubeObject born(KubeObject object) {
        return object.withMetadata(object.metadata()
                .withUid(Option.of(new Draw(0).uid("uid " + object.key())))
                .withCreationTimestamp(Option.of(Cluster.EPOCH)));
    }
}
