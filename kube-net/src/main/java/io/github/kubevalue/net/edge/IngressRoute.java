package io.github.kubevalue.net.edge;

import io.github.kubevalue.model.networking.HTTPIngressPath;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.PathType;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** One path of one host of one Ingress, and what it matches. */
record IngressRoute(Ingress ingress, Option<String> host, HTTPIngressPath path) {
    private static final String NGINX = "nginx.ingress.kubernetes.io/";

    boolean isAnyHost() {
        return host.filter(name -> !name.isEmpty()).isEmpty();
    }

    boolean isHost(String hostname) {
        return host.exists(name -> !name.startsWith("*") && name.equalsIgnoreCase(hostname));
    }

    boolean isWildcardOf(String hostname) {
        return host.exists(name -> name.startsWith("*.") && covers(name, hostname));
    }

    /** Whether a name of a rule or certificate, perhaps a wildcard for one label, covers a host. */
    static boolean covers(String name, String hostname) {
        if (!name.startsWith("*.")) {
            return name.equalsIgnoreCase(hostname);
        }
        int dot = hostname.indexOf('.');
        return dot > 0 && hostname.substring(dot).equals(name.substring(1).toLowerCase(Locale.ROOT));
    }

    /** The path as written; empty means the root. */
    String text() {
        return path.path().filter(text -> !text.isEmpty()).getOrElse("/");
    }

    boolean isExact() {
        return path.pathType().contains(PathType.EXACT);
    }

    boolean isPrefix() {
        return path.pathType().contains(PathType.PREFIX);
    }

    /** Whether this Ingress turns all paths of its host into regular expressions, as ingress-nginx does. */
    boolean usesRegex() {
        var annotations = ingress.metadata().annotations();
        return annotations.get(NGINX + "use-regex").contains("true")
                || annotations.get(NGINX + "rewrite-target").exists(target -> !target.equals(text()));
    }

    boolean matches(String requested, IngressFlavour flavour, boolean regex) {
        if (regex) {
            return Pattern.compile("^" + text(), Pattern.CASE_INSENSITIVE)
                    .matcher(requested)
                    .find();
        }
        if (isExact()) {
            return requested.equals(text());
        }
        return switch (flavour) {
            case NGINX -> isPrefix() ? matchesLocation(requested) : requested.startsWith(text());
            case TRAEFIK -> requested.startsWith(text());
            case ALB -> isPrefix() ? matchesElements(requested) : matchesWildcards(requested);
            case SPECIFICATION -> matchesElements(requested);
        };
    }

    /** The locations that ingress-nginx writes for a prefix: {@code = /p} and {@code /p/}. */
    private boolean matchesLocation(String requested) {
        String text = text();
        return text.endsWith("/")
                ? requested.startsWith(text)
                : requested.equals(text) || requested.startsWith(text + "/");
    }

    /** Element by element; one slash at the end of either side does not count. */
    private boolean matchesElements(String requested) {
        String prefix = withoutSlash(text());
        String path = withoutSlash(requested);
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private boolean matchesWildcards(String requested) {
        StringBuilder pattern = new StringBuilder();
        for (char c : text().toCharArray()) {
            pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return requested.matches(pattern.toString());
    }

    /** Exact paths first (not among regular expressions), then the longer one; of equals the first, which is the older. */
    static Comparator<IngressRoute> precedence(boolean regex) {
        Comparator<IngressRoute> longest = Comparator.comparing(
                        (IngressRoute route) -> route.text().length())
                .reversed();
        return regex
                ? longest
                : Comparator.comparing((IngressRoute route) -> !route.isExact()).thenComparing(longest);
    }

    /** Returns {@code myapp.com/api}. */
    @Override
    public String toString() {
        return host.getOrElse("*") + text();
    }
}
