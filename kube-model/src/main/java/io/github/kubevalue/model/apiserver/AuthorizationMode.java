package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.authorizer.Authorizer;
import io.github.kubevalue.model.authorizer.node.NodeAuthorizer;
import io.github.kubevalue.model.authorizer.rbac.Rbac;

/** How an API server decides who may do what: the flag {@code --authorization-mode}. */
public enum AuthorizationMode {
    /** Everybody may do everything; nobody is asked who he is. */
    ALWAYS_ALLOW,
    /** {@code Node,RBAC}: kubelets may what concerns their node, and all others what roles give them. */
    NODE_RBAC;

    // pkg/kubeapiserver/authorizer/config.go: the group system:masters comes before all others
    private static final Authorizer NODE_AND_RBAC =
            Authorizer.union(Authorizer.MASTERS, new NodeAuthorizer(), new Rbac());

    /** Who decides. */
    public Authorizer authorizer() {
        return switch (this) {
            case ALWAYS_ALLOW -> Authorizer.ALWAYS_ALLOW;
            case NODE_RBAC -> NODE_AND_RBAC;
        };
    }
}
