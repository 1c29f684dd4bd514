package io.github.kubevalue.dsl.diagnose;

import io.github.kubevalue.dsl.hosts.HostText;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A host that a manifest names.
 *
 * @param user the workload whose containers read the setting, if that is known
 * @param object the object that holds the setting: the workload, a ConfigMap, a Secret
 * @param field where it stands
 * @param setting the name of the setting; empty for an argument
 * @param host the host
 */
public record Mention(Option<Workload> user, KubeObject object, String field, String setting, HostText host) {

    /** A host that the manifest of a workload itself names. */
    public static Mention by(Workload user, String field, String setting, HostText host) {
        return new Mention(Option.some(user), user.object(), field, setting, host);
    }

    /** A pod that would look the name up: one of the workload, or just any of the namespace. */
    public Pod asker() {
        return user.map(Workload::example)
                .getOrElse(() -> Pod.builder()
                        .metadata(ObjectMeta.named(object.namespace(), object.name()))
                        .build());
    }

    /** Returns {@code the pods of deployment/demo/web}. */
    public String askers() {
        return user.map(workload -> "the pods of " + workload.object().key())
                .getOrElse(() -> "pods of namespace " + object.namespace());
    }

    /** The namespace from which the name is looked up. */
    public String from() {
        return object.namespace();
    }

    /** The Service that is meant, by its name and, if it is said, its namespace. */
    public Option<Service> service(Facts facts) {
        Vector<String> labels = host.labels();
        if (labels.size() == 1) {
            return facts.service(from(), labels.head());
        }
        boolean short2 = labels.size() == 2 || labels.get(2).equals("svc");
        return short2 ? facts.service(labels.get(1), labels.head()) : Option.none();
    }

    /** Returns {@code deployment/demo/web uses it: CACHE_ADDR is cache:6379}. */
    public String usage() {
        String says = (setting.isEmpty() ? "an argument" : setting) + " is " + host;
        return user.map(workload -> workload.object().key() + " uses it: " + says
                        + (workload.object().key().equals(object.key()) ? "" : " in " + object.key()))
                .getOrElse(() -> object.key() + " names it: " + says);
    }
}
