package io.github.kubevalue.dsl.diagnose.workload;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Nearest;
import io.github.kubevalue.dsl.diagnose.Trouble;
import io.github.kubevalue.dsl.diagnose.Workload;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * What a pod needs of its namespace.
 *
 * @param field where the need is written
 * @param kind the kind of the object
 * @param name its name
 * @param keys the keys that it must have
 * @param optional whether the pod does without
 */
record Reference(String field, Kind<? extends KubeObject> kind, String name, Seq<String> keys, boolean optional) {

    static Reference to(String field, Kind<? extends KubeObject> kind, Option<String> name) {
        return new Reference(field, kind, name.getOrElse(""), Vector.empty(), false);
    }

    Reference withKeys(Seq<String> keys) {
        return new Reference(field, kind, name, keys, optional);
    }

    Reference unless(Option<Boolean> optional) {
        return new Reference(field, kind, name, keys, optional.getOrElse(false));
    }

    /** The finding that it is not there, if it is not. */
    Option<Finding> missing(Facts facts, Workload workload, String consequence) {
        if (optional || name.isEmpty()) {
            return Option.none();
        }
        Option<? extends KubeObject> object = facts.snapshot().get(kind, workload.namespace(), name);
        if (object.isEmpty()) {
            return Option.some(absent(facts, workload, consequence));
        }
        Set<String> present = keysOf(object.get());
        return keys.find(key -> !present.contains(key)).map(key -> absentKey(workload, key, present, consequence));
    }

    private Finding absent(Facts facts, Workload workload, String consequence) {
        Seq<? extends KubeObject> all = facts.snapshot().list(kind);
        Option<String> nearest = Nearest.name(
                name,
                all.filter(each -> each.namespace().equals(workload.namespace()))
                        .map(KubeObject::name));
        Option<String> elsewhere = all.filter(each -> each.name().equals(name))
                .map(each -> each.key() + " is in another namespace")
                .headOption();
        return Finding.error(word() + "-missing", workload.object(), field)
                .message("there is no " + kind.name() + " " + name + " in namespace " + workload.namespace() + ": "
                        + consequence)
                .because(evidence(workload)
                        .appendAll(mountFailures(facts, workload))
                        .appendAll(elsewhere.orElse(() -> nearest.map(near -> "nearest: " + near))))
                .fix(nearest.map(near -> "name " + near + ", or create " + name)
                        .getOrElse("create the " + kind.name() + " " + name))
                .build();
    }

    private Finding absentKey(Workload workload, String key, Set<String> present, String consequence) {
        Option<String> nearest = Nearest.name(key, present.toVector());
        return Finding.error(word() + "-key-missing", workload.object(), field)
                .message(kind.name() + " " + name + " has no key " + key + ": " + consequence)
                .because(evidence(workload)
                        .append("its keys are " + present.toVector().sorted().mkString(", ")))
                .fix(nearest.map(near -> "name the key " + near).getOrElse("add the key to the " + kind.name()))
                .build();
    }

    private static Seq<String> evidence(Workload workload) {
        return workload.pods().filter(pod -> !pod.isReady()).map(Trouble::of).take(1);
    }

    /** What the kubelet tells of a pod that waits for its volumes; the status of its containers does not say it. */
    private Seq<String> mountFailures(Facts facts, Workload workload) {
        Set<String> pods = workload.pods().flatMap(pod -> pod.metadata().uid()).toSet();
        return facts.running()
                .cluster()
                .events()
                .filter(event -> event.reason().contains("FailedMount"))
                .filter(event -> event.involvedObject().uid().exists(pods::contains))
                .flatMap(Event::message)
                .filter(message -> message.contains("\"" + name + "\""))
                .map(message -> "event FailedMount: " + message)
                .take(1);
    }

    private String word() {
        return switch (kind.name()) {
            case "ConfigMap" -> "config-map";
            case "ServiceAccount" -> "service-account";
            case "PersistentVolumeClaim" -> "volume-claim";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }

    private static Set<String> keysOf(KubeObject object) {
        if (object instanceof ConfigMap map) {
            return map.data().keySet().addAll(map.binaryData().keySet());
        }
        return object instanceof Secret secret
                ? secret.data().keySet().addAll(secret.stringData().keySet())
                : HashSet.empty();
    }
}
