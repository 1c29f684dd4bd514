package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Small clusters, and the chances that befall them. */
public final class Clusters {
    private Clusters() {}

    /** Up to four nodes, three Deployments, a StatefulSet and three Services. */
    public static Arbitrary<SmallCluster> clusters() {
        return Combinators.combine(
                        Nodes.nodes(),
                        distinct(Workloads.deployments(), 3),
                        distinct(Workloads.statefulSets(), 1),
                        distinct(Services.services(), 3))
                .as(SmallCluster::new)
                .withoutEdgeCases();
    }

    /** Chances, repeatable: each has a seed of its own; shrinks to the seed 0. */
    public static Arbitrary<Choice> choices() {
        return Arbitraries.longs().greaterOrEqual(0).map(Choice::seeded);
    }

    private static <T extends KubeObject> Arbitrary<Vector<T>> distinct(Arbitrary<T> objects, int most) {
        return objects.list().uniqueElements(KubeObject::key).ofMaxSize(most).map(Vector::ofAll);
    }
}
