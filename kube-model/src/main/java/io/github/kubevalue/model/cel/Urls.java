package io.github.kubevalue.model.cel;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** URLs: absolute ones, and absolute paths. (apiserver/pkg/cel/library/urls.go) */
final class Urls {
    /** A name or an address and perhaps a port; IPv6 in brackets. */
    private static final String HOST = "(\\[.*]|[^:]*)(:\\d*)?";

    static final Vector<Overload> ALL = Vector.of(
            Overload.unary(
                    "url(string): url",
                    text -> new Val.Opaque(
                            Types.URL,
                            parse(text.toString())
                                    .getOrElseThrow(
                                            () -> new CelError("URL parse error during conversion from string: parse \""
                                                    + text + "\": invalid URI for request")))),
            Overload.unary(
                    "isURL(string): bool", text -> Val.of(parse(text.toString()).isDefined())),
            Overload.unary("url.getScheme(): string", url -> text(uri(url).getScheme())),
            Overload.unary("url.getHost(): string", url -> Val.of(host(uri(url)))),
            Overload.unary("url.getHostname(): string", url -> Val.of(hostname(uri(url)))),
            Overload.unary("url.getPort(): string", url -> Val.of(port(uri(url)))),
            Overload.unary("url.getEscapedPath(): string", url -> text(uri(url).getRawPath())),
            Overload.unary("url.getQuery(): map(string, list(string))", url -> query(uri(url))));

    private Urls() {}

    private static Option<URI> parse(String text) {
        try {
            URI uri = new URI(text.replace(" ", "%20"));
            boolean rooted = uri.isAbsolute() || text.startsWith("/");
            return Option.when(rooted && host(uri).matches(HOST), uri);
        } catch (URISyntaxException refusal) {
            return Option.none();
        }
    }

    private static URI uri(Val val) {
        return (URI) ((Val.Opaque) val).value();
    }

    private static Val.Text text(@Nullable String text) {
        return new Val.Text(Option.of(text).getOrElse(""));
    }

    private static String host(URI uri) {
        return text(uri.getRawAuthority()).value().replaceFirst(".*@", "");
    }

    private static String port(URI uri) {
        String host = host(uri);
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(colon + 1) : "";
    }

    private static String hostname(URI uri) {
        String host = host(uri);
        int colon = host.lastIndexOf(':');
        String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }

    private static Val query(URI uri) {
        LinkedHashMap<Val, Val> entries = LinkedHashMap.empty();
        for (String part : text(uri.getRawQuery()).value().split("&")) {
            int equals = part.indexOf('=');
            Val key = Val.of(decoded(equals < 0 ? part : part.substring(0, equals)));
            Val value = Val.of(decoded(equals < 0 ? "" : part.substring(equals + 1)));
            Vector<Val> before = entries.get(key).map(Operators::items).getOrElse(Vector.empty());
            entries = part.isEmpty() ? entries : entries.put(key, new Val.ListVal(before.append(value)));
        }
        return new Val.MapVal(entries);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
