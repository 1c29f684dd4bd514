package io.github.kubevalue.dsl.build;

/** An Ingress in the saying. Paths belong to the host said last; before any, to every host. */
public interface IngressStage {

    /** The class whose controller serves it. */
    IngressStage ingressClass(String name);

    /** Begins the paths of a host. */
    IngressStage host(String host);

    /** Sends a path and all below it to a Service's port. */
    IngressStage path(String path, String service, int port);

    /** Sends exactly that path to a Service's port. */
    IngressStage exactPath(String path, String service, int port);

    /** Sends what no rule matches to a Service's port. */
    IngressStage defaultBackend(String service, int port);

    /** Serves that host by TLS with the certificate of a Secret. */
    IngressStage tls(String host, String secret);
}
