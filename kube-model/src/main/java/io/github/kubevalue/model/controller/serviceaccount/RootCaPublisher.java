package io.github.kubevalue.model.controller.serviceaccount;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;

/** Gives each namespace the ConfigMap by which pods know the API server's certificate authority. */
public final class RootCaPublisher extends NamespaceGift {
    // pkg/controller/certificates/rootcacertpublisher/publisher.go
    private static final String NAME = "kube-root-ca.crt";
    private static final String CERTIFICATES = "ca.crt";
    private static final String DESCRIBED = "kubernetes.io/description";
    private static final String DESCRIPTION = "Contains a CA bundle that can be used to verify the kube-apiserver when"
            + " using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is"
            + " guaranteed across distributions of Kubernetes clusters.";

    /** Returns the controller. */
    public RootCaPublisher() {}

    @Override
    public String name() {
        return "root-ca-certificate-publisher-controller";
    }

    @Override
    ResourceKey key(String namespace) {
        return ConfigMap.KIND.key(namespace, NAME);
    }

    @Override
    KubeObject make(String namespace) {
        return filled(ConfigMap.named(namespace, NAME));
    }

    /** Which certificates they are is not modelled: those that are there stay. */
    private static ConfigMap filled(ConfigMap bundle) {
        return bundle.withData(certificates(bundle))
                .withMetadata(bundle.metadata().withAnnotation(DESCRIBED, DESCRIPTION));
    }

    private static SortedMap<String, String> certificates(ConfigMap bundle) {
        return TreeMap.of(CERTIFICATES, bundle.data().getOrElse(CERTIFICATES, ""));
    }

    @Override
    KubeObject mended(KubeObject found) {
        // publisher.go, syncNamespace: any description will do
        ConfigMap bundle = (ConfigMap) found;
        boolean isDescribed = bundle.metadata().annotations().get(DESCRIBED).exists(text -> !text.isEmpty());
        return bundle.data().equals(certificates(bundle)) && isDescribed ? bundle : filled(bundle);
    }
}
