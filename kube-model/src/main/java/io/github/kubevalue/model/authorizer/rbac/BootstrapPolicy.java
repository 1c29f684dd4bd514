package io.github.kubevalue.model.authorizer.rbac;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.rbac.ClusterRole;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The roles and bindings that every API server makes: {@code cluster-admin}, {@code view}, {@code system:node}, and a role for
 * each controller. Aggregated roles have the rules of those that they gather.
 */
public final class BootstrapPolicy {
    private static final Vector<KubeObject> OBJECTS = read();

    private BootstrapPolicy() {}

    /** The ClusterRoles, Roles, ClusterRoleBindings and RoleBindings. */
    public static Seq<KubeObject> objects() {
        return OBJECTS;
    }

    private static Vector<KubeObject> read() {
        Vector<KubeObject> written = new BootstrapText(lines()).objects();
        Seq<ClusterRole> roles =
                written.filter(ClusterRole.class::isInstance).map(ClusterRole.class::cast);
        return written.map(object -> object instanceof ClusterRole role ? gathered(role, roles) : object);
    }

    /** A role that gathers one which itself gathers is complete at the second turn. */
    private static ClusterRole gathered(ClusterRole role, Seq<ClusterRole> roles) {
        return Aggregation.of(role, roles.map(other -> Aggregation.of(other, roles)));
    }

    private static Vector<String> lines() {
        try (InputStream text = Objects.requireNonNull(
                BootstrapPolicy.class.getResourceAsStream("bootstrap-policy.txt"))) {
            return Vector.of(new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
