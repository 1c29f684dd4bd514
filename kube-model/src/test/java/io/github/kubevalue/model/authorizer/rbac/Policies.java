package io.github.kubevalue.model.authorizer.rbac;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.rbac.ClusterRole;
import io.github.kubevalue.model.rbac.PolicyRule;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Roles and bindings written as the table of default roles is. */
final class Policies {
    private Policies() {}

    static Seq<KubeObject> objects(String text) {
        return new BootstrapText(Vector.of(text.split("\n")).filter(line -> !line.isBlank())).objects();
    }

    static Store store(String text) {
        return store(objects(text));
    }

    static Store store(Seq<KubeObject> objects) {
        return objects.foldLeft(Store.empty(RbacIndexes.CATALOG), Store::put);
    }

    /** Rules, one a line: {@code get,list pods in ""}. */
    static Seq<PolicyRule> rules(String text) {
        return ((ClusterRole) objects("clusterrole any\n" + text.indent(2)).head()).rules();
    }
}
