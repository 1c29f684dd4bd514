package io.github.kubevalue.model.controller.serviceaccount;

import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;

/** Gives each namespace the ServiceAccount that pods run as unless they name another. */
public final class ServiceAccountsController extends NamespaceGift {
    // pkg/controller/serviceaccount/serviceaccounts_controller.go
    private static final String NAME = "default";

    /** Returns the controller. */
    public ServiceAccountsController() {}

    @Override
    public String name() {
        return "serviceaccount-controller";
    }

    @Override
    ResourceKey key(String namespace) {
        return ServiceAccount.KIND.key(namespace, NAME);
    }

    @Override
    KubeObject make(String namespace) {
        return ServiceAccount.named(namespace, NAME);
    }
}
