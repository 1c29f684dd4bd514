package io.github.kubevalue.model.authorizer;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Who makes a request: a person, a service account or a component.
 *
 * @param name {@code jane}, {@code system:serviceaccount:shop:api}
 * @param groups the groups that the user is in
 */
public record User(String name, Seq<String> groups) {
    /** The group whose members may do everything, whatever the rules say. */
    public static final String MASTERS = "system:masters";
    /** The group of all who have said who they are. */
    public static final String AUTHENTICATED = "system:authenticated";
    /** The group of all who have not. */
    public static final String UNAUTHENTICATED = "system:unauthenticated";

    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";
    private static final String NODE = "system:node:";

    /** Who may do everything, and writes where nobody else is named. */
    public static final User ADMIN = new User("system:admin", Vector.of(MASTERS, AUTHENTICATED));
    /** Who has not said who he is. */
    public static final User ANONYMOUS = new User("system:anonymous", Vector.of(UNAUTHENTICATED));

    /** Returns the user of that name; a name of a service account or node is in the groups of those too. */
    public static User named(String name) {
        return named(name, Vector.empty());
    }

    /** Returns likewise a user that is in further groups. */
    public static User named(String name, Seq<String> groups) {
        if (name.equals(ANONYMOUS.name)) {
            return new User(name, groups.appendAll(ANONYMOUS.groups).distinct());
        }
        return new User(
                name, groups.appendAll(groupsOf(name)).append(AUTHENTICATED).distinct());
    }

    /** Returns a service account as a user. */
    public static User serviceAccount(String namespace, String name) {
        return named(serviceAccountName(namespace, name));
    }

    /** Returns the kubelet of a node as a user. */
    public static User node(String name) {
        return named(NODE + name);
    }

    /** Returns the name under which a service account makes its requests. */
    public static String serviceAccountName(String namespace, String name) {
        return SERVICE_ACCOUNT + namespace + ":" + name;
    }

    // apiserver/pkg/authentication/serviceaccount/util.go, MakeGroupNames; auth/nodeidentifier/default.go
    private static Seq<String> groupsOf(String name) {
        if (name.startsWith(NODE)) {
            return Vector.of("system:nodes");
        }
        if (!name.startsWith(SERVICE_ACCOUNT)) {
            return Vector.empty();
        }
        String namespace = name.substring(SERVICE_ACCOUNT.length()).split(":", 2)[0];
        return Vector.of("system:serviceaccounts", "system:serviceaccounts:" + namespace);
    }

    /** Whether the user may do everything. */
    public boolean isMaster() {
        return groups.contains(MASTERS);
    }

    /** Whether the user is a part of Kubernetes itself: a controller, the scheduler, a kubelet. */
    public boolean isComponent() {
        return name.startsWith(SERVICE_ACCOUNT + "kube-system:")
                || name.startsWith("system:kube-")
                || name.startsWith(NODE);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
