package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Vector;

/**
 * What a person might hand over as a small cluster: nodes, workloads, Services, and the namespaces these are in. Nothing
 * in it has been admitted yet. Its text has a line for each object.
 *
 * @param nodes the nodes, at least one
 * @param deployments the Deployments
 * @param statefulSets the StatefulSets
 * @param services the Services, with selectors that select pods of the workloads, or none
 */
public record SmallCluster(
        Vector<Node> nodes,
        Vector<Deployment> deployments,
        Vector<StatefulSet> statefulSets,
        Vector<Service> services) {

    /** The namespaces that the objects are in, but for {@code default}, which every cluster has. */
    public Vector<Namespace> namespaces() {
        return Vector.<KubeObject>ofAll(deployments)
                .appendAll(statefulSets)
                .appendAll(services)
                .map(KubeObject::namespace)
                .filter(namespace -> !namespace.equals("default"))
                .distinct()
                .map(Namespace::named);
    }

    /** All objects, each after those it needs. */
    public Vector<KubeObject> objects() {
        return Vector.<KubeObject>ofAll(namespaces())
                .appendAll(nodes)
                .appendAll(services)
                .appendAll(deployments)
                .appendAll(statefulSets);
    }

    @Override
    public String toString() {
        return objects().map(Line::of).mkString("\n", "\n", "\n");
    }
}
