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
                gathered(written.filter(ClusterRole.class::isInstance).map(ClusterRole.class::cast));
        return Vector.<KubeObject>ofAll(roles).appendAll(written.filter(object -> !(object instanceof ClusterRole)));
    }

    /** Roles gather roles that themselves gather: {@code admin} gathers {@code edit}, which gathers {@code view}. */
    private static Seq<ClusterRole> gathered(Seq<ClusterRole> roles) {
        Seq<ClusterRole> next = roles.map(role -> Aggregation.of(role, roles));
        return next.equals(roles) ? roles : gathered(next);
    }

    private static Vector<String> lines() {
        try (InputStream text =
                Objects.requireNonNull(BootstrapPolicy.class.getResourceAsStream("bootstrap-policy.txt"))) {
            return Vector.of(new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
