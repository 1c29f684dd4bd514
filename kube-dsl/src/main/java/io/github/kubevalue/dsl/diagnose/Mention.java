package io.github.kubevalue.dsl.diagnose;

import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A host that some setting of a workload names.
 *
 * @param user the workload whose containers read the setting
 * @param object the object that holds the setting: the workload or a ConfigMap
 * @param field where it stands
 * @param setting the name of the setting; empty for an argument
 * @param host the host
 */
record Mention(Workload user, KubeObject object, String field, String setting, HostText host) {

    /** The Service that is meant, by its name and, if it is said, its namespace. */
    Option<Service> service(Facts facts) {
        Vector<String> labels = host.labels();
        if (labels.size() == 1) {
            return ServiceChecks.find(facts, user.namespace(), labels.head());
        }
        boolean short2 = labels.size() == 2 || labels.get(2).equals("svc");
        return short2 ? ServiceChecks.find(facts, labels.get(1), labels.head()) : Option.none();
    }

    /** The namespace in which the name is looked up. */
    String namespace() {
        Vector<String> labels = host.labels();
        int svc = labels.indexOf("svc");
        if (svc > 0) {
            return labels.get(svc - 1);
        }
        return labels.size() == 1 ? user.namespace() : labels.last();
    }

    /** Returns {@code deployment/demo/web uses it: CACHE_ADDR is cache:6379}. */
    String usage() {
        String says = (setting.isEmpty() ? "an argument" : setting) + " is " + host;
        return object.key().equals(user.object().key())
                ? user.object().key() + " uses it: " + says
                : user.object().key() + " uses it: " + says + " in " + object.key();
    }
}
