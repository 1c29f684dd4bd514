package io.github.kubevalue.dsl.ask;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is dialled: {@code tcp://web:80}, {@code udp://10.96.0.10:53}, {@code http://myapp.com/api}, {@code icmp://10.0.2.15}.
 *
 * @param scheme tcp, udp, sctp, http, https or icmp
 * @param host a name or an address
 * @param port the port; 0 for a ping
 * @param path the path of an HTTP request; empty otherwise
 */
public record Target(String scheme, String host, int port, String path) {
    private static final Pattern SHAPE =
            Pattern.compile("(tcp|udp|sctp|http|https|icmp)://(\\[[^\\]/]+\\]|[^:/?]+)(?::(\\d{1,5}))?([/?].*)?");

    /** Reads a target, or says what is wrong with it. */
    public static Either<String, Target> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Either.left(
                    "not a target: \"" + text
                            + "\" (tcp://HOST:PORT, udp://HOST:PORT, sctp://HOST:PORT, http://HOST[:PORT]/PATH, https://…, icmp://HOST)");
        }
        String scheme = matcher.group(1);
        String host = matcher.group(2).replaceAll("[\\[\\]]", "");
        Option<Integer> port = Option.of(matcher.group(3)).map(Integer::valueOf).orElse(() -> defaultPort(scheme));
        String path = Option.of(matcher.group(4)).getOrElse("");
        if (port.isEmpty() || !scheme.equals("icmp") && (port.get() < 1 || port.get() > 65535)) {
            return Either.left(port.map(number -> "port must be 1 to 65535, was " + number)
                    .getOrElse("\"" + text + "\" needs a port: " + scheme + "://HOST:PORT"));
        }
        boolean http = scheme.startsWith("http");
        if (!http && !path.isEmpty() && !path.equals("/")) {
            return Either.left("\"" + text + "\" has a path, which only http and https have");
        }
        return Either.right(new Target(scheme, host, port.get(), http ? rooted(path) : ""));
    }

    private static String rooted(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    private static Option<Integer> defaultPort(String scheme) {
        return switch (scheme) {
            case "http" -> Option.some(80);
            case "https" -> Option.some(443);
            case "icmp" -> Option.some(0);
            default -> Option.none();
        };
    }

    /** Whether an HTTP request is made. */
    public boolean isHttp() {
        return scheme.startsWith("http");
    }

    /** The Host header that a client sends for it. */
    public String hostHeader() {
        boolean usual = scheme.equals("http") && port == 80 || scheme.equals("https") && port == 443;
        return (usual ? host : host + ":" + port).toLowerCase(Locale.ROOT);
    }

    /** Returns {@code http://myapp.com/api}. */
    @Override
    public String toString() {
        String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        boolean usual = defaultPort(scheme).contains(port);
        return scheme + "://" + shown + (usual ? "" : ":" + port) + path;
    }
}
