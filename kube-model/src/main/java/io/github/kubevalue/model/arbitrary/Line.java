package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.Tuple2;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;

/** An object in one line, as the report of a counterexample shows it. */
final class Line {
    private Line() {}

    static String of(KubeObject object) {
        return object.key() + facts(object);
    }

    private static String facts(KubeObject object) {
        if (object instanceof Node node) {
            return node(node);
        }
        if (object instanceof Service service) {
            return service(service);
        }
        if (object instanceof Deployment deployment) {
            return workload(deployment.spec().replicas(), deployment.spec().template());
        }
        if (object instanceof StatefulSet set) {
            return workload(set.spec().replicas(), set.spec().template());
        }
        return "";
    }

    private static String node(Node node) {
        SortedMap<String, Quantity> room = node.status().allocatable();
        return room.map(resource -> " " + resource._1 + "=" + resource._2).mkString()
                + node.metadata()
                        .labels()
                        .get(Scheduling.ZONE)
                        .map(zone -> " in " + zone)
                        .getOrElse("")
                + node.spec()
                        .taints()
                        .map(Taint::text)
                        .map(taint -> " tainted " + taint)
                        .mkString()
                + (node.spec().isUnschedulable() ? " cordoned" : "");
    }

    private static String service(Service service) {
        if (service.spec().isExternalName()) {
            return " alias of " + service.spec().externalName().getOrElse("");
        }
        return (service.isHeadless() ? " headless" : " " + service.spec().effectiveType())
                + " for " + labels(service.spec().selector())
                + service.spec()
                        .ports()
                        .map(port -> " " + port.port() + "->" + port.effectiveTargetPort())
                        .mkString();
    }

    private static String workload(Option<Integer> replicas, PodTemplateSpec template) {
        return " x" + replicas.getOrElse(1)
                + template.spec()
                        .containers()
                        .map(container -> " " + container.name()
                                + labels(container.resources().requests()))
                        .mkString()
                + (template.metadata().annotations().isEmpty()
                        ? ""
                        : " " + labels(template.metadata().annotations()));
    }

    private static String labels(SortedMap<String, ?> labels) {
        return labels.isEmpty() ? "" : labels.map(Line::pair).mkString("{", ", ", "}");
    }

    private static String pair(Tuple2<String, ?> entry) {
        return entry._1 + "=" + entry._2;
    }
}
