package io.github.kubevalue.dns.externaldns;

import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Pattern;

/** What listeners and routes have in common: hosts and protocols. */
// sigs.k8s.io/external-dns, source/gateway.go, gwMatchingHost and gwProtocolMatches
final class GatewayHosts {
    private static final Pattern NAME = Pattern.compile(
            "(?:\\*\\.)?[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final String ANY_LABELS = "*.";

    private GatewayHosts() {}

    /**
     * Returns the more precise of two hosts that overlap: {@code *.example.com} holds every name below {@code example.com}, an
     * empty host every name.
     */
    static Option<String> matching(String one, String other) {
        if (!isHost(one) || !isHost(other)) {
            return Option.none();
        }
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        if (a.isEmpty() || a.equals(b)) {
            return Option.some(b);
        }
        if (b.isEmpty() || holds(b, a)) {
            return Option.some(a);
        }
        return Option.when(holds(a, b), b);
    }

    private static boolean holds(String wide, String narrow) {
        boolean wider =
                wide.length() < narrow.length() || wide.length() == narrow.length() && !narrow.startsWith(ANY_LABELS);
        return wider && wide.startsWith(ANY_LABELS) && narrow.endsWith(wide.substring(1));
    }

    private static boolean isHost(String text) {
        return text.isEmpty()
                || Ip.tryParse(text).isEmpty()
                        && text.length() <= 255
                        && NAME.matcher(text).matches();
    }

    /** Whether a route of a protocol may use a listener of another: HTTP and HTTPS are one, and TCP goes over TLS too. */
    static boolean isSame(String route, String listener) {
        return plain(route).equals(plain(listener)) || route.equals("TCP") && listener.equals("TLS");
    }

    private static String plain(String protocol) {
        return protocol.equals("HTTPS") ? "HTTP" : protocol;
    }
}
