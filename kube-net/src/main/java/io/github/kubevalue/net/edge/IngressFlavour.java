package io.github.kubevalue.net.edge;

/** Which controller's habits apply, by the {@code spec.controller} of the IngressClass. */
public enum IngressFlavour {
    /** ingress-nginx. */
    NGINX,
    /** Traefik: prefixes are prefixes of the text, not of its elements. */
    TRAEFIK,
    /** The AWS load balancer controller. */
    ALB,
    /** Any other controller: as the specification says. */
    SPECIFICATION;

    /** Returns the habits of the controller of that name. */
    public static IngressFlavour of(String controller) {
        return switch (controller) {
            case "k8s.io/ingress-nginx" -> NGINX;
            case "traefik.io/ingress-controller" -> TRAEFIK;
            case "ingress.k8s.aws/alb" -> ALB;
            default -> SPECIFICATION;
        };
    }
}
